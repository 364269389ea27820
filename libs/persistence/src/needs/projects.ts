/** Key projects and who has claimed them. */
import { categoryJoin } from './categories.js'
import { claimsDone, hasDoneProject, placesTaken } from './taken-projects.js'
import { idsWithin } from '../read/below.js'
import { statement, type Database } from '../read/database.js'
import { paged } from '../read/paged.js'
import { businessTodaySql } from '../read/demo-clock.js'
import { searchText } from '../read/search-text.js'

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
  /** The district's own where a community hangs on it directly. */
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
const onWay = (kind: string): string => `(SELECT x.id, x.name FROM org_unit x
    WHERE x.kind = '${kind}' AND x.id = ANY (string_to_array(trim('/' FROM c.path), '/')) LIMIT 1)`

/** A claim under way holds its project, an accepted one has done it: each asked of one project by its index. Of `project p`. */
const held = `(SELECT w.id FROM process w WHERE w.kind = 'claim' AND w.subject_id = p.id AND w.ended_at IS NULL)`
const done = `(SELECT w.id ${claimsDone('p.id')} ORDER BY w.started_at DESC LIMIT 1)`

/** Of a project for several agencies: the claims that hold its places, and how many of them have done it. */
const shared = `(SELECT array_agg(w.id ORDER BY w.started_at) AS ids, count(*)::int AS taken,
      (count(*) FILTER (WHERE ${hasDoneProject('w')}))::int AS finished
    ${placesTaken('p.id')})`

const status = `CASE
    WHEN p.places = 1 AND ${done} IS NOT NULL OR p.places > 1 AND (SELECT finished FROM ${shared} s) >= p.places THEN 'done'
    WHEN ${held} IS NOT NULL THEN 'claimed'
    WHEN p.places > 1 AND (SELECT taken FROM ${shared} s) >= p.places THEN 'full'
    WHEN p.state = 'closed' THEN 'closed' WHEN p.closes_on < ${businessTodaySql} THEN 'expired' WHEN p.opens_on > ${businessTodaySql} THEN 'later'
    ELSE 'open' END`

/** @param from projects `p`, looked up for the few that are shown */
const projectsFrom = (from: string): string => `
  SELECT p.id, p.number, p.title, p.need, p.category_code AS "categoryCode", k.name AS "categoryName", k.placeholder AS "isPlaceholder",
    c.id AS "communityId", c.name AS "communityName", coalesce(sub.id, d.id) AS "subdistrictId",
    coalesce(sub.name, d.name) AS "subdistrictName", d.id AS "districtId",
    p.wanted_functions AS "wantedFunctions", p.wanted_sessions AS "wantedSessions",
    p.expected_from::text AS "expectedFrom", p.expected_to::text AS "expectedTo",
    p.places, CASE WHEN p.places > 1 THEN shared.taken WHEN one.id IS NULL THEN 0 ELSE 1 END AS taken, ${status} AS status,
    p.opens_on::text AS "opensOn", p.closes_on::text AS "closesOn", p.state_reason AS "stateReason",
    (SELECT coalesce(jsonb_agg(jsonb_build_object('id', w.id, 'name', w.name) ORDER BY w.name), '[]')
      FROM org_unit w WHERE w.id = ANY (p.wanted_units)) AS "wantedUnits", p.only_wanted AS "onlyWanted",
    coalesce(shared.ids, array_remove(ARRAY[one.id], NULL)) AS "claimIds"
  FROM ${from} JOIN org_unit c ON c.id = p.community_id ${categoryJoin('project', 'k', 'p.category_code', 'c.path')}
  LEFT JOIN LATERAL ${onWay('subdistrict')} sub ON true JOIN LATERAL ${onWay('district')} d ON true
  CROSS JOIN LATERAL (SELECT coalesce(${done}, ${held}) AS id) one
  LEFT JOIN LATERAL ${shared} shared ON p.places > 1`

/** Below which unit projects are asked for, `$1`: without one anywhere, otherwise by the index of their community. */
const pageOf = (name: string, within: string) =>
  statement<ProjectRow & { total: number }>(
    name,
    `SELECT shown.*, found.total FROM (
       SELECT p.id, coalesce(p.wanted_units && $8::text[], false) AS "isNamed", (count(*) OVER ())::int AS total FROM project p
       WHERE ${within} AND ($2::text IS NULL OR p.category_code = $2) AND ($3::text IS NULL OR ${status} = $3)
         AND ($4::text IS NULL OR p.title ILIKE $4 OR p.number ILIKE $4 OR EXISTS (
           SELECT FROM org_unit c WHERE c.id = p.community_id AND (c.name ILIKE $4 OR c.pinyin LIKE $5)))
       ORDER BY "isNamed" DESC, p.number OFFSET $6 LIMIT $7) found
     JOIN LATERAL (${projectsFrom('project p')} WHERE p.id = found.id) shown ON true
     ORDER BY found."isNamed" DESC, shown.number`,
  )

const anywhere = pageOf('projects', '$1::text IS NULL')
const below = pageOf(
  'projects-below',
  `p.community_id = ANY (${idsWithin(`ARRAY(SELECT path || '%' FROM org_unit WHERE id = $1)`)})`,
)

const one = statement<ProjectRow>('project', `${projectsFrom('project p')} WHERE p.id = $1`)

export const findProjects = async (
  database: Database,
  { communityId, category, status, search, named, offset, limit }: ProjectFilter,
): Promise<{ items: ProjectRow[]; total: number }> => {
  const { pattern, pinyin } = searchText(search)
  const filter = [communityId ?? null, category ?? null, status ?? null, pattern, pinyin]
  const values = [...filter, offset, limit, named]
  const page = communityId === undefined ? anywhere : below
  return paged(await page(database, values))
}

export const findProject = async (database: Database, id: string): Promise<ProjectRow | undefined> =>
  (await one(database, [id]))[0]
