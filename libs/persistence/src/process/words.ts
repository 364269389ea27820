/** Who reads what people wrote in a process, among those who may open its page. */
import { isClosedKind } from '#domain/organisation/reading-roles.js'
import { statement, type Database } from '../read/database.js'
import type { SignedIn } from '../read/signed-in.js'
import { readsWords, wordPatterns } from '../read/visibility.js'

const found = statement<{ id: string }>(
  'words-for-reader',
  `SELECT p.id FROM process p WHERE p.id = $3 AND ${readsWords}`,
)

/** Of somebody who may see the process. Of an open kind whoever sees it reads it, and the database is not asked. */
export const mayReadWords = async (
  database: Database,
  me: SignedIn,
  { processId, kind }: { processId: string; kind: string },
): Promise<boolean> =>
  !isClosedKind(kind) || (await found(database, [me.personId, wordPatterns(me), processId])).length > 0
