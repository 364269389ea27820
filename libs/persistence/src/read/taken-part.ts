import { statement, type Database } from './database.js'

const takenPart = statement<{ taken: boolean }>(
  'taken-part',
  `SELECT EXISTS (SELECT FROM journal WHERE process_id = $1 AND by_person = $2)
     OR EXISTS (SELECT FROM process_person WHERE process_id = $1 AND person_id = $2) AS taken`,
)

/** Whether somebody has acted on a process, or was let into it by name: copied, mentioned, seated. */
export const hasTakenPart = async (
  database: Database,
  processId: string,
  personId: string,
): Promise<boolean> => (await takenPart(database, [processId, personId]))[0]?.taken === true
