/** What waits within a part of the tree, each as a number: what the cards of a home say. */
import type { LocalDate } from '#domain/calendar/local-date.js'
import { isInForce, isThere } from '../organisation/in-office.js'
import { statement, type Database } from '../read/database.js'

export interface OpenFigures {
  /** Check-ins that wait for their community. */
  checkIns: number
  claims: number
  /** Interviews and reminders after a month without points. */
  interviews: number
  /** Open processes with a task past its deadline. */
  late: number
  /** Those with one due today. */
  dueToday: number
}

/** `$1` paths of units, `$2` the end of the day. */
const open = statement<OpenFigures>(
  'board-open',
  `SELECT count(*) FILTER (WHERE kind = 'checkIn')::int AS "checkIns", count(*) FILTER (WHERE kind = 'claim')::int AS claims,
     count(*) FILTER (WHERE kind IN ('interview', 'reminder'))::int AS interviews,
     count(*) FILTER (WHERE due < at)::int AS late, count(*) FILTER (WHERE due >= at AND due < $2)::int AS "dueToday"
   FROM (SELECT p.kind, now() + make_interval(secs => p.ahead_ms / 1000.0) AS at,
           (SELECT min(t.due_at) FROM task t WHERE t.process_id = p.id AND t.status = 'open') AS due
         FROM process p WHERE p.ended_at IS NULL AND EXISTS (SELECT FROM process_unit pu WHERE pu.process_id = p.id
           AND (SELECT u.path FROM org_unit u WHERE u.id = pu.unit_id) LIKE ANY ($1::text[]) OFFSET 0)) found`,
)

export interface CommunityFigures {
  /** Projects that may be claimed today and that nobody has claimed. */
  unclaimed: number
  /** Activities to come that one can sign up for. */
  activities: number
  /** People's attendance that nobody has decided yet. */
  attendance: number
  /** Communities without a secretary of their branch. */
  withoutSecretary: number
  /** Communities in which nothing took place in the last month and nothing is planned. */
  quiet: number
}

/** `$1` paths of communities, `$2` the day. */
const communities = statement<CommunityFigures>(
  'board-communities',
  `WITH c AS (SELECT id FROM org_unit WHERE kind = 'community' AND ended_on IS NULL AND path LIKE ANY ($1::text[]))
   SELECT
     (SELECT count(*)::int FROM project p JOIN c ON c.id = p.community_id
       WHERE p.state = 'published' AND $2::date BETWEEN coalesce(p.opens_on, $2::date) AND coalesce(p.closes_on, $2::date)
         AND CASE WHEN p.places > 1 THEN p.places > (SELECT count(*) FROM project_place x JOIN process w ON w.id = x.claim_id
             WHERE x.project_id = p.id AND (w.ended_at IS NULL OR w.stage IN ('accepted', 'appraised')))
           ELSE NOT EXISTS (SELECT FROM process w WHERE w.kind = 'claim' AND w.subject_id = p.id AND w.ended_at IS NULL)
             AND NOT EXISTS (SELECT FROM process w WHERE w.kind = 'claim' AND w.stage IN ('accepted', 'appraised')
               AND w.state->'facts'->>'projectId' = p.id) END) AS unclaimed,
     (SELECT count(*)::int FROM activity a JOIN c ON c.id = a.community_id
       WHERE a.state = 'open' AND a.starts_at > now()) AS activities,
     (SELECT count(*)::int FROM attendance t JOIN activity a ON a.id = t.activity_id JOIN c ON c.id = a.community_id
       WHERE t.state = 'recorded') AS attendance,
     (SELECT count(*)::int FROM c WHERE NOT EXISTS (
       SELECT FROM membership m JOIN branch_officer o ON o.membership_id = m.id AND o.office = 'secretary'
       WHERE m.community_id = c.id AND o.from_on <= $2::date AND LEAST(o.until_on, m.valid_to, 'infinity') >= $2::date)) AS "withoutSecretary",
     (SELECT count(*)::int FROM c WHERE NOT EXISTS (
       SELECT FROM activity a WHERE a.community_id = c.id AND a.state NOT IN ('cancelled', 'dropped')
         AND a.starts_at > ($2::date - 30)::timestamp AT TIME ZONE 'Asia/Shanghai')) AS quiet`,
)

export interface UnitFigures {
  /** Members of the Party organisations who have not checked in. */
  membersMissing: number
  /** Party organisations that have not. */
  agenciesMissing: number
}

/** `$1` paths of units, `$2` the day. */
const unitsMissing = statement<UnitFigures>(
  'board-units',
  `SELECT
     (SELECT count(DISTINCT g.person_id)::int FROM role_grant g JOIN person p ON p.id = g.person_id
      JOIN org_unit u ON u.id = g.unit_id WHERE g.role = 'InServicePartyMember' AND u.path LIKE ANY ($1::text[])
        AND ${isInForce('g', '$2::date')} AND ${isThere('p', '$2::date')}
        AND NOT EXISTS (SELECT FROM membership m WHERE m.person_id = p.id AND m.valid_to IS NULL)) AS "membersMissing",
     (SELECT count(*)::int FROM org_unit u WHERE u.kind = 'agencyPartyOrganization' AND u.ended_on IS NULL
        AND u.path LIKE ANY ($1::text[]) AND NOT EXISTS (
          SELECT FROM membership m WHERE m.agency_id = u.id AND m.person_id IS NULL AND m.valid_to IS NULL)) AS "agenciesMissing"`,
)

export interface MemberFigures {
  /** Activities to come that one has signed up for. */
  signedUp: number
  /** Activities of one's community that one could sign up for. */
  nearMe: number
}

/** `$1` the person, `$2` the day. */
const member = statement<MemberFigures>(
  'board-member',
  `SELECT
     (SELECT count(*)::int FROM sign_up s JOIN activity a ON a.id = s.activity_id
      WHERE s.person_id = $1 AND s.state <> 'cancelled' AND a.state = 'open' AND a.ends_at > now()) AS "signedUp",
     (SELECT count(*)::int FROM membership m JOIN activity a ON a.community_id = m.community_id
      WHERE m.person_id = $1 AND m.valid_from <= $2::date AND (m.valid_to IS NULL OR m.valid_to >= $2::date)
        AND a.state = 'open' AND a.sign_up_until > now()
        AND NOT EXISTS (SELECT FROM sign_up s WHERE s.activity_id = a.id AND s.person_id = $1 AND s.state <> 'cancelled')) AS "nearMe"`,
)

const first = <Row>([row]: Row[]): Row => {
  if (row === undefined) throw new Error('a statement of sums gave no row')
  return row
}

export const countOpen = async (database: Database, paths: string[], endOfDay: Date): Promise<OpenFigures> =>
  first(await open(database, [paths, endOfDay]))

export const countInCommunities = async (
  database: Database,
  paths: string[],
  today: LocalDate,
): Promise<CommunityFigures> => first(await communities(database, [paths, today]))

export const countMissing = async (
  database: Database,
  paths: string[],
  today: LocalDate,
): Promise<UnitFigures> => first(await unitsMissing(database, [paths, today]))

export const countForMember = async (
  database: Database,
  personId: string,
  today: LocalDate,
): Promise<MemberFigures> => first(await member(database, [personId, today]))
