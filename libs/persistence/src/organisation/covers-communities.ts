import { statement, type Database } from '../read/database.js'

const outside = statement<{ isOutside: boolean }>(
  'communities-outside',
  `SELECT EXISTS (SELECT FROM org_unit WHERE kind = 'community' AND ended_on IS NULL AND path NOT LIKE $1) AS "isOutside"`,
)

/** Whether every community lies at or below a node: nothing happens anywhere else. */
export const coversCommunities = async (database: Database, top: string): Promise<boolean> =>
  (await outside(database, [`${top}%`]))[0]?.isOutside === false
