/** Communities as residents choose among them. */
import { statement, type Database } from '../read/database.js'
import { searchText } from '../read/search-text.js'

export interface ChosenCommunity {
  id: string
  name: string
  subdistrictName: string
}

const found = statement<ChosenCommunity>(
  'need-communities',
  `SELECT c.id, c.name, coalesce(s.name, '') AS "subdistrictName"
   FROM org_unit c LEFT JOIN org_unit s ON s.id = c.parent_id
   WHERE c.kind = 'community' AND c.ended_on IS NULL
     AND ($1::text IS NULL OR c.name ILIKE $1 OR c.pinyin LIKE $2 OR s.name ILIKE $1
       OR EXISTS (SELECT FROM community_estate e WHERE e.community_id = c.id AND (e.name ILIKE $1 OR e.pinyin LIKE $2)))
   ORDER BY s.sort, c.sort, c.id LIMIT 100`,
)
const one = statement<ChosenCommunity>(
  'need-community',
  `SELECT id, name, '' AS "subdistrictName" FROM org_unit WHERE id = $1 AND kind = 'community' AND ended_on IS NULL`,
)

/** By the community's own name, its subdistrict's, or that of an estate in it, pinyin included. */
export const findCommunities = (database: Database, search?: string): Promise<ChosenCommunity[]> => {
  const { pattern, pinyin } = searchText(search)
  return found(database, [pattern, pinyin])
}

export const findCommunity = async (database: Database, id: string): Promise<ChosenCommunity | undefined> =>
  (await one(database, [id]))[0]
