/** Read marks of what was copied to somebody. */
import { statement, type Database } from '../read/database.js'

const mark = statement(
  'read-copies',
  `UPDATE copy SET read_at = now()
   WHERE person_id = $1 AND read_at IS NULL AND ($2::uuid[] IS NULL OR process_id = ANY ($2))`,
)

/** Marks the copies of these processes, or all, as read. */
export const readCopies = async (
  database: Database,
  personId: string,
  processIds: string[] | undefined,
): Promise<void> => {
  await mark(database, [personId, processIds ?? null])
}
