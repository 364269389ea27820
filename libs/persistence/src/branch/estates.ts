/** The estates (小区) of communities: people find their community by where they live. */
import { statement, type Database } from '../read/database.js'
import { searchText } from '../read/search-text.js'
import { searchablePinyin } from '../seed/pinyin.js'

export interface EstateRow {
  name: string
  communityId: string
  communityName: string
  subdistrictName: string | null
}

/** `$1` a community, `$2` and `$3` patterns of name and pinyin, `$4` how many at most. */
const estates = statement<EstateRow>(
  'estates',
  `SELECT e.name, c.id AS "communityId", c.name AS "communityName", s.name AS "subdistrictName"
   FROM community_estate e JOIN org_unit c ON c.id = e.community_id LEFT JOIN org_unit s ON s.id = c.parent_id
   WHERE c.ended_on IS NULL AND ($1::text IS NULL OR c.id = $1)
     AND ($2::text IS NULL OR e.name ILIKE $2 OR e.pinyin LIKE $3)
   ORDER BY e.name, c.sort, c.id LIMIT $4`,
)

export interface EstateFilter {
  communityId?: string | undefined
  search?: string | undefined
  limit: number
}

export const findEstates = (
  database: Database,
  { communityId, search, limit }: EstateFilter,
): Promise<EstateRow[]> => {
  const { pattern, pinyin } = searchText(search)
  return estates(database, [communityId ?? null, pattern, pinyin, limit])
}

/** Puts these names in the place of those the community had. @returns the names as they stand */
export const setEstates = async (
  database: Database,
  communityId: string,
  names: readonly string[],
): Promise<{ names: string[] }> => {
  const kept = [...new Set(names)]
  await database.query('DELETE FROM community_estate WHERE community_id = $1 AND name <> ALL ($2)', [
    communityId,
    kept,
  ])
  await database.query(
    `INSERT INTO community_estate (community_id, name, pinyin)
     SELECT $1, name, pinyin FROM unnest($2::text[], $3::text[]) AS e (name, pinyin) ON CONFLICT DO NOTHING`,
    [communityId, kept, kept.map(name => searchablePinyin(name, { surname: false }))],
  )
  return { names: kept }
}
