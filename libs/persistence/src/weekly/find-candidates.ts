/** What was recommended in a week, and the facts beside the names: never a rank, never a total of voices. */
import type { LocalDate } from '#domain/calendar/local-date.js'
import type { PointSubject } from '#domain/points/points.js'
import type { RecommendationSource } from '#domain/weekly/weekly-selection.js'
import { statement, type Database } from '../read/database.js'
import { dayOfSql, startOfDaySql } from '../read/days.js'

export interface FoundRecommendation {
  id: string
  named: string
  reason: string
  source: RecommendationSource
  slip: string | null
  by: string | null
  byName: string | null
  at: Date
  subject: PointSubject | null
  subjectId: string | null
  subjectName: string | null
  setAsideReason: string | null
  setAsideByName: string | null
  /** Many from one network within ten minutes. */
  standsOut: boolean
}

const recommendations = statement<FoundRecommendation>(
  'weekly-recommendations',
  `SELECT r.id, r.named, r.reason, r.source, r.slip, r.by, b.name AS "byName", r.at, r.subject,
     r.subject_id AS "subjectId", coalesce(p.name, u.name) AS "subjectName", r.set_aside_reason AS "setAsideReason",
     s.name AS "setAsideByName", r.network_mark IS NOT NULL AND (
       SELECT count(*) FROM weekly_recommendation o
       WHERE o.community_id = r.community_id AND o.week = r.week AND o.network_mark = r.network_mark
         AND o.at BETWEEN r.at - interval '10 minutes' AND r.at + interval '10 minutes') >= 5 AS "standsOut"
   FROM weekly_recommendation r LEFT JOIN person b ON b.id = r.by LEFT JOIN person s ON s.id = r.set_aside_by
   LEFT JOIN person p ON r.subject = 'member' AND p.id = r.subject_id
   LEFT JOIN org_unit u ON r.subject = 'agency' AND u.id = r.subject_id
   WHERE r.community_id = $1 AND r.week = $2 ORDER BY r.at, r.id`,
)

export const findRecommendations = (
  database: Database,
  communityId: string,
  week: string,
): Promise<FoundRecommendation[]> => recommendations(database, [communityId, week])

export interface FoundCandidate {
  subject: PointSubject
  subjectId: string
  name: string
  agencyName: string | null
  /** Confirmed within the week. */
  activities: { title: string; on: LocalDate }[]
  /** Within the four weeks up to the Sunday. */
  activitiesOfFourWeeks: number
  doneWell: number
  appraisals: number
  meanScore: number | null
  /** Within the year before. */
  earlierWeeks: string[]
}

/** `$3` the Sunday. Only what was done in the community itself. */
const candidates = statement<FoundCandidate>(
  'weekly-candidates',
  `WITH candidate AS (
     SELECT DISTINCT subject, subject_id FROM weekly_recommendation
     WHERE community_id = $1 AND week = $2 AND set_aside_at IS NULL AND subject_id IS NOT NULL),
   done AS (
     SELECT c.subject, c.subject_id, v.id, v.title, ${dayOfSql('v.starts_at')} AS on_day
     FROM candidate c JOIN attendance a ON a.state = 'confirmed'
       AND CASE c.subject WHEN 'member' THEN a.person_id = c.subject_id ELSE a.unit_id = c.subject_id END
     JOIN activity v ON v.id = a.activity_id AND v.community_id = $1
       AND v.starts_at >= ${startOfDaySql('$3::date - 27')}
       AND v.starts_at < ${startOfDaySql('$3::date + 1')})
   SELECT c.subject, c.subject_id AS "subjectId", coalesce(p.name, u.name, c.subject_id) AS name, (
       SELECT g.name FROM role_grant h JOIN org_unit g ON g.id = h.unit_id
       WHERE h.person_id = p.id AND h.role = 'InServicePartyMember' ORDER BY h.valid_from DESC NULLS LAST LIMIT 1
     ) AS "agencyName",
     (SELECT coalesce(jsonb_agg(jsonb_build_object('title', d.title, 'on', d.on_day) ORDER BY d.on_day), '[]') FROM done d
      WHERE d.subject = c.subject AND d.subject_id = c.subject_id AND d.on_day > $3::date - 7) AS activities,
     (SELECT count(*)::int FROM done d WHERE d.subject = c.subject AND d.subject_id = c.subject_id)
       AS "activitiesOfFourWeeks",
     (SELECT count(*)::int FROM done d JOIN done_well w ON w.activity_id = d.id AND w.withdrawn_at IS NULL
        AND coalesce(w.person_id, w.unit_id) = c.subject_id
      WHERE d.subject = c.subject AND d.subject_id = c.subject_id) AS "doneWell",
     voices.appraisals, voices."meanScore", (
       SELECT coalesce(jsonb_agg(e.week ORDER BY e.sunday DESC), '[]') FROM weekly_selection e
       WHERE e.subject = c.subject AND e.subject_id = c.subject_id AND e.published_at IS NOT NULL AND e.revoked_at IS NULL
         AND e.sunday BETWEEN $3::date - 365 AND $3::date - 1) AS "earlierWeeks"
   FROM candidate c LEFT JOIN person p ON c.subject = 'member' AND p.id = c.subject_id
   LEFT JOIN org_unit u ON c.subject = 'agency' AND u.id = c.subject_id
   CROSS JOIN LATERAL (
     SELECT count(*)::int AS appraisals, avg(s.score)::float8 AS "meanScore"
     FROM done d JOIN appraisal s ON s.service_id = d.id AND s.withdrawn_at IS NULL
     WHERE d.subject = c.subject AND d.subject_id = c.subject_id) voices
   ORDER BY coalesce(p.pinyin, u.pinyin), name`,
)

/** By the alphabet. */
export const findCandidates = (
  database: Database,
  communityId: string,
  week: string,
  sunday: LocalDate,
): Promise<FoundCandidate[]> => candidates(database, [communityId, week, sunday])
