/** The members of a temporary branch are memberships of its community; nobody keeps a list. */
import type { LocalDate } from '#domain/calendar/local-date.js'
import { standsOn } from '../membership/stands-on.js'
import { statement, type Database } from '../read/database.js'
import { paged } from '../read/paged.js'
import { searchText } from '../read/search-text.js'

export interface BranchMemberRow {
  membershipId: string
  personId: string
  name: string
  agencyName: string
  since: LocalDate
  suspended: boolean
  offices: string[]
}

/** `$1` the day, `$2` the community, `$3` paths of units whose members are shown, or null for all, `$4` and `$5` patterns. */
const members = statement<BranchMemberRow & { total: number }>(
  'branch-members',
  `SELECT m.id AS "membershipId", p.id AS "personId", p.name, a.name AS "agencyName", m.valid_from::text AS since,
     EXISTS (SELECT FROM membership_suspension x WHERE x.membership_id = m.id AND $1::date BETWEEN x.from_on AND x.to_on) AS suspended,
     ARRAY(SELECT f.name FROM branch_officer o JOIN branch_office f ON f.code = o.office WHERE o.membership_id = m.id
       AND o.from_on <= $1::date AND (o.until_on IS NULL OR o.until_on >= $1::date) ORDER BY f.rank) AS offices,
     (count(*) OVER ())::int AS total
   FROM membership m JOIN person p ON p.id = m.person_id JOIN org_unit a ON a.id = m.agency_id
   WHERE m.community_id = $2 AND ${standsOn('m', '$1::date')} AND ($3::text[] IS NULL OR a.path LIKE ANY ($3))
     AND ($4::text IS NULL OR p.name ILIKE $4 OR p.pinyin LIKE $5 OR a.name ILIKE $4 OR a.pinyin LIKE $5)
   ORDER BY (SELECT count(*) FROM branch_officer o WHERE o.membership_id = m.id AND o.from_on <= $1::date
     AND (o.until_on IS NULL OR o.until_on >= $1::date)) DESC, p.pinyin, p.id OFFSET $6 LIMIT $7`,
)

export const findBranchMembers = async (
  database: Database,
  today: LocalDate,
  communityId: string,
  {
    paths,
    search,
    offset,
    limit,
  }: { paths: string[] | null; search?: string; offset: number; limit: number },
): Promise<{ items: BranchMemberRow[]; total: number }> => {
  const { pattern, pinyin } = searchText(search)
  return paged(await members(database, [today, communityId, paths, pattern, pinyin, offset, limit]))
}
