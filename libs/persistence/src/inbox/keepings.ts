/** What somebody keeps for their inbox: named filters, half-written opinions, phrases of their own. */
import { randomUUID } from 'node:crypto'
import { statement, type Database } from '../read/database.js'
import type { InboxBox } from './find-inbox.js'

export interface SavedFilter {
  id: string
  name: string
  box: InboxBox
  filter: Record<string, unknown>
}

const mostFilters = 30
const mostPhrases = 30

const filters = statement<SavedFilter>(
  'inbox-filters',
  'SELECT id, name, box, filter FROM inbox_filter WHERE person_id = $1 ORDER BY saved_at, id',
)

/** Nothing is written beyond so many; a name that is there takes the new filter. */
const saveFilterRow = statement(
  'save-inbox-filter',
  `INSERT INTO inbox_filter (id, person_id, name, box, filter)
   SELECT $1, $2, $3, $4, $5
   WHERE (SELECT count(*) FROM inbox_filter WHERE person_id = $2 AND name <> $3) < ${mostFilters}
   ON CONFLICT (person_id, name) DO UPDATE SET box = excluded.box, filter = excluded.filter`,
)

const dropFilterRow = statement(
  'drop-inbox-filter',
  'DELETE FROM inbox_filter WHERE person_id = $1 AND id = $2',
)

export const findFilters = (database: Database, personId: string): Promise<SavedFilter[]> =>
  filters(database, [personId])

export const saveFilter = async (
  database: Database,
  personId: string,
  { name, box, filter }: Omit<SavedFilter, 'id'>,
): Promise<SavedFilter[]> => {
  await saveFilterRow(database, [randomUUID(), personId, name, box, filter])
  return findFilters(database, personId)
}

export const dropFilter = async (
  database: Database,
  personId: string,
  id: string,
): Promise<SavedFilter[]> => {
  await dropFilterRow(database, [personId, id])
  return findFilters(database, personId)
}

const phrases = statement<{ text: string }>(
  'own-phrases',
  `SELECT text FROM own_phrase WHERE person_id = $1 ORDER BY used_at DESC, text LIMIT ${mostPhrases}`,
)

const keepPhraseRow = statement(
  'keep-phrase',
  `INSERT INTO own_phrase (person_id, text) VALUES ($1, $2)
   ON CONFLICT (person_id, text) DO UPDATE SET used_at = now()`,
)

/** The one named, and those beyond what is shown. */
const dropPhraseRow = statement(
  'drop-phrase',
  `DELETE FROM own_phrase WHERE person_id = $1 AND (text = $2 OR text NOT IN (
     SELECT text FROM own_phrase WHERE person_id = $1 ORDER BY used_at DESC, text LIMIT ${mostPhrases}))`,
)

export const findPhrases = async (database: Database, personId: string): Promise<string[]> =>
  (await phrases(database, [personId])).map(({ text }) => text)

export const keepPhrase = async (database: Database, personId: string, text: string): Promise<string[]> => {
  await keepPhraseRow(database, [personId, text])
  return findPhrases(database, personId)
}

export const dropPhrase = async (database: Database, personId: string, text: string): Promise<string[]> => {
  await dropPhraseRow(database, [personId, text])
  return findPhrases(database, personId)
}
