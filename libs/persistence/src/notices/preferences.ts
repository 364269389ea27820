/** By what ways a person wants to hear of things. */
import { statement, type Database } from '../read/database.js'

export interface Preference {
  mail: boolean
  /** Their own gap between two mails, instead of the channel's. */
  gapMinutes: number | null
  /** Where mail would go; nobody is mailed without. */
  email: string | null
  /** The channel's gap. */
  usualGapMinutes: number
}

const find = statement<Preference>(
  'notice-preference',
  `SELECT coalesce(p.mail, true) AS mail, p.gap_minutes AS "gapMinutes", a.email, c.gap_minutes AS "usualGapMinutes"
   FROM channel c LEFT JOIN notice_preference p ON p.person_id = $1 LEFT JOIN account a ON a.person_id = $1
   WHERE c.kind = 'mail'`,
)

export const findPreference = async (database: Database, personId: string): Promise<Preference | undefined> =>
  (await find(database, [personId]))[0]

const set = statement(
  'set-notice-preference',
  `INSERT INTO notice_preference (person_id, mail, gap_minutes) VALUES ($1, $2, $3)
   ON CONFLICT (person_id) DO UPDATE SET mail = excluded.mail, gap_minutes = excluded.gap_minutes`,
)

export const setPreference = async (
  database: Database,
  personId: string,
  { mail, gapMinutes }: Pick<Preference, 'mail' | 'gapMinutes'>,
): Promise<void> => {
  await set(database, [personId, mail, gapMinutes])
}
