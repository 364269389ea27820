/** What concerns one member, or the members of one's Party organisations, as the cards of a home say it. */
import type { LocalDate } from '#domain/calendar/local-date.js'
import { appraised, servicesOf } from '../appraisal/services.js'
import { statement, type Database } from '../read/database.js'
import { waitingOf, type Waiting } from './find-waiting.js'

export type OwnCard = 'signedUp' | 'nearMe' | 'postsNearMe' | 'ownPoints'
export type UnitCard = 'postsHeld' | 'unitActivities' | 'ownAppraisals'

interface Row {
  count: number
  id: string
  title: string
  at: Date | null
}

const whereIServe = `membership m WHERE m.person_id = $1 AND m.valid_from <= $3::date AND (m.valid_to IS NULL OR m.valid_to >= $3::date)`

/** `$1` the person, `$2` the moment, `$3` its day. */
const ofMember: Record<OwnCard, string> = {
  signedUp: `SELECT 1 AS n, a.id, a.title, a.starts_at AS at FROM sign_up s JOIN activity a ON a.id = s.activity_id
    WHERE s.person_id = $1 AND s.state <> 'cancelled' AND a.state = 'open' AND a.ends_at > $2`,
  nearMe: `SELECT 1 AS n, a.id, a.title, a.starts_at AS at FROM activity a
    WHERE a.community_id IN (SELECT m.community_id FROM ${whereIServe}) AND a.state = 'open' AND a.sign_up_until > $2
      AND NOT EXISTS (SELECT FROM sign_up s WHERE s.activity_id = a.id AND s.person_id = $1 AND s.state <> 'cancelled')`,
  postsNearMe: `SELECT 1 AS n, p.id, p.title, NULL::timestamptz AS at FROM post p
    WHERE p.community_id IN (SELECT m.community_id FROM ${whereIServe}) AND p.state = 'published'
      AND $3::date BETWEEN coalesce(p.opens_on, $3::date) AND coalesce(p.closes_on, $3::date)
      AND p.places > (SELECT count(*) FROM post_claim x WHERE x.post_id = p.id AND x.until IS NULL)
      AND NOT EXISTS (SELECT FROM post_claim x WHERE x.post_id = p.id AND x.person_id = $1 AND x.until IS NULL)`,
  ownPoints: `SELECT e.amount AS n, e.id::text AS id, '' AS title, NULL::timestamptz AS at
    FROM point_entry e WHERE e.subject = 'member' AND e.subject_id = $1`,
}

const sinceAppraised = `$2::timestamptz - interval '30 days'`

/** `$1` paths of Party organisations, `$2` the moment, `$3` its day. */
const ofUnits: Record<UnitCard, string> = {
  postsHeld: `SELECT 1 AS n, p.id, p.title, x.since::timestamp AT TIME ZONE 'Asia/Shanghai' AS at
    FROM post_claim x JOIN post p ON p.id = x.post_id JOIN org_unit u ON u.id = x.agency_id
    WHERE u.path LIKE ANY ($1::text[]) AND x.since <= $3::date AND x.until IS NULL`,
  unitActivities: `SELECT 1 AS n, a.id, a.title, a.starts_at AS at FROM activity a
    WHERE a.state = 'open' AND a.ends_at > $2 AND EXISTS (
      SELECT FROM sign_up s LEFT JOIN role_grant g ON g.person_id = s.person_id AND g.role = 'InServicePartyMember'
        AND (g.valid_to IS NULL OR g.valid_to >= $3::date)
      JOIN org_unit u ON u.id = coalesce(s.unit_id, g.unit_id)
      WHERE s.activity_id = a.id AND s.state <> 'cancelled' AND u.path LIKE ANY ($1::text[]))`,
  ownAppraisals: `SELECT 1 AS n, served.id, coalesce((SELECT a.title FROM activity a WHERE a.id = served.id),
      (SELECT p.title FROM post_claim x JOIN post p ON p.id = x.post_id WHERE x.id = served.id::uuid),
      (SELECT w.title FROM process w WHERE w.id = served.id::uuid), '') AS title, NULL::timestamptz AS at
    FROM ${servicesOf('NULL', 'IN (SELECT id FROM org_unit WHERE path LIKE ANY ($1::text[]))')} served
    WHERE served.at > ${sinceAppraised} AND ${appraised}`,
}

/** Every one names all three, whether it needs them or not. */
const counting = (rows: string, subject: string): string => `
  WITH asked AS (SELECT $1::${subject} AS subject, $2::timestamptz AS now, $3::date AS today)
  SELECT (sum(n) OVER ())::int AS count, id, title, at FROM (${rows}) x ORDER BY at NULLS LAST, title, id LIMIT 1`

const statementsOf = <Card extends string>(rows: Record<Card, string>, subject: string) =>
  Object.fromEntries(
    (Object.keys(rows) as Card[]).map(card => [
      card,
      statement<Row>(`board-own-${card}`, counting(rows[card], subject)),
    ]),
  ) as Record<Card, (database: Database, values: unknown[]) => Promise<Row[]>>

const memberStatements = statementsOf(ofMember, 'text')
const unitStatements = statementsOf(ofUnits, 'text[]')

interface At {
  now: Date
  today: LocalDate
}

export const findOwnCard = async (
  database: Database,
  card: OwnCard,
  personId: string,
  { now, today }: At,
): Promise<Waiting> => waitingOf(await memberStatements[card](database, [personId, now, today]))

/** @param paths of Party organisations (`/5117/511702/org-edu/%`) */
export const findUnitCard = async (
  database: Database,
  card: UnitCard,
  paths: string[],
  { now, today }: At,
): Promise<Waiting> => waitingOf(await unitStatements[card](database, [paths, now, today]))
