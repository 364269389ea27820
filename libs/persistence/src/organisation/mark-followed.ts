/** Notes that whatever was open has followed a unit that moved or merged. */
import { statement, type Database } from '../read/database.js'
import type { UnitChange } from './find-followers.js'

const followed = statement(
  'unit-change-followed',
  'UPDATE directory_change SET followed_at = now() WHERE id = $1',
)

export const markFollowed = async (database: Database, { id }: UnitChange): Promise<void> => {
  await followed(database, [id])
}
