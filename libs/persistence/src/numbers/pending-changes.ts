/** Changes of facts that the figures do not show yet. */
import { statement, type Database } from '../read/database.js'

const last = statement<{ id: string | null }>(
  'figure-last-change',
  'SELECT max(id)::text AS id FROM figure_change',
)
const pending = statement<{ pending: boolean }>(
  'figure-pending',
  'SELECT EXISTS (SELECT FROM figure_change WHERE id <= $1::bigint) AS pending',
)

/** @returns undefined when everything is counted */
export const findLastChange = async (database: Database): Promise<string | undefined> =>
  (await last(database, []))[0]?.id ?? undefined

/** Whether this change and all before it are in the figures. */
export const isCountedUntil = async (database: Database, change: string | undefined): Promise<boolean> =>
  change === undefined || (await pending(database, [change]))[0]?.pending === false
