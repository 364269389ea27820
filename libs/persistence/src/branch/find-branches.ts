/** Temporary branches as they stand on a day: how many are in them, what they lack. */
import type { BranchLack } from '#domain/branch/branch.js'
import type { LocalDate } from '#domain/calendar/local-date.js'
import { isQuiet } from '../home/find-waiting.js'
import { standsOn } from '../membership/stands-on.js'
import { statement, type Database } from '../read/database.js'
import { paged } from '../read/paged.js'
import { searchText } from '../read/search-text.js'

export interface BranchRow {
  id: string
  name: string
  path: string
  subdistrict: string | null
  members: number
  suspended: number
  agencies: number
  secretary: string | null
  /** Single offices that nobody holds today. */
  vacant: string[]
}

/** `$1` the day, `$2` paths of communities, `$3` one community, `$4` and `$5` patterns, `$8` what they lack. */
const branches = statement<BranchRow & { total: number }>(
  'branches',
  `SELECT c.id, c.name, c.path, s.name AS subdistrict, (count(*) OVER ())::int AS total,
     n.members, n.suspended, n.agencies, h.secretary, h.vacant
   FROM org_unit c LEFT JOIN org_unit s ON s.id = c.parent_id
   CROSS JOIN LATERAL (
     SELECT count(m.person_id)::int AS members, count(DISTINCT m.agency_id) FILTER (WHERE m.person_id IS NULL)::int AS agencies,
       count(m.person_id) FILTER (WHERE EXISTS (SELECT FROM membership_suspension x
         WHERE x.membership_id = m.id AND $1::date BETWEEN x.from_on AND x.to_on))::int AS suspended
     FROM membership m WHERE m.community_id = c.id AND ${standsOn('m', '$1::date')}) n
   CROSS JOIN LATERAL (
     SELECT max(d.name) FILTER (WHERE f.rank = 1) AS secretary,
       coalesce(array_agg(f.name ORDER BY f.rank) FILTER (WHERE d.name IS NULL AND f.single), '{}') AS vacant
     FROM branch_office f LEFT JOIN LATERAL (
       SELECT p.name FROM branch_officer o JOIN membership m ON m.id = o.membership_id JOIN person p ON p.id = m.person_id
       WHERE o.office = f.code AND m.community_id = c.id AND o.from_on <= $1::date AND ${standsOn('m', '$1::date')}
         AND (o.until_on IS NULL OR o.until_on >= $1::date) LIMIT 1) d ON true) h
   WHERE c.kind = 'community' AND c.ended_on IS NULL
     AND ($2::text[] IS NULL OR c.path LIKE ANY ($2)) AND ($3::text IS NULL OR c.id = $3)
     AND ($4::text IS NULL OR c.name ILIKE $4 OR c.pinyin LIKE $5)
     AND ($8::text IS DISTINCT FROM 'secretary' OR h.secretary IS NULL)
     AND ($8::text IS DISTINCT FROM 'activities' OR ${isQuiet('c.id', '$1::date')})
   ORDER BY c.path OFFSET $6 LIMIT $7`,
)

export interface BranchFilter {
  search?: string
  lack?: BranchLack
  offset: number
  limit: number
}

/** Branches of the communities below the paths (`/5117/511702/%`), as they are on a day. */
export const findBranches = async (
  database: Database,
  today: LocalDate,
  paths: string[],
  { search, lack, offset, limit }: BranchFilter,
): Promise<{ items: BranchRow[]; total: number }> => {
  const { pattern, pinyin } = searchText(search)
  return paged(await branches(database, [today, paths, null, pattern, pinyin, offset, limit, lack ?? null]))
}

export const findBranch = async (
  database: Database,
  communityId: string,
  today: LocalDate,
): Promise<BranchRow | undefined> =>
  (await branches(database, [today, null, communityId, null, null, 0, 1, null]))[0]

const tie = statement<{ isMember: boolean; hasAgency: boolean }>(
  'branch-tie',
  `SELECT coalesce(bool_or(m.person_id = $3), false) AS "isMember",
     coalesce(bool_or(a.path LIKE ANY ($4::text[])), false) AS "hasAgency"
   FROM membership m JOIN org_unit a ON a.id = m.agency_id WHERE m.community_id = $2 AND ${standsOn('m', '$1::date')}`,
)

/** Whether somebody belongs to a branch themselves, or some of those below their paths do. */
export const findTie = async (
  database: Database,
  today: LocalDate,
  communityId: string,
  { personId, paths }: { personId: string; paths: string[] },
): Promise<{ isMember: boolean; hasAgency: boolean }> =>
  (await tie(database, [today, communityId, personId, paths]))[0] ?? { isMember: false, hasAgency: false }

const ownBranch = statement<{ communityId: string }>(
  'branch-own',
  `SELECT m.community_id AS "communityId" FROM membership m WHERE m.person_id = $2 AND ${standsOn('m', '$1::date')} LIMIT 1`,
)

export const findOwnBranch = async (
  database: Database,
  personId: string,
  today: LocalDate,
): Promise<string | undefined> => (await ownBranch(database, [today, personId]))[0]?.communityId
