/** Temporary branches: who is in them and who holds their offices. Members are memberships; nobody keeps a list. */
import type { BranchLack, OfficerState, OfficerWay } from '#domain/branch/branch.js'
import type { LocalDate } from '#domain/calendar/local-date.js'
import { isQuiet } from '../home/find-waiting.js'
import { statement, type Database } from '../read/database.js'
import { paged } from '../read/paged.js'
import { searchText } from '../read/search-text.js'

export interface Office {
  code: string
  name: string
  single: boolean
}

const offices = statement<Office>(
  'branch-offices',
  'SELECT code, name, single FROM branch_office ORDER BY rank, code',
)

export const findOffices = (database: Database): Promise<Office[]> => offices(database, [])

export interface OfficerRow {
  id: string
  office: string
  officeName: string
  single: boolean
  personId: string
  personName: string
  agencyName: string
  communityId: string
  from: LocalDate
  /** The last day of the term, or of the membership that it stands on. */
  until: LocalDate | null
  way: OfficerWay
  reason: string
  enteredBy: string
  endNote: string | null
  /** It ended, or will, because the membership did. */
  endedByMembership: boolean
  state: OfficerState
}

/** `$1` the day. */
const officers = `SELECT o.id, o.office, f.name AS "officeName", f.single, m.person_id AS "personId", p.name AS "personName",
    a.name AS "agencyName", m.community_id AS "communityId", o.from_on::text AS "from",
    LEAST(o.until_on, m.valid_to)::text AS until, o.way, o.reason, coalesce(e.name, o.entered_by) AS "enteredBy",
    o.end_note AS "endNote", (m.valid_to IS NOT NULL AND m.valid_to < coalesce(o.until_on, 'infinity')) AS "endedByMembership",
    CASE WHEN LEAST(o.until_on, m.valid_to) < $1::date THEN 'past' WHEN o.from_on > $1::date THEN 'coming' ELSE 'current' END AS state
  FROM branch_officer o JOIN branch_office f ON f.code = o.office JOIN membership m ON m.id = o.membership_id
  JOIN person p ON p.id = m.person_id JOIN org_unit a ON a.id = m.agency_id LEFT JOIN person e ON e.id = o.entered_by`

const ofCommunity = statement<OfficerRow>(
  'branch-officers',
  `SELECT x.* FROM (${officers} WHERE m.community_id = $2) x JOIN branch_office r ON r.code = x.office
   ORDER BY x.state = 'past', r.rank, x."from" DESC, x.id`,
)

/** All there are and were, those in office first. */
export const findOfficers = (
  database: Database,
  communityId: string,
  today: LocalDate,
): Promise<OfficerRow[]> => ofCommunity(database, [today, communityId])

const oneOfficer = statement<OfficerRow>('branch-officer', `${officers} WHERE o.id = $2`)

export const findOfficer = async (
  database: Database,
  id: string,
  today: LocalDate,
): Promise<OfficerRow | undefined> => (await oneOfficer(database, [today, id]))[0]

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

const inForce = 'm.valid_from <= $1::date AND (m.valid_to IS NULL OR m.valid_to >= $1::date)'

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
     FROM membership m WHERE m.community_id = c.id AND ${inForce}) n
   CROSS JOIN LATERAL (
     SELECT max(d.name) FILTER (WHERE f.rank = 1) AS secretary,
       coalesce(array_agg(f.name ORDER BY f.rank) FILTER (WHERE d.name IS NULL AND f.single), '{}') AS vacant
     FROM branch_office f LEFT JOIN LATERAL (
       SELECT p.name FROM branch_officer o JOIN membership m ON m.id = o.membership_id JOIN person p ON p.id = m.person_id
       WHERE o.office = f.code AND m.community_id = c.id AND o.from_on <= $1::date AND ${inForce}
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
   FROM membership m JOIN org_unit a ON a.id = m.agency_id WHERE m.community_id = $2 AND ${inForce}`,
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
  `SELECT m.community_id AS "communityId" FROM membership m WHERE m.person_id = $2 AND ${inForce} LIMIT 1`,
)

export const findOwnBranch = async (
  database: Database,
  personId: string,
  today: LocalDate,
): Promise<string | undefined> => (await ownBranch(database, [today, personId]))[0]?.communityId

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
   WHERE m.community_id = $2 AND ${inForce} AND ($3::text[] IS NULL OR a.path LIKE ANY ($3))
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
