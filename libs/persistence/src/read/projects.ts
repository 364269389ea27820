/** Key projects and who has claimed them. */
import { categoryJoin } from '../needs/categories.js'
import { claimsDone, hasDoneProject, placesTaken } from '../needs/taken-projects.js'
import { statement, type Database } from './database.js'
import { paged } from './paged.js'
import { businessTodaySql } from './demo-clock.js'
import { searchText } from './search-text.js'

/**
 * `later`, `expired` and `closed` as the community's offer stands; a claim under way and a delivered project count first.
 * `full` is one for several agencies whose places are all taken.
 */
export type ProjectStatus = 'open' | 'claimed' | 'full' | 'done' | 'later' | 'expired' | 'closed'

export interface ProjectRow {
  id: string
  number: string
  title: string
  need: string
  categoryCode: string
  categoryName: string
  isPlaceholder: boolean
  communityId: string
  communityName: string
  subdistrictId: string
  subdistrictName: string
  districtId: string
  wantedFunctions: string | null
  wantedSessions: number | null
  expectedFrom: string | null
  expectedTo: string | null
  /** How many agencies may claim it, and how many have. */
  places: number
  taken: number
  status: ProjectStatus
  /** Claims under way, and those that have done it. */
  claimIds: string[]
  opensOn: string | null
  closesOn: string | null
  stateReason: string | null
  wantedUnits: { id: string; name: string }[]
  onlyWanted: boolean
}

export interface ProjectFilter {
  communityId?: string
  category?: string
  status?: ProjectStatus
  search?: string
  /** Units whose projects come first: those that name one of them. */
  named: string[]
  offset: number
  limit: number
}

/** Found by the few ids of the path, not by comparing with every unit. */
const isOnWay = (above: string, unit: string): string =>
  `${above}.id = ANY (string_to_array(trim('/' FROM ${unit}.path), '/'))`

/** A claim under way holds its project; an accepted one has done it. */
const projects = `
  SELECT p.id, p.number, p.title, p.need, p.category_code AS "categoryCode", k.name AS "categoryName", k.placeholder AS "isPlaceholder",
    c.id AS "communityId", c.name AS "communityName", c.pinyin AS community_pinyin, c.path AS community_path,
    sub.id AS "subdistrictId", sub.name AS "subdistrictName", d.id AS "districtId",
    p.wanted_functions AS "wantedFunctions", p.wanted_sessions AS "wantedSessions",
    p.expected_from::text AS "expectedFrom", p.expected_to::text AS "expectedTo",
    p.places, CASE WHEN p.places > 1 THEN shared.taken WHEN coalesce(done.id, held.id) IS NULL THEN 0 ELSE 1 END AS taken,
    CASE WHEN p.places = 1 AND done.id IS NOT NULL OR shared.finished >= p.places THEN 'done'
      WHEN held.id IS NOT NULL THEN 'claimed' WHEN shared.taken >= p.places THEN 'full'
      WHEN p.state = 'closed' THEN 'closed' WHEN p.closes_on < ${businessTodaySql} THEN 'expired' WHEN p.opens_on > ${businessTodaySql} THEN 'later'
      ELSE 'open' END AS status,
    p.opens_on::text AS "opensOn", p.closes_on::text AS "closesOn", p.state_reason AS "stateReason",
    (SELECT coalesce(jsonb_agg(jsonb_build_object('id', w.id, 'name', w.name) ORDER BY w.name), '[]')
      FROM org_unit w WHERE w.id = ANY (p.wanted_units)) AS "wantedUnits", p.wanted_units, p.only_wanted AS "onlyWanted",
    coalesce(shared.ids, array_remove(ARRAY[coalesce(done.id, held.id)], NULL)) AS "claimIds"
  FROM project p JOIN org_unit c ON c.id = p.community_id ${categoryJoin('project', 'k', 'p.category_code', 'c.path')}
  JOIN org_unit sub ON sub.kind = 'subdistrict' AND ${isOnWay('sub', 'c')}
  JOIN org_unit d ON d.kind = 'district' AND ${isOnWay('d', 'c')}
  LEFT JOIN process held ON held.kind = 'claim' AND held.subject_id = p.id AND held.ended_at IS NULL
  LEFT JOIN LATERAL (SELECT w.id ${claimsDone('p.id')} ORDER BY w.started_at DESC LIMIT 1) done ON true
  LEFT JOIN LATERAL (SELECT array_agg(w.id ORDER BY w.started_at) AS ids, count(*)::int AS taken,
      (count(*) FILTER (WHERE ${hasDoneProject('w')}))::int AS finished
    ${placesTaken('p.id')}) shared ON p.places > 1`

const page = statement<ProjectRow & { total: number }>(
  'projects',
  `SELECT *, (count(*) OVER ())::int AS total FROM (${projects}) p
   WHERE ($1::text IS NULL OR "communityId" = $1
       OR starts_with(community_path, (SELECT path FROM org_unit WHERE id = $1)))
     AND ($2::text IS NULL OR "categoryCode" = $2) AND ($3::text IS NULL OR status = $3)
     AND ($4::text IS NULL OR title ILIKE $4 OR number ILIKE $4 OR "communityName" ILIKE $4 OR community_pinyin LIKE $5)
   ORDER BY wanted_units && $8::text[] DESC, number OFFSET $6 LIMIT $7`,
)

const one = statement<ProjectRow>('project', `SELECT * FROM (${projects} WHERE p.id = $1) p`)

export const findProjects = async (
  database: Database,
  { communityId, category, status, search, named, offset, limit }: ProjectFilter,
): Promise<{ items: ProjectRow[]; total: number }> => {
  const { pattern, pinyin } = searchText(search)
  const filter = [communityId ?? null, category ?? null, status ?? null, pattern, pinyin]
  const values = [...filter, offset, limit, named]
  return paged(await page(database, values))
}

export const findProject = async (database: Database, id: string): Promise<ProjectRow | undefined> =>
  (await one(database, [id]))[0]
