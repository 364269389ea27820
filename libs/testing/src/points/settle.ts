/**
 * What a month's settlement ought to write, over values: the SQL that does it for a million is held against it. Each pass looks at what
 * stands and at what the ledger holds; so a pass that was cut short, repeated or came late ends where one pass ends.
 */
import { monthOf } from '#domain/points/months.js'
import { rulesOfMonth } from '#domain/points/point-rules.js'
import type { PointEntry, PointFact, PointRules } from '#domain/points/points.js'

export interface SettlementInput {
  month: string
  /** Those that stand. */
  facts: readonly PointFact[]
  ledger: readonly PointEntry[]
  versions: readonly PointRules[]
  isPublished: (month: string) => boolean
  /** Keys of the entries that upheld objections take back: what was given for the fact is taken, and not given again. */
  takenBack?: ReadonlySet<string>
}

type Keyed = Pick<PointEntry, 'rule' | 'factKind' | 'factId' | 'subject' | 'subjectId'>
export const keyOfEntry = ({ rule, factKind, factId, subject, subjectId }: Keyed): string =>
  [rule, factKind, factId, subject, subjectId].join('\n')
const keyOfFact = ({ kind, id, ...fact }: PointFact) => keyOfEntry({ ...fact, factKind: kind, factId: id })

interface Standing {
  last: PointEntry
  net: number
}

const standingOf = (ledger: readonly PointEntry[]): Map<string, Standing> => {
  const found = new Map<string, Standing>()
  for (const entry of ledger) {
    const key = keyOfEntry(entry)
    const net = (found.get(key)?.net ?? 0) + entry.amount
    found.set(key, { last: entry, net })
  }
  return found
}

/** The entries still to be written for the month, without ids. */
export const entriesToWrite = (input: SettlementInput): Omit<PointEntry, 'id'>[] => {
  const standing = standingOf(input.ledger)
  const facts = new Map(input.facts.map(fact => [keyOfFact(fact), fact]))
  const isTakenBack = (key: string) => input.takenBack?.has(key) === true
  const given = [...facts].flatMap(([key, fact]) =>
    isTakenBack(key) ? [] : giving(input, fact, standing.get(key)),
  )
  const taken = [...standing].flatMap(([key, at]) =>
    takingBack(input, at, isTakenBack(key) ? 'objection' : facts.has(key) ? undefined : 'factGone'),
  )
  return [...given, ...taken]
}

/** A month's own facts; those of a published month come late and are a correction in this one. */
const belongs = ({ month, isPublished }: SettlementInput, on: string): boolean =>
  monthOf(on) === month || (monthOf(on) < month && isPublished(monthOf(on)))

const giving = (
  input: SettlementInput,
  fact: PointFact,
  at: Standing | undefined,
): Omit<PointEntry, 'id'>[] => {
  if (!belongs(input, fact.on)) return []
  const { rule, subject, subjectId, on: factOn } = fact
  const own = { month: input.month, subject, subjectId, rule, factKind: fact.kind, factId: fact.id, factOn }
  if (!at) {
    const { version, amounts } = rulesOfMonth(input.versions, monthOf(factOn))
    return [{ ...own, version, amount: amounts[rule] }]
  }
  if (at.net > 0 || at.last.cause !== 'factGone') return []
  return [{ ...own, version: at.last.version, amount: -at.last.amount, reverses: at.last.id }]
}

const takingBack = (
  input: SettlementInput,
  { last, net }: Standing,
  cause: PointEntry['cause'],
): Omit<PointEntry, 'id'>[] => {
  if (net <= 0 || cause === undefined || !belongs(input, last.factOn)) return []
  const { id: reverses, ...entry } = last
  return [{ ...entry, month: input.month, amount: -net, reverses, cause }]
}
