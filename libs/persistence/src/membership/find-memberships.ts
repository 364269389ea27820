/** The register: who has checked in where, and since when. */
import type { LocalDate } from '#domain/calendar/local-date.js'
import type { EndReason, MembershipSubject, SuspensionReason } from '#domain/membership/membership.js'
import { idsWithin } from '../read/below.js'
import { statement, type Database } from '../read/database.js'
import { paged } from '../read/paged.js'
import { searchText } from '../read/search-text.js'
import { isInForce, isThere } from '../organisation/in-office.js'

export type MembershipState = 'current' | 'suspended' | 'ended'

export interface RegisterRow {
  id: string
  subject: MembershipSubject
  personId: string | null
  personName: string | null
  agencyId: string
  agencyName: string
  communityId: string
  communityName: string
  communityPath: string
  validFrom: string
  validTo: string | null
  endReason: EndReason | null
  endNote: string | null
  /** The check-in is there to be read; what was there before the platform has none. */
  hasProcess: boolean
  /** The suspension of today, or the next one. */
  suspension: { from: LocalDate; to: LocalDate; reason: SuspensionReason } | null
  state: MembershipState
}

export interface RegisterFilter {
  subject?: MembershipSubject
  state?: MembershipState
  search?: string
  offset: number
  limit: number
}

/** `$1` the day. */
const columns = `m.id, m.subject, m.person_id AS "personId", p.name AS "personName", m.agency_id AS "agencyId",
  a.name AS "agencyName", m.community_id AS "communityId", c.name AS "communityName",
  c.path AS "communityPath", m.valid_from::text AS "validFrom", m.valid_to::text AS "validTo", m.end_reason AS "endReason",
  m.end_note AS "endNote", EXISTS (SELECT FROM process w WHERE w.id = m.id) AS "hasProcess", s.suspension,
  CASE WHEN m.valid_to < $1::date THEN 'ended' WHEN s."isNow" THEN 'suspended' ELSE 'current' END AS state`

const registerOf = `
  JOIN org_unit a ON a.id = m.agency_id JOIN org_unit c ON c.id = m.community_id
  LEFT JOIN person p ON p.id = m.person_id
  LEFT JOIN LATERAL (
    SELECT jsonb_build_object('from', x.from_on, 'to', x.to_on, 'reason', x.reason) AS suspension,
      x.from_on <= $1::date AS "isNow"
    FROM membership_suspension x WHERE x.membership_id = m.id AND x.to_on >= $1::date ORDER BY x.from_on LIMIT 1
  ) s ON true`
const register = `membership m ${registerOf}`

type Counted = RegisterRow & { total: number }

const stateOf = `CASE WHEN m.valid_to < $1::date THEN 'ended' WHEN EXISTS (SELECT FROM membership_suspension x
    WHERE x.membership_id = m.id AND $1::date BETWEEN x.from_on AND x.to_on) THEN 'suspended' ELSE 'current' END`

/**
 * Found by the indexes of the Party organisations and of the communities; what is shown is looked up for the page alone.
 * `$2` paths that may be looked below, `$3` subject, `$4` state, `$5` and `$6` patterns.
 */
const page = statement<Counted>(
  'membership-register',
  `SELECT ${columns}, found.total FROM (
     SELECT m.id, m.state, c.name AS community, a.name AS agency, p.name AS person, (count(*) OVER ())::int AS total
     FROM (SELECT m.*, ${stateOf} AS state FROM membership m
       WHERE (m.agency_id = ANY (${idsWithin('$2::text[]')}) OR m.community_id = ANY (${idsWithin('$2::text[]')}))
         AND ($3::text IS NULL OR m.subject = $3) OFFSET 0) m
     JOIN org_unit a ON a.id = m.agency_id JOIN org_unit c ON c.id = m.community_id LEFT JOIN person p ON p.id = m.person_id
     WHERE ($4::text IS NULL OR m.state = $4)
       AND ($5::text IS NULL OR p.name ILIKE $5 OR p.pinyin LIKE $6 OR a.name ILIKE $5 OR a.pinyin LIKE $6
         OR c.name ILIKE $5 OR c.pinyin LIKE $6)
     ORDER BY m.state, community, agency, person NULLS FIRST, m.id OFFSET $7 LIMIT $8) found
   CROSS JOIN LATERAL (SELECT * FROM membership WHERE id = found.id) m ${registerOf}
   ORDER BY found.state, found.community, found.agency, found.person NULLS FIRST, found.id`,
)

const own = statement<RegisterRow>(
  'membership-own',
  `SELECT ${columns} FROM ${register} WHERE m.person_id = $2 ORDER BY m.valid_from DESC, m.id`,
)

const one = statement<RegisterRow>('membership-one', `SELECT ${columns} FROM ${register} WHERE m.id = $2`)

/** Memberships of units within the given paths (`/5117/511702/%`), on a day. */
export const findMemberships = async (
  database: Database,
  today: LocalDate,
  paths: string[],
  { subject, state, search, offset, limit }: RegisterFilter,
): Promise<{ items: RegisterRow[]; total: number }> => {
  const { pattern, pinyin } = searchText(search)
  const values = [today, paths, subject ?? null, state ?? null, pattern, pinyin, offset, limit]
  return paged(await page(database, values))
}

const aboutMember = statement<{ pendingId: string | null; livesIn: OwnMemberships['livesIn'] | null }>(
  'membership-about-member',
  `SELECT CASE WHEN c.id IS NOT NULL THEN jsonb_build_object('id', c.id, 'name', c.name) END AS "livesIn", w.id AS "pendingId"
   FROM person p LEFT JOIN org_unit c ON c.id = p.lives_in_id
   LEFT JOIN process w ON w.kind = 'checkIn' AND w.subject_id = p.id AND w.ended_at IS NULL
   WHERE p.id = $1`,
)

export interface OwnMemberships {
  /** The latest first. */
  rows: RegisterRow[]
  /** The check-in that waits for its community. */
  pendingId?: string
  livesIn?: { id: string; name: string }
  /** The Party organisation to check in from. */
  agencyId?: string
}

/** What a member sees of themselves. */
export const findOwn = async (
  database: Database,
  personId: string,
  today: LocalDate,
): Promise<OwnMemberships> => {
  const [rows, about, agencyId] = await Promise.all([
    own(database, [today, personId]),
    aboutMember(database, [personId]),
    findPartyOrganisation(database, personId, today),
  ])
  const { pendingId = null, livesIn = null } = about[0] ?? {}
  return {
    rows,
    ...(pendingId !== null && { pendingId }),
    ...(livesIn && { livesIn }),
    ...(agencyId !== undefined && { agencyId }),
  }
}

export const findMembership = async (
  database: Database,
  today: LocalDate,
  id: string,
): Promise<RegisterRow | undefined> => (await one(database, [today, id]))[0]

/** The membership that stands, which a new one would take the place of. */
const standing = statement<{ id: string; communityId: string }>(
  'membership-standing',
  `SELECT id, community_id AS "communityId" FROM membership
   WHERE valid_to IS NULL AND ($1::text IS NOT NULL AND person_id = $1
     OR $1::text IS NULL AND person_id IS NULL AND agency_id = $2 AND community_id = $3)`,
)

export const findStanding = async (
  database: Database,
  { personId, agencyId, communityId }: { personId?: string; agencyId: string; communityId: string },
): Promise<{ id: string; communityId: string } | undefined> =>
  (await standing(database, [personId ?? null, agencyId, communityId]))[0]

/** The Party organisation whose member somebody is. */
const partyOf = statement<{ unitId: string }>(
  'party-organisation-of-member',
  `SELECT g.unit_id AS "unitId" FROM role_grant g JOIN person p ON p.id = g.person_id
   JOIN org_unit u ON u.id = g.unit_id AND u.kind = 'agencyPartyOrganization' AND u.ended_on IS NULL
   WHERE g.person_id = $1 AND g.role = 'InServicePartyMember'
     AND ${isInForce('g', '$2::date')} AND ${isThere('p', '$2::date')}
   ORDER BY g.unit_id LIMIT 1`,
)

export const findPartyOrganisation = async (
  database: Database,
  personId: string,
  today: LocalDate,
): Promise<string | undefined> => (await partyOf(database, [personId, today]))[0]?.unitId
