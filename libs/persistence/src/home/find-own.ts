/** What concerns one member, or the members of one's Party organisations, as the cards of a home say it. */
import type { LocalDate } from '#domain/calendar/local-date.js'
import { awaitsSignUp, isComing, isNear, isSignedUpFor } from '../activity/waiting.js'
import { inAnyMonth } from '../points/entries-sql.js'
import { idsWithin } from '../read/below.js'
import { statement, type Database } from '../read/database.js'
import { startOfDaySql } from '../read/days.js'
import { waitingOf, type Waiting } from './find-waiting.js'

export type OwnCard = 'signedUp' | 'nearMe' | 'postsNearMe' | 'ownPoints'
export type UnitCard = 'postsHeld' | 'unitActivities'

interface Row {
  count: number
  id: string
  title: string
  at: Date | null
}

const whereIServe = `membership m WHERE m.person_id = $1 AND m.valid_to IS NULL`

/** `$1` the person, `$2` the moment, `$3` its day. */
const ofMember: Record<OwnCard, string> = {
  signedUp: `SELECT 1 AS n, a.id, a.title, a.starts_at AS at FROM activity a WHERE ${isComing('$2')} AND ${isSignedUpFor('$1', '= NULL')}`,
  nearMe: `SELECT 1 AS n, a.id, a.title, a.starts_at AS at FROM activity a
    WHERE ${isNear('$2', '$1', 'NULL')} AND ${awaitsSignUp('$2', '$1', 'NULL')}`,
  postsNearMe: `SELECT 1 AS n, p.id, p.title, NULL::timestamptz AS at FROM post p
    WHERE p.community_id IN (SELECT m.community_id FROM ${whereIServe}) AND p.state = 'published'
      AND $3::date BETWEEN coalesce(p.opens_on, $3::date) AND coalesce(p.closes_on, $3::date)
      AND p.places > (SELECT count(*) FROM post_claim x WHERE x.post_id = p.id AND x.until IS NULL)
      AND NOT EXISTS (SELECT FROM post_claim x WHERE x.post_id = p.id AND x.person_id = $1 AND x.until IS NULL)
      AND NOT EXISTS (SELECT FROM process w WHERE w.kind = 'postClaim' AND w.subject_id = p.id || ':' || $1 AND w.ended_at IS NULL)`,
  ownPoints: `SELECT e.amount AS n, e.id::text AS id, '' AS title, NULL::timestamptz AS at
    FROM point_entry e WHERE e.subject = 'member' AND e.subject_id = $1 AND ${inAnyMonth('e')}`,
}

/** `$1` paths of Party organisations, `$2` the moment, `$3` its day. */
const ofUnits: Record<UnitCard, string> = {
  postsHeld: `SELECT 1 AS n, p.id, p.title, ${startOfDaySql('x.since')} AS at
    FROM post_claim x JOIN post p ON p.id = x.post_id
    WHERE x.agency_id = ANY (${idsWithin('$1::text[]')}) AND x.since <= $3::date AND x.until IS NULL`,
  unitActivities: `SELECT 1 AS n, a.id, a.title, a.starts_at AS at FROM activity a
    WHERE ${isComing('$2')} AND ${isSignedUpFor('NULL', `= ANY (${idsWithin('$1::text[]')})`)}`,
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
