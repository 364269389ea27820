/** Which of some processes a person may see. */
import { statement, type Database } from '../read/database.js'
import type { SignedIn } from '../read/signed-in.js'
import { isVisible, sightPatterns } from '../read/visibility.js'

const visible = statement<{ id: string }>(
  'visible-processes',
  `SELECT p.id FROM process p WHERE p.id = ANY ($3::uuid[]) AND ${isVisible}`,
)

export const findVisible = async (database: Database, me: SignedIn, ids: string[]): Promise<string[]> =>
  (await visible(database, [me.personId, sightPatterns(me), ids])).map(({ id }) => id)
