/** What waits within a part of the tree, each as a number: what the cards of a home say. */
import type { LocalDate } from '#domain/calendar/local-date.js'
import { isInForce, isThere } from '../organisation/in-office.js'
import { idsWithin } from '../read/below.js'
import { statement, type Database } from '../read/database.js'
import { isWithinSight } from '../read/visibility.js'

export interface OpenFigures {
  claims: number
  /** Interviews and reminders after a month without points. */
  interviews: number
  /** Open processes with a task past its deadline. */
  late: number
  /** Those with one due today. */
  dueToday: number
}

/** `$1` sight patterns, `$2` the end of the day, at which what is due that day is due. */
const open = statement<OpenFigures>(
  'board-open',
  `SELECT count(*) FILTER (WHERE kind = 'claim')::int AS claims,
     count(*) FILTER (WHERE kind IN ('interview', 'reminder'))::int AS interviews,
     count(*) FILTER (WHERE due < at)::int AS late, count(*) FILTER (WHERE due >= at AND due <= $2)::int AS "dueToday"
   FROM (SELECT p.kind, now() + make_interval(secs => p.ahead_ms / 1000.0) AS at,
           (SELECT min(t.due_at) FROM task t WHERE t.process_id = p.id AND t.status = 'open') AS due
         FROM process p WHERE p.ended_at IS NULL AND ${isWithinSight('$1::text[]')}) found`,
)

export interface UnitFigures {
  /** Members of the Party organisations who have not checked in. */
  membersMissing: number
  /** Party organisations that have not. */
  agenciesMissing: number
}

/** `$1` paths of units, `$2` the day. */
const unitsMissing = statement<UnitFigures>(
  'board-units',
  `SELECT
     (SELECT count(DISTINCT g.person_id)::int FROM role_grant g JOIN person p ON p.id = g.person_id
      WHERE g.role = 'InServicePartyMember' AND g.unit_id = ANY (${idsWithin('$1::text[]')})
        AND ${isInForce('g', '$2::date')} AND ${isThere('p', '$2::date')}
        AND NOT EXISTS (SELECT FROM membership m WHERE m.person_id = p.id AND m.valid_to IS NULL)) AS "membersMissing",
     (SELECT count(*)::int FROM org_unit u WHERE u.kind = 'agencyPartyOrganization' AND u.ended_on IS NULL
        AND u.id = ANY (${idsWithin('$1::text[]')}) AND NOT EXISTS (
          SELECT FROM membership m WHERE m.agency_id = u.id AND m.person_id IS NULL AND m.valid_to IS NULL)) AS "agenciesMissing"`,
)

const first = <Row>([row]: Row[]): Row => {
  if (row === undefined) throw new Error('a statement of sums gave no row')
  return row
}

/** @param patterns what an office opens, `sightPatterns`: nobody counts what they may not look at */
export const countOpen = async (
  database: Database,
  patterns: string[],
  endOfDay: Date,
): Promise<OpenFigures> => first(await open(database, [patterns, endOfDay]))

export const countMissing = async (
  database: Database,
  paths: string[],
  today: LocalDate,
): Promise<UnitFigures> => first(await unitsMissing(database, [paths, today]))
