/**
 * What a pass over a month rests on, as one word that changes with any of it: while it is the same, another pass would find nothing.
 * Postgres counts the rows that are written anyway; it tells of them within seconds, a crash makes it begin anew.
 */
import type { LocalDate } from '#domain/calendar/local-date.js'
import { statement, type Database } from '../read/database.js'

/** Facts, who belonged where, what excuses from zero, and the rules. */
const tables = [
  ...['attendance', 'done_well', 'activity', 'post_claim', 'process', 'weekly_selection'],
  ...['membership', 'membership_suspension', 'role_grant', 'person', 'org_unit', 'point_rule'],
]

/** Marks of changes tell at once what concerns months that were counted. */
const grounds = statement<{ told: string | null }>(
  'grounds-of-passes',
  `SELECT CASE WHEN current_setting('track_counts')::boolean THEN concat_ws(' ',
     (SELECT sum(n_tup_ins + n_tup_upd + n_tup_del) FROM pg_stat_user_tables
      WHERE schemaname = current_schema() AND relname IN (${tables.map(table => `'${table}'`).join(', ')})),
     (SELECT max(id) FROM point_change)) END AS told`,
)

/** @returns undefined where rows are not counted; a new day is a ground of its own */
export const groundsOfPasses = async (database: Database, today: LocalDate): Promise<string | undefined> => {
  const told = (await grounds(database, []))[0]?.told ?? undefined
  return told === undefined ? undefined : `${today} ${told}`
}
