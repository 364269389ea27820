/** What follows from an evaluation's facts. */
import type { ReportHouseholds } from '#contracts/workflow/evaluation.js'
import { addDays, instantAt, localDateOf, type Instant } from '#domain/calendar/local-date.js'
import type { EvaluationState } from '#domain/evaluation/evaluation-states.js'
import type { ClockSpec, Point } from '#domain/kernel/lifecycle.js'
import { refusal, type Refusal } from '#domain/kernel/refusal.js'
import type { StepRow } from '#domain/kernel/rows.js'
import type { UnitId } from '#domain/organisation/roles.js'
import type { EvaluationFacts } from './evaluation.facts.js'

const hourMs = 3_600_000

/** The end of the day so many days after the day of a moment. */
const endOfDayAfter = (from: Instant, days: number): Instant =>
  instantAt(addDays(localDateOf(from), days + 1), '00:00')

/** Ballots are taken from nine o'clock of the day it was planned for, or at once when that has passed. */
export const planned = (facts: EvaluationFacts, now: Instant, openDays: number) => {
  const opensAt = Math.max(now, instantAt(facts.settings.opensOn, '09:00'))
  return { ...facts, opensAt, votingSince: opensAt, closesAt: endOfDayAfter(opensAt, openDays) }
}

export const extended = (
  facts: EvaluationFacts,
  { now, days, reason, bySystem }: { now: Instant; days: number; reason: string; bySystem: boolean },
): EvaluationFacts => {
  const from = Math.max(now, facts.closesAt ?? now)
  return {
    ...facts,
    votingSince: now,
    closesAt: endOfDayAfter(from - 1, days),
    extension: { at: now, reason, bySystem },
  }
}

/** Something that happens by itself at a moment, counted from another. */
const at = (from: Instant, until: Instant, outcome: string): ClockSpec => {
  const budget = { unit: 'hours' as const, amount: Math.max(until - from, 1_000) / hourMs }
  return {
    budget,
    startedAt: from,
    stages: [{ id: `auto-${outcome}`, after: budget, does: 'auto', outcome }],
  }
}

/** Since its approval it has its moments. */
export const isPlanned = ({ approval, opensAt, votingSince, closesAt }: EvaluationFacts): boolean =>
  [approval, opensAt, votingSince, closesAt].every(told => told !== undefined)

export const isCounted = ({ count }: EvaluationFacts): boolean => count !== undefined

/** Nothing opens by itself that was not approved. */
export const untilOpening = ({ approval, opensAt }: EvaluationFacts): ClockSpec | undefined =>
  approval && opensAt !== undefined ? at(approval.at, opensAt, 'due') : undefined

export const untilClosing = ({ votingSince, closesAt }: EvaluationFacts): ClockSpec | undefined =>
  votingSince !== undefined && closesAt !== undefined ? at(votingSince, closesAt, 'over') : undefined

/** Communities that have not said yet how many households they have. */
export const withoutList = ({ communityIds, lists }: EvaluationFacts): UnitId[] =>
  communityIds.filter(id => lists[id] === undefined)

/** The community or agency itself, or what it has become part of. */
export const speakerOf = ({ heirs }: EvaluationFacts, unitId: UnitId): UnitId => heirs?.[unitId] ?? unitId

/** Whose list a seat tells: its own community's, or that of one it speaks for. */
export const tellsFor = (facts: EvaluationFacts, chair: UnitId): UnitId =>
  withoutList(facts).find(id => id === chair) ??
  withoutList(facts).find(id => speakerOf(facts, id) === chair) ??
  chair

export const refuseList = (
  facts: EvaluationFacts,
  chair: UnitId,
  { listed, note }: ReportHouseholds,
): Refusal | undefined => {
  const { settings, lists } = facts
  const told = lists[tellsFor(facts, chair)]
  if (told) return refusal('householdsReported', { listed: told.listed })
  return listed < settings.households && note === undefined
    ? refusal('fewerHouseholds', { listed, asked: settings.households, minimumValid: settings.minimumValid })
    : undefined
}

const stateAt: Readonly<Record<string, EvaluationState>> = {
  preparing: 'prepared',
  approving: 'prepared',
  approved: 'approved',
  open: 'open',
  closed: 'closed',
  tallied: 'tallied',
  objections: 'objections',
  publishing: 'objections',
  published: 'published',
  delivered: 'delivered',
}

/** Its row, and the lists that households are drawn from. */
export const evaluationRows = ({ facts, processId, stage }: Point<EvaluationFacts>): StepRow[] => {
  const { opensOn: _planned, ...settings } = facts.settings
  const row = {
    ...settings,
    id: processId,
    districtId: facts.districtId,
    communityIds: facts.communityIds,
    state: stateAt[stage] ?? ('stopped' as const),
    extended: facts.extension !== undefined,
    ...(facts.opensAt !== undefined && { opensAt: facts.opensAt }),
    ...(facts.closesAt !== undefined && { closesAt: facts.closesAt }),
  }
  const lists = Object.entries(facts.lists).map(([communityId, { listed }]) => ({
    table: 'householdList' as const,
    row: { evaluationId: processId, communityId, listed },
  }))
  return [{ table: 'evaluation', row }, ...lists]
}

/**
 * Units that became others (a merger). From the approval on the communities stay as they were approved: whom residents judge and
 * the slips in their hands are the old community's, and its heir only speaks for it.
 */
export const withUnits = (facts: EvaluationFacts, moved: (id: UnitId) => UnitId): EvaluationFacts => {
  const common = {
    ...facts,
    districtId: moved(facts.districtId),
    receivers: [...new Set(facts.receivers.map(moved))],
  }
  if (facts.approval === undefined)
    return { ...common, communityIds: [...new Set(facts.communityIds.map(moved))] }
  const named = new Set([...facts.communityIds, ...facts.receivers, ...Object.keys(facts.heirs ?? {})])
  const heirs = [...named].flatMap(id => {
    const heir = moved(speakerOf(facts, id))
    return heir === id ? [] : [[id, heir] as const]
  })
  return heirs.length > 0 ? { ...common, heirs: Object.fromEntries(heirs) } : common
}
