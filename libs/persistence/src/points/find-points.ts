/** Reads of points: what one subject's come to, where everybody stands in a month, counts of what lies below some paths. */
import type { Exclusion, PointSubject, Standing } from '#domain/points/points.js'
import { statement, type Database } from '../read/database.js'
import { paged } from '../read/paged.js'
import { searchText } from '../read/search-text.js'
import { inAnyMonth } from './entries-sql.js'
import type { MonthOfDistrict } from './settle-month.js'

const sums = statement<{ month: string; points: number }>(
  'point-sums-of',
  `SELECT month, sum(amount)::int AS points FROM point_entry e WHERE subject = $1 AND subject_id = $2 AND ${inAnyMonth('e')} GROUP BY month`,
)
/** What all entries of a subject come to, by month. */
export const findSums = (database: Database, subject: PointSubject, subjectId: string) =>
  sums(database, [subject, subjectId])

const ofSubject = statement<{ month: string; standing: Standing; exclusion: Exclusion | null }>(
  'point-standings-of',
  'SELECT month, standing, exclusion FROM point_standing WHERE subject = $1 AND subject_id = $2',
)
export const findStandingsOf = (database: Database, subject: PointSubject, subjectId: string) =>
  ofSubject(database, [subject, subjectId])

const about = statement<{
  name: string
  path: string
  agencyId: string | null
  /** The agency itself, or the one that it has become part of. */
  heirId: string | null
  /** Of the agency. */
  districtId: string | null
}>(
  'point-subject',
  `SELECT s.name, coalesce(u.path, '') AS path, s.agency_id AS "agencyId", coalesce(u.merged_into_id, u.id) AS "heirId",
     point_district(u.path) AS "districtId"
   FROM (SELECT id, name, (SELECT g.unit_id FROM role_grant g WHERE g.person_id = person.id AND g.role = 'InServicePartyMember'
           ORDER BY g.valid_from DESC NULLS LAST, g.unit_id LIMIT 1) AS agency_id, 'member' AS subject FROM person
         UNION ALL SELECT id, name, id, 'agency' FROM org_unit WHERE kind = 'agencyPartyOrganization') s
   LEFT JOIN org_unit u ON u.id = s.agency_id
   WHERE s.subject = $1 AND s.id = $2`,
)

/** A subject with the path of the agency that it belongs to; undefined when it is not there. */
export const findPointSubject = async (database: Database, subject: PointSubject, subjectId: string) =>
  (await about(database, [subject, subjectId]))[0]

export interface MonthCounts {
  districtId: string
  month: string
  subject: PointSubject
  pointed: number
  zero: number
  excluded: number
  points: number
}

/** Agencies within some paths, and those that have become part of one there: `heir_id` speaks for each. */
export const agenciesWithin = (patterns: string) => `(
  SELECT u.*, coalesce(h.id, u.id) AS heir_id FROM org_unit u LEFT JOIN org_unit h ON h.id = u.merged_into_id
  WHERE u.kind = 'agencyPartyOrganization' AND (u.path LIKE ANY (${patterns}) OR h.path LIKE ANY (${patterns})))`

const counted = `count(*) FILTER (WHERE s.standing = 'pointed')::int AS pointed,
  count(*) FILTER (WHERE s.standing = 'zero')::int AS zero,
  count(*) FILTER (WHERE s.standing = 'excluded')::int AS excluded, coalesce(sum(s.points), 0)::int AS points`

const monthCounts = statement<MonthCounts>(
  'point-month-counts',
  `SELECT s.district_id AS "districtId", s.month, s.subject, ${counted}
   FROM point_standing s JOIN ${agenciesWithin('$1::text[]')} a ON a.id = s.agency_id GROUP BY 1, 2, 3`,
)
export const countMonths = (database: Database, paths: string[]): Promise<MonthCounts[]> =>
  monthCounts(database, [paths])

export interface AgencyRow {
  agencyId: string
  /** The agency itself, or the one that it has become part of. */
  heirId: string
  agencyName: string
  path: string
  points: number
  standing: Standing
  exclusion: Exclusion | null
  pointed: number
  zero: number
  excluded: number
  memberPoints: number
}

const agencies = statement<AgencyRow & { total: number }>(
  'point-month-agencies',
  `SELECT a.id AS "agencyId", a.heir_id AS "heirId", a.name AS "agencyName", a.path, own.points, own.standing, own.exclusion, m.pointed, m.zero,
     m.excluded, m.points AS "memberPoints", (count(*) OVER ())::int AS total
   FROM point_standing own JOIN ${agenciesWithin('$3::text[]')} a ON a.id = own.agency_id
   LEFT JOIN LATERAL (SELECT ${counted} FROM point_standing s
     WHERE s.agency_id = a.id AND s.month = own.month AND s.subject = 'member') m ON true
   WHERE own.district_id = $1 AND own.month = $2 AND own.subject = 'agency'
     AND ($4::text IS NULL OR a.name ILIKE $4 OR a.pinyin LIKE $5)
   ORDER BY own.standing = 'zero' DESC, m.zero DESC, a.name OFFSET $6 LIMIT $7`,
)

export const findMonthAgencies = async (
  database: Database,
  { districtId, month }: MonthOfDistrict,
  paths: string[],
  { search, offset, limit }: { search?: string; offset: number; limit: number },
): Promise<{ items: AgencyRow[]; total: number }> => {
  const { pattern, pinyin } = searchText(search)
  const rows = await agencies(database, [districtId, month, paths, pattern, pinyin, offset, limit])
  return { items: rows, total: rows[0]?.total ?? 0 }
}

const distribution = statement<{ points: number; members: number }>(
  'point-distribution',
  `SELECT s.points, count(*)::int AS members FROM point_standing s JOIN ${agenciesWithin('$3::text[]')} a ON a.id = s.agency_id
   WHERE s.district_id = $1 AND s.month = $2 AND s.subject = 'member'
   GROUP BY 1 ORDER BY 1`,
)
export const findDistribution = (
  database: Database,
  { districtId, month }: MonthOfDistrict,
  paths: string[],
) => distribution(database, [districtId, month, paths])

export interface StandingRow {
  personId: string
  name: string
  points: number
  standing: Standing
  exclusion: Exclusion | null
}

const ofAgency = statement<StandingRow & { total: number }>(
  'point-standings-of-agency',
  `SELECT p.id AS "personId", p.name, s.points, s.standing, s.exclusion, (count(*) OVER ())::int AS total
   FROM point_standing s JOIN person p ON p.id = s.subject_id
   WHERE s.month = $1 AND s.subject = 'member' AND s.agency_id = $2 AND ($3::text IS NULL OR s.standing = $3)
   ORDER BY s.standing = 'zero' DESC, p.pinyin, p.id OFFSET $4 LIMIT $5`,
)

export const findStandings = async (
  database: Database,
  month: string,
  {
    agencyId,
    standing,
    offset,
    limit,
  }: { agencyId: string; standing?: Standing; offset: number; limit: number },
): Promise<{ items: StandingRow[]; total: number }> => {
  return paged(await ofAgency(database, [month, agencyId, standing ?? null, offset, limit]))
}
