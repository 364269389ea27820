import type { Pool } from 'pg'
import { calendarOf, readVersion } from '#domain/calendar/closures.js'
import { dueOf, type Clock } from '#domain/calendar/clock.js'
import { momentName } from '#domain/calendar/day-names.js'
import type { CalendarData } from '#domain/calendar/working-days.js'
import { openRoundsOf } from '#domain/kernel/find.js'
import type { ProcessState } from '#domain/kernel/state.js'

export interface OpenDeadlines {
  readonly id: string
  readonly kind: string
  readonly number: string
  readonly title: string
  readonly state: ProcessState
}

export interface MovedDeadline {
  readonly number: string
  readonly title: string
  readonly round: string
  readonly before: string
  readonly after: string
}

/** Every process that has not ended and stands under another calendar. */
export async function underOtherCalendar(pool: Pool, version: string): Promise<OpenDeadlines[]> {
  const { rows } = await pool.query<OpenDeadlines>(
    `SELECT id, kind, number::text, title, state FROM process
     WHERE ended_at IS NULL AND split_part(calendar_version, '@', 1) <> $1 ORDER BY number`,
    [version],
  )
  return rows
}

/** What a new calendar moves: each open clock, counted with both. */
export async function movedDeadlines(
  pool: Pool,
  processes: readonly OpenDeadlines[],
  calendar: CalendarData,
): Promise<MovedDeadline[]> {
  const { rows } = await pool.query<{ version: string; body: CalendarData }>(
    'SELECT version, body FROM calendar_version',
  )
  const calendars = new Map(rows.map(({ version, body }) => [version, body]))
  return processes.flatMap(({ number, title, state }) => {
    const { base, unitId } = readVersion(state.calendarVersion)
    const old = calendars.get(base)
    if (!old) return []
    return openRoundsOf(state).flatMap(({ round }) => {
      if (!round.clock) return []
      const [before, after] = [old, calendar].map(
        each => round.clock && dueShown(round.clock, calendarOf(each, unitId)),
      )
      return before && after && before !== after ? [{ number, title, round: round.name, before, after }] : []
    })
  })
}

/** Office hours move what is counted in hours, mostly within its day. */
const dueShown = (clock: Clock, calendar: CalendarData): string => {
  const { dueOn, dueAt } = dueOf(clock, calendar)
  return clock.budget.unit === 'workingHours' ? momentName(dueAt) : dueOn
}
