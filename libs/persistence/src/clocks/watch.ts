/** Looks after the clocks themselves: what is due and has not fired, and decisions that wait for a notice of holidays. */
import { heldStages, openPause } from '#domain/calendar/clock.js'
import { openRoundsOf, openSeats } from '#domain/kernel/find.js'
import type { ProcessState, Round } from '#domain/kernel/state.js'
import { isInForce } from '../organisation/in-office.js'
import { statement, type Database } from '../read/database.js'
import { dayOfSql } from '../read/days.js'
import { rulesOf } from '../rules/rules-for.js'
import { isMissed } from './ledger.js'

export interface Missed {
  count: number
  /** The number of the process that has waited longest, and since when in business time. */
  number: string | null
  since: Date | null
}

const missed = statement<Missed>(
  'clocks-missed',
  `SELECT count(*)::int AS count, (array_agg(p.number::text ORDER BY p.next_due_at))[1] AS number,
     min(p.next_due_at) AS since
   FROM process p WHERE ${isMissed}`,
)

/** What should have happened by itself by now and has not: nothing has woken those processes. */
export const findMissed = async (database: Database): Promise<Missed> => {
  const [found] = await missed(database, [])
  return found ?? { count: 0, number: null, since: null }
}

const longestMissed = statement<{ state: ProcessState }>(
  'clock-longest-missed',
  `SELECT p.state FROM process p WHERE ${isMissed}
   AND NOT EXISTS (SELECT FROM notice n WHERE n.template = 'clock.missed' AND n.next_try_at > now() - interval '6 hours')
   ORDER BY p.next_due_at LIMIT 1`,
)

/** Later steps begin anew at 1, and none has so many lines. */
const firstLine = 30_000

/** To every office of system administration that somebody holds. `$1` process … `$8` the line it begins at */
const toAdministrators = statement(
  'clock-notice-to-administrators',
  `INSERT INTO notice (process_id, step_no, line_no, template, at, region, stage, round, seat_id, role, unit_id)
   SELECT $1, $2, $8 + (row_number() OVER (ORDER BY unit_id))::int, $3, now(), $4, $5, $6, $7, 'SystemAdministrator', unit_id
   FROM (SELECT DISTINCT g.unit_id
         FROM (SELECT ${dayOfSql('now()')} AS today) AS day, role_grant g
         WHERE g.role = 'SystemAdministrator' AND ${isInForce('g', 'today')}) AS offices
   ON CONFLICT (process_id, step_no, line_no) DO NOTHING`,
)

interface Place {
  region: string
  stage: string
  round: Round
}

const tell = (
  database: Database,
  { processId, stepNo }: ProcessState,
  template: 'clock.missed' | 'clock.held',
  { region, stage, round }: Place,
  place = 0,
): Promise<unknown> => {
  const seat = openSeats(round)[0]?.id ?? null
  const line = firstLine + place * 100
  return toAdministrators(database, [processId, stepNo, template, region, stage, round.name, seat, line])
}

const placesOf = (state: ProcessState): Place[] =>
  openRoundsOf(state).flatMap(({ region, within, round }) =>
    round.clock ? [{ region, stage: within.stage, round }] : [],
  )

/** Tells administrators of an outage: once in six hours, by the process that has waited longest. */
export const tellMissed = async (database: Database): Promise<number> => {
  const [found] = await longestMissed(database, [])
  const [place] = found ? placesOf(found.state) : []
  if (!found || !place) return 0
  await tell(database, found.state, 'clock.missed', place)
  return 1
}

/** Processes with a deadline on days for which no notice is loaded, whose administrators have not been told of it. */
const unsure = statement<{ state: ProcessState }>(
  'clocks-unsure',
  `SELECT p.state FROM process p
   WHERE p.ended_at IS NULL
     AND p.id IN (SELECT process_id FROM task WHERE status = 'open' AND provisional)
     AND NOT EXISTS (
       SELECT FROM notice n JOIN task t ON t.process_id = n.process_id AND t.seat_id = n.seat_id
       WHERE n.process_id = p.id AND n.template = 'clock.held' AND t.status = 'open')
   ORDER BY p.id LIMIT 50`,
)

/** Tells administrators of automatic decisions that wait for a notice: once for each round. */
export const tellHeld = async (database: Database): Promise<number> => {
  let told = 0
  for (const { state } of await unsure(database, [])) {
    const { calendar } = await rulesOf(database, state)
    const held = placesOf(state).filter(
      ({ round: { clock } }) => clock && !openPause(clock) && heldStages(clock, calendar).length > 0,
    )
    for (const [index, place] of held.entries()) await tell(database, state, 'clock.held', place, 1 + index)
    told += held.length
  }
  return told
}
