/** What everybody may read of a published month: counts, how many have reached which points, and who is honoured. */
import type { LocalDate } from '#domain/calendar/local-date.js'
import type { PointSubject } from '#domain/points/points.js'
import { statement, type Database } from '../read/database.js'

export interface PublicCounts {
  districtId: string
  month: string
  subject: PointSubject
  pointed: number
  zero: number
  excluded: number
  /** How many have at least so many points, in the order of the thresholds asked for. */
  reached: number[]
}

/** Months that stand on the public page on a day. */
const shown = `point_month m WHERE m.state = 'published' AND m.shown_until >= $1::date`

/** Five thresholds. */
const reached = [1, 2, 3, 4, 5]
  .map(place => `(count(*) FILTER (WHERE s.points >= ($2::int[])[${place}]))::int`)
  .join(', ')

const counts = statement<PublicCounts>(
  'public-point-counts',
  `SELECT s.district_id AS "districtId", s.month, s.subject,
     count(*) FILTER (WHERE s.standing = 'pointed')::int AS pointed, count(*) FILTER (WHERE s.standing = 'zero')::int AS zero,
     count(*) FILTER (WHERE s.standing = 'excluded')::int AS excluded,
     ARRAY[${reached}] AS reached
   FROM point_standing s JOIN (SELECT district_id, month FROM ${shown}) m USING (district_id, month)
   GROUP BY 1, 2, 3`,
)

export interface Honour {
  districtId: string
  month: string
  week: string
  subject: PointSubject
  name: string
  communityName: string
  why: string | null
  /** How many there are in the month, whether told here or not. */
  total: number
}

/** As many are told of each district's month; a province has more, which the page of models lists one by one. */
const mostHonours = 300

/** The week's models of the month, with what was published of them; nobody who stands without points. */
const honours = statement<Honour>(
  'public-point-honours',
  `SELECT "districtId", month, week, subject, name, "communityName", why, total FROM (
     SELECT s.district_id AS "districtId", s.month, w.week, w.subject, coalesce(p.name, u.name) AS name,
       c.name AS "communityName", w.public_text AS why, (count(*) OVER (PARTITION BY s.district_id, s.month))::int AS total,
       row_number() OVER (PARTITION BY s.district_id, s.month ORDER BY w.sunday, c.sort, c.id, w.week) AS place
     FROM weekly_selection w JOIN point_standing s ON s.subject = w.subject AND s.subject_id = w.subject_id
       AND s.month = to_char(w.sunday, 'YYYY-MM') AND s.standing = 'pointed'
     JOIN (SELECT district_id, month FROM ${shown}) m ON m.district_id = s.district_id AND m.month = s.month
     JOIN org_unit c ON c.id = w.community_id
     LEFT JOIN person p ON w.subject = 'member' AND p.id = w.subject_id
     LEFT JOIN org_unit u ON w.subject = 'agency' AND u.id = w.subject_id
     WHERE w.published_at IS NOT NULL AND w.revoked_at IS NULL) all_of_them
   WHERE place <= ${mostHonours} ORDER BY "districtId", month, place`,
)

export const findPublicPoints = async (
  database: Database,
  today: LocalDate,
  thresholds: readonly number[],
): Promise<{ counts: PublicCounts[]; honours: Honour[] }> => {
  const [found, named] = await Promise.all([
    counts(database, [today, thresholds]),
    honours(database, [today]),
  ])
  return { counts: found, honours: named }
}
