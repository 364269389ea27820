/** Policy and calendar of a process: versioned rows, handed over as values. */
import { localDateOf, type Instant } from '#domain/calendar/local-date.js'
import { sliceCalendar, type CalendarData } from '#domain/calendar/working-days.js'
import type { ProcessState, Rules } from '#domain/kernel/state.js'
import type { Database } from '../read/database.js'

const yearsBefore = 1
const yearsAfter = 3

export interface WantedRules {
  /** When the process starts (or started): the calendar goes from the year before to three years after. */
  at: Instant
  /** Left out: the policy in force on that day, the calendar imported last. */
  policyVersion?: string
  calendarVersion?: string
}

interface RuleRow {
  policy: Rules['policy'] | null
  calendar: CalendarData | null
}

/**
 * Rules of a kind, by version or as they are now.
 * @throws Error when a row is missing: nothing may be decided without rules
 */
export const rulesFor = async (database: Database, kind: string, wanted: WantedRules): Promise<Rules> => {
  const today = localDateOf(wanted.at)
  const { rows } = await database.query<RuleRow>({
    name: 'rules-for',
    text: `
      SELECT
        (SELECT body FROM policy_version
         WHERE kind = $1 AND CASE WHEN $2::text IS NULL THEN effective_from <= $4 ELSE version = $2 END
         ORDER BY effective_from DESC, version DESC LIMIT 1) AS policy,
        (SELECT body FROM calendar_version WHERE $3::text IS NULL OR version = $3
         ORDER BY imported_at DESC, version DESC LIMIT 1) AS calendar`,
    values: [kind, wanted.policyVersion ?? null, wanted.calendarVersion ?? null, today],
  })
  const { policy, calendar } = rows[0] ?? {}
  if (!policy) throw new Error(`no policy ${kind} ${wanted.policyVersion ?? `in force on ${today}`}`)
  if (!calendar) throw new Error(`no calendar ${wanted.calendarVersion ?? 'imported'}`)
  const year = Number(today.slice(0, 4))
  return { policy, calendar: sliceCalendar(calendar, year - yearsBefore, year + yearsAfter) }
}

/** What says which rules a process stands under. */
export type UnderRules = Pick<ProcessState, 'kind' | 'startedAt' | 'policyVersion' | 'calendarVersion'>

/** Rules that a running process stands under. */
export const rulesOf = (
  database: Database,
  { kind, startedAt, policyVersion, calendarVersion }: UnderRules,
): Promise<Rules> => rulesFor(database, kind, { at: startedAt, policyVersion, calendarVersion })

/**
 * Versions of the rules in force: the policy of that day, the calendar imported last.
 * @throws Error when there are none
 */
export const rulesInForce = async (
  database: Database,
  kind: string,
  at: Instant,
): Promise<Pick<UnderRules, 'policyVersion' | 'calendarVersion'>> => {
  const today = localDateOf(at)
  const { rows } = await database.query<{ policyVersion: string | null; calendarVersion: string | null }>({
    name: 'rules-in-force',
    text: `
      SELECT
        (SELECT version FROM policy_version WHERE kind = $1 AND effective_from <= $2
         ORDER BY effective_from DESC, version DESC LIMIT 1) AS "policyVersion",
        (SELECT version FROM calendar_version
         ORDER BY imported_at DESC, version DESC LIMIT 1) AS "calendarVersion"`,
    values: [kind, today],
  })
  const { policyVersion, calendarVersion } = rows[0] ?? {}
  if (!policyVersion) throw new Error(`no policy ${kind} in force on ${today}`)
  if (!calendarVersion) throw new Error('no calendar imported')
  return { policyVersion, calendarVersion }
}

/** Rules that a running process would stand under from now on: the policy in force, the calendar imported last. */
export const rulesNow = async (
  database: Database,
  { kind, startedAt, aheadMs }: ProcessState,
): Promise<Rules> => {
  const versions = await rulesInForce(database, kind, Date.now() + aheadMs)
  return rulesFor(database, kind, { at: startedAt, ...versions })
}
