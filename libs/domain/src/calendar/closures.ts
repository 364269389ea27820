/**
 * A unit's own closures (a flood, an election day): days on which no working time runs, for what is done at the unit
 * and below it. They stand in the calendar beside the notices, by unit; whoever is under a unit takes them from the
 * nearest unit above that has any, which has those of the units above itself as well.
 */
import type { UnitId } from '../organisation/roles.js'
import { idsOf } from '../organisation/tree-path.js'
import type { LocalDate } from './local-date.js'
import type { CalendarData } from './working-days.js'

/** Reasons by date. */
export type Closures = Record<LocalDate, string>

const mark = '@'

/** Whose closures a version of a calendar counts with, and the version without them. */
export const readVersion = (version: string): { base: string; unitId?: UnitId } => {
  const at = version.indexOf(mark)
  return at < 0 ? { base: version } : { base: version.slice(0, at), unitId: version.slice(at + 1) }
}

/** The version of a calendar that counts with a unit's closures. */
export const versionAt = (base: string, unitId: UnitId | undefined): string =>
  unitId === undefined ? base : `${base}${mark}${unitId}`

/** The calendar as it is counted by at a unit: its closures are days like any other. */
export const calendarOf = (calendar: CalendarData, unitId: UnitId | undefined): CalendarData => {
  const { closures, ...plain } = calendar
  const own = unitId === undefined ? undefined : closures?.[unitId]
  if (!own || unitId === undefined) return plain
  const days = { ...calendar.days }
  for (const [date, reason] of Object.entries(own))
    if (days[date]?.kind !== 'off') days[date] = { kind: 'closed', holiday: reason }
  return { ...plain, version: versionAt(calendar.version, unitId), days }
}

/** The nearest unit, on the way up to the root from the one with this path, that a calendar has closures of. */
export const closedBy = ({ closures = {} }: CalendarData, path: string): UnitId | undefined =>
  idsOf(path)
    .reverse()
    .find(id => Object.hasOwn(closures, id))

/** The calendar as it is counted by at the unit with this path. */
export const calendarAt = (calendar: CalendarData, path: string): CalendarData =>
  calendarOf(calendar, closedBy(calendar, path))
