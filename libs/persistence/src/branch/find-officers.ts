/** Who holds the offices of a temporary branch, who did and who will. */
import type { OfficerState, OfficerWay } from '#domain/branch/branch.js'
import type { LocalDate } from '#domain/calendar/local-date.js'
import { statement, type Database } from '../read/database.js'

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
