import type { Pool } from 'pg'
import type { CalendarData } from '#domain/calendar/working-days.js'
import type { LocalDate } from '#domain/calendar/local-date.js'

export interface DefaultRules {
  kind: string
  policy: { version: string }
  calendar: CalendarData
  /** From when the policy is in force; the programme's letter by default. */
  effectiveFrom?: LocalDate
}

/** Makes sure that the defaults are there; what is there already is never changed. */
export const seedRules = async (
  pool: Pool,
  { kind, policy, calendar, effectiveFrom = '2023-01-01' }: DefaultRules,
): Promise<void> => {
  await pool.query(
    `WITH policies AS (
       INSERT INTO policy_version (kind, version, effective_from, body) VALUES ($1, $2, $3, $4)
       ON CONFLICT DO NOTHING
     )
     INSERT INTO calendar_version (version, body) VALUES ($5, $6) ON CONFLICT DO NOTHING`,
    [kind, policy.version, effectiveFrom, JSON.stringify(policy), calendar.version, JSON.stringify(calendar)],
  )
}
