/** Years without a notice that open deadlines already reach into: administrators are to load it. */
import { statement, type Database } from '../read/database.js'

const awaited = statement<{ year: number; processes: number }>(
  'calendar-awaited-years',
  `SELECT extract(year FROM t.due_on)::int AS year, count(DISTINCT t.process_id)::int AS processes
   FROM task t WHERE t.status = 'open' AND t.provisional AND t.due_on IS NOT NULL AND EXISTS (
     SELECT FROM process_unit pu JOIN org_unit u ON u.id = pu.unit_id
     WHERE pu.process_id = t.process_id AND u.path LIKE ANY ($1))
   GROUP BY 1 ORDER BY 1`,
)

/** @param sight paths of the uppermost units whose processes count */
export const findAwaitedYears = (database: Database, sight: readonly string[]) =>
  awaited(database, [sight.map(path => `${path}%`)])
