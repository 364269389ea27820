/** What waits in the communities somebody looks after, step by step, with the first of each: what comes next. */
import type { LocalDate } from '#domain/calendar/local-date.js'
import { isCalledOff } from '../activity/how-it-stands.js'
import { waitsFor } from '../activity/waiting.js'
import { askedServices } from '../appraisal/waiting-services.js'
import { lookedAfterWithin } from '../organisation/looked-after.js'
import { freedBy } from '../needs/freed-needs.js'
import { isDone, isHeld, placesTaken } from '../needs/taken-projects.js'
import { idsWithin } from '../read/below.js'
import { statement, type Database } from '../read/database.js'
import { startOfDaySql } from '../read/days.js'

/** How many there are, and the one to begin with. */
export interface Waiting {
  count: number
  next?: { id: string; title: string; at: Date | null }
}

/** A project may be claimed today and has a place left. */
const isFreeProject = `p.state = 'published' AND c.today BETWEEN coalesce(p.opens_on, c.today) AND coalesce(p.closes_on, c.today)
  AND NOT ${isHeld('p.id')}
  AND CASE WHEN p.places > 1 THEN p.places > (SELECT count(*) ${placesTaken('p.id')}) ELSE NOT ${isDone('p.id')} END`

/**
 * Nothing took place in the last thirty days, and nothing is planned.
 * @param day SQL of a day
 */
export const isQuiet = (communityId: string, day: string): string => `NOT EXISTS (
  SELECT FROM activity a WHERE a.community_id = ${communityId} AND NOT ${isCalledOff('a')}
    AND a.starts_at > ${startOfDaySql(`${day} - 30`)})`

const waits = waitsFor('a', 'c.now')

/** What took place in a community is looked after by whichever it has become part of. */
const inCareOf = (community: string) =>
  `JOIN org_unit was ON was.id = ${community} JOIN c ON c.id = coalesce(was.merged_into_id, was.id)`

const inCare = lookedAfterWithin('$1::text[]')

/** As rows of how many, which, called what, and when it should be looked at; `c` are the communities, with the day and the moment. */
const found = {
  needs: `SELECT 1 AS n, e.id::text, left(e.text, 40) AS title, e.at FROM need e JOIN c ON c.id = e.community_id
    WHERE e.state = 'new' OR e.state = 'adopted' AND ${freedBy('e')} IS NOT NULL`,
  unclaimed: `SELECT 1 AS n, p.id, p.title, ${startOfDaySql('p.closes_on')} AS at
    FROM project p JOIN c ON c.id = p.community_id WHERE ${isFreeProject}`,
  freePosts: `SELECT 1 AS n, p.id, p.title, ${startOfDaySql('p.closes_on')} AS at
    FROM post p JOIN c ON c.id = p.community_id
    WHERE p.state = 'published' AND c.today BETWEEN coalesce(p.opens_on, c.today) AND coalesce(p.closes_on, c.today)
      AND p.places > (SELECT count(*) FROM post_claim x WHERE x.post_id = p.id AND x.until IS NULL)`,
  activities: `SELECT 1 AS n, a.id, a.title, a.starts_at AS at FROM activity a ${inCareOf('a.community_id')}
    WHERE a.community_id = ANY (${inCare}) AND ${waits.start}`,
  attendance: `SELECT 1 AS n, a.id, a.title, a.starts_at AS at FROM activity a ${inCareOf('a.community_id')}
    WHERE a.community_id = ANY (${inCare}) AND ${waits.attendance}`,
  appraisals: `SELECT 1 AS n, s.kind || '/' || s.id AS id, s.title, s.at
    FROM ${askedServices('(SELECT $2::timestamptz)', inCare)} s ${inCareOf('s.community_id')} WHERE s.lacks_community`,
  withoutSecretary: `SELECT 1 AS n, c.id, c.name AS title, NULL::timestamptz AS at FROM c WHERE NOT EXISTS (
    SELECT FROM membership m JOIN branch_officer o ON o.membership_id = m.id AND o.office = 'secretary'
    WHERE m.community_id = c.id AND o.from_on <= c.today AND LEAST(o.until_on, m.valid_to, 'infinity') >= c.today)`,
  quiet: `SELECT 1 AS n, c.id, c.name AS title, NULL::timestamptz AS at FROM c
    WHERE ${isQuiet('c.id', 'c.today')}`,
}
export type CommunityStep = keyof typeof found
export const communitySteps = Object.keys(found) as CommunityStep[]

/** `$1` paths of communities, `$2` the moment, `$3` its day. */
const inCommunities = (rows: string): string => `
  WITH c AS (SELECT id, name, $2::timestamptz AS now, $3::date AS today FROM org_unit
    WHERE kind = 'community' AND ended_on IS NULL AND id = ANY (${idsWithin('$1::text[]')}))
  SELECT (sum(n) OVER ())::int AS count, id, title, at FROM (${rows}) x ORDER BY at NULLS LAST, title, id LIMIT 1`

const statements = Object.fromEntries(
  communitySteps.map(step => [step, statement<WaitingRow>(`board-${step}`, inCommunities(found[step]))]),
) as Record<CommunityStep, (database: Database, values: unknown[]) => Promise<WaitingRow[]>>

interface WaitingRow {
  count: number
  id: string
  title: string
  at: Date | null
}

export const waitingOf = ([row]: WaitingRow[]): Waiting =>
  row === undefined ? { count: 0 } : { count: row.count, next: { id: row.id, title: row.title, at: row.at } }

/** @param paths of communities (`/5117/511702/%`) */
export const findWaiting = async (
  database: Database,
  step: CommunityStep,
  { paths, now, today }: { paths: string[]; now: Date; today: LocalDate },
): Promise<Waiting> => waitingOf(await statements[step](database, [paths, now, today]))

const checkIns = statement<WaitingRow>(
  'board-check-ins',
  `SELECT (count(*) OVER ())::int AS count, p.id::text, p.title, p.started_at AS at FROM process p
   WHERE p.kind = 'checkIn' AND p.ended_at IS NULL AND EXISTS (SELECT FROM process_unit pu WHERE pu.process_id = p.id
     AND (SELECT u.path FROM org_unit u WHERE u.id = pu.unit_id) LIKE ANY ($1::text[]) OFFSET 0)
   ORDER BY p.started_at, p.id LIMIT 1`,
)

/** Check-ins that wait for their community, the earliest first. */
export const findWaitingCheckIns = async (database: Database, paths: string[]): Promise<Waiting> =>
  waitingOf(await checkIns(database, [paths]))
