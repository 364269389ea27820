/** Services that somebody has yet to appraise, as SQL: the card of a home counts them, and the list that it leads to shows them. */
import type { AppraisalLack } from '#domain/appraisal/appraisal.js'
import { tookPlace } from '../activity/how-it-stands.js'
import { lookedAfterBy, lookedAfterWithin } from '../organisation/looked-after.js'
import { statement, type Database } from '../read/database.js'
import { clockSql } from '../read/days.js'
import { paged } from '../read/paged.js'
import { businessNowSql } from '../read/demo-clock.js'
import { acceptedAt, dayAt } from './services.js'

const isAsked = (at: string, now: string) => `${at} BETWEEN ${now} - interval '30 days' AND ${now}`
const isSaid = (sources: string) => `EXISTS (
  SELECT FROM appraisal v WHERE v.service_id = s.id AND v.source IN (${sources}) AND v.withdrawn_at IS NULL)`

/**
 * Activities held, posts that have ended and claims that were accepted within the last month, and claims whose own appraisal is
 * open however old they are, as a subquery. A claim that the community has appraised as its last step wants no other word of it.
 * @param now SQL of the moment @param communities SQL of an array of ids: theirs are asked for
 */
export const askedServices = (now: string, communities: string): string => `(
  SELECT s.*, NOT s.is_over AND NOT ${isSaid(`'community'`)} AS lacks_community, NOT ${isSaid(`'code', 'paper'`)} AS lacks_residents
  FROM (
    SELECT a.id, 'activity' AS kind, a.title, a.community_id, a.ends_at AS at, a.project_id AS offer_id, '' AS served_by, false AS is_over
    FROM activity a
    WHERE a.community_id = ANY (${communities}) AND ${tookPlace('a')} AND a.starts_at > ${now} - interval '32 days' AND ${isAsked('a.ends_at', now)}
    UNION ALL
    SELECT p.id::text, 'claim', p.title, p.state->'facts'->>'communityId', ${acceptedAt}, p.state->'facts'->>'projectId',
      (SELECT u.name FROM org_unit u WHERE u.id = p.state->'facts'->>'agencyId'), p.stage = 'appraised'
    FROM process p WHERE p.kind = 'claim' AND p.id IN (SELECT process_id FROM process_unit WHERE unit_id = ANY (${communities}))
      AND p.state->'facts'->>'communityId' = ANY (${communities})
      AND (p.stage = 'accepted' AND p.ended_at IS NULL OR p.stage = 'appraised' AND ${isAsked(acceptedAt, now)})
    UNION ALL
    SELECT x.id::text, 'post', o.title, o.community_id, ${dayAt('x.until', '23:59')}, o.id, m.name, false
    FROM post_claim x JOIN post o ON o.id = x.post_id JOIN person m ON m.id = x.person_id
    WHERE o.community_id = ANY (${communities}) AND x.until >= x.since
      AND ${isAsked('x.until::timestamp', clockSql(now))}
  ) s)`

export interface AskedService {
  id: string
  kind: 'activity' | 'claim' | 'post'
  title: string
  communityId: string
  communityName: string
  /** Of the community that looks after it. */
  path: string
  /** The member at the post, the Party organisation of the claim; nobody in particular at an activity. */
  servedBy: string
  /** When it ended, or was accepted. */
  at: Date
  lacksCommunity: boolean
  lacksResidents: boolean
  /** A resident had asked for it. */
  isFromResident: boolean
}

/** `$1` patterns of paths, `$2` whose word is missing, anybody's without one. */
const page = statement<AskedService & { total: number }>(
  'appraisal-waiting-services',
  `SELECT s.id, s.kind, s.title, c.id AS "communityId", was.name AS "communityName", c.path, s.served_by AS "servedBy", s.at,
     s.lacks_community AS "lacksCommunity", s.lacks_residents AS "lacksResidents", (count(*) OVER ())::int AS total,
     EXISTS (SELECT FROM need n WHERE n.source = 'resident' AND n.adopted_by::text = s.offer_id) AS "isFromResident"
   FROM ${askedServices(businessNowSql, lookedAfterWithin('$1::text[]'))} s ${lookedAfterBy('s.community_id')}
   WHERE CASE $2::text WHEN 'community' THEN s.lacks_community WHEN 'residents' THEN s.lacks_residents
       ELSE s.lacks_community OR s.lacks_residents END
   ORDER BY s.at, s.id OFFSET $3 LIMIT $4`,
)

/** Those that have waited longest first. @param paths patterns of paths of communities */
export const findWaitingServices = async (
  database: Database,
  paths: string[],
  { lack, offset, limit }: { lack?: AppraisalLack | undefined; offset: number; limit: number },
): Promise<{ items: AskedService[]; total: number }> => {
  return paged(await page(database, [paths, lack ?? null, offset, limit]))
}
