/** Whether somebody has to do with a process beyond being allowed to see it. */
import { statement, type Database } from './database.js'

const involved = statement<{ involved: boolean }>(
  'is-involved',
  `SELECT EXISTS (SELECT FROM journal WHERE by_person = $2 AND process_id = $1)
     OR EXISTS (SELECT FROM process_person WHERE person_id = $2 AND process_id = $1) AS involved`,
)

/** They started it, acted in it, or were copied, mentioned or seated by name. */
export const isInvolved = async (database: Database, processId: string, personId: string): Promise<boolean> =>
  (await involved(database, [processId, personId]))[0]?.involved ?? false
