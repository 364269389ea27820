import { isAdministrator } from '../organisation/grant-rules.js'
import { isWithin } from '../organisation/tree-path.js'
import { difference, type Change } from './change.js'
import type { Directory, HeldOffice, KnownPerson } from './directory.js'
import { finding } from './finding.js'
import type { Match } from './match-members.js'
import type { MemberRow } from './read-members.js'

export interface MemberPlan {
  readonly changes: readonly Change[]
  readonly unchanged: number
  /** Live members of the units that the file names whom it does not name. */
  readonly unnamed: readonly KnownPerson[]
}

export interface MemberPlanOptions {
  full: boolean
  newId: (row: MemberRow) => string
  /** Named by rows that were left out by decision: they stay as they are. */
  leftOut: ReadonlySet<string>
}

/** What the rows change, person by person; with `full` whoever the file leaves out of its units leaves. */
export function planMembers(
  directory: Directory,
  matches: readonly Match[],
  { full, newId, leftOut }: MemberPlanOptions,
): MemberPlan {
  const changes: Change[] = []
  const paths = new Map(directory.units.map(({ id, path }) => [id, path]))
  const pathOf: PathOf = id => paths.get(id) ?? ''
  let unchanged = 0
  for (const match of matches) {
    const change = match.person ? changeOf(match.row, match.person, pathOf) : additionOf(match.row, newId)
    if (change && endsAdministration(change)) refuseAdministrator(match.row)
    else if (change) changes.push(change)
    else unchanged += 1
  }
  const unnamed = unnamedBy(directory, matches).filter(
    ({ id, offices }) => !leftOut.has(id) && !offices.some(({ role }) => isAdministrator(role)),
  )
  const lastDay = dayBefore(directory.today)
  if (full) changes.push(...unnamed.map(person => departure(person, lastDay, null)))
  return { changes, unchanged, unnamed }
}

/** The offices of the three administrators are taken from nobody by one person's file. */
const endsAdministration = ({ before }: Change): boolean =>
  ((before?.offices ?? []) as HeldOffice[]).some(({ role }) => isAdministrator(role))

const refuseAdministrator = ({ reading }: MemberRow): void =>
  reading.add(finding('administratorsOffice', reading.place('name')))

function additionOf(row: MemberRow, newId: (row: MemberRow) => string): Change | undefined {
  if (row.leftOn !== undefined) {
    row.reading.add(finding('leaverUnknown', row.reading.place('leftOn')))
    return undefined
  }
  const { livesInId, phone, staffNumber } = row
  const after = {
    name: row.name,
    unitId: row.unit.id,
    joinedOn: row.joined?.day,
    staffNumber,
    livesInId,
    phone,
  }
  const filled = Object.fromEntries(Object.entries(after).filter(([, value]) => value !== undefined))
  return { ...about(newId(row), row), change: 'added', before: null, after: filled }
}

/** An empty cell leaves as it was what stands in the directory. */
function changeOf(row: MemberRow, person: KnownPerson, pathOf: PathOf): Change | undefined {
  if (row.leftOn !== undefined && person.leftOn === null) return departure(person, row.leftOn, row.row)
  if (row.leftOn !== undefined) return undefined
  const told = {
    name: row.name,
    unitId: row.unit.id,
    staffNumber: row.staffNumber,
    livesInId: row.livesInId,
    phone: row.phone,
    joinedOn: joinedOf(row, person),
    leftOn: person.leftOn === null ? undefined : null,
  }
  const differs = difference({ ...person }, told)
  if (!differs) return undefined
  const moves = differs.after.unitId !== undefined
  const ending = moves ? officesLeftBehind(person, row.unit.path, pathOf) : []
  const change = person.leftOn !== null ? 'returned' : moves ? 'moved' : 'changed'
  return { ...about(person.id, row), change, ...differs, ...withOffices(differs.before, ending) }
}

type PathOf = (unitId: string) => string

/** Those at the old unit and below it, unless the new unit is where they are: an agency's people come to its own branch. */
const officesLeftBehind = ({ unitId, offices }: KnownPerson, newPath: string, pathOf: PathOf): HeldOffice[] =>
  offices.filter(({ unitId: at }) => isWithin(pathOf(at), pathOf(unitId)) && !isWithin(pathOf(at), newPath))

/** A month does not take the day away from somebody who came within it. */
function joinedOf({ joined }: MemberRow, { joinedOn }: KnownPerson): string | undefined {
  const isSameMonth = joined?.precision === 'month' && joinedOn?.slice(0, 7) === joined.day.slice(0, 7)
  return isSameMonth ? undefined : joined?.day
}

function departure(person: KnownPerson, leftOn: string, row: number | null): Change {
  const before = { unitId: person.unitId, leftOn: null }
  return {
    ...{ subject: 'person', subjectId: person.id, change: 'left', row, name: person.name },
    ...{ before, after: { leftOn } },
    ...withOffices(before, person.offices),
  }
}

const withOffices = (before: Change['before'], offices: readonly HeldOffice[]) =>
  offices.length > 0 ? { before: { ...before, offices } } : {}

const about = (subjectId: string, { row, name }: MemberRow) =>
  ({ subject: 'person', subjectId, row, name }) as const

function unnamedBy({ people }: Directory, matches: readonly Match[]): KnownPerson[] {
  const units = new Set(matches.map(({ row }) => row.unit.id))
  const named = new Set(matches.flatMap(({ person }) => (person ? [person.id] : [])))
  return people.filter(person => person.leftOn === null && units.has(person.unitId) && !named.has(person.id))
}

export const dayBefore = (day: string): string =>
  new Date(Date.parse(`${day}T00:00:00Z`) - 86_400_000).toISOString().slice(0, 10)
