/** Where the members of some agencies and the agencies themselves stand at the end of a month: what `standingOf` (libs/testing) says of values. */
import type { PoolClient } from 'pg'
import type { UnitId } from '#domain/organisation/roles.js'
import { firstDayOf, lastDayOf } from '#domain/points/months.js'
import { wasOffered } from '../activity/how-it-stands.js'
import { statement, statementPlannedAnew } from '../read/database.js'
import { startOfDaySql } from '../read/days.js'
import { entriesOf } from './entries-sql.js'
import { memberOf } from './member-sql.js'

/**
 * Members by the Party organisation they belonged to at the end of the month, and the organisations themselves. `$3` the month's first
 * day, `$4` its last.
 * @param grants table or common table expression; @param belongs at the end of the month, said of its alias
 */
export const subjects = (grants: string, belongs: (g: string) => string): string => `
  SELECT 'member' AS subject, g.person_id AS subject_id, g.unit_id AS agency_id, g.valid_from
  FROM ${grants} g
  WHERE g.unit_id = ANY ($2::text[]) AND ${belongs('g')}
    AND NOT EXISTS (SELECT FROM person p WHERE p.id = g.person_id AND p.left_on < $4::date OFFSET 0)
  UNION ALL SELECT 'agency', u.id, u.id, NULL FROM org_unit u
  WHERE u.id = ANY ($2::text[]) AND (u.ended_on IS NULL OR u.ended_on > $4::date)`

const inMonth = (m: string) => `${m}.valid_from <= $4::date AND coalesce(${m}.valid_to, $4::date) >= $3::date`
const suspension = (m: string) => `
  SELECT FROM membership_suspension s WHERE s.membership_id = ${m}.id AND s.from_on <= $4::date AND s.to_on >= $3::date`

/** What may excuse a member without points; whoever has some is not asked. A check-in after the month says nothing about it. */
const memberships = `
  SELECT t.*, greatest(t.valid_from, first.day) AS joined_on, now_in.valid_from AS moved_on, now_in.community_ids,
    EXISTS (SELECT FROM membership m WHERE m.person_id = t.subject_id AND EXISTS (${suspension('m')})) AS suspended
  FROM told t LEFT JOIN LATERAL (SELECT min(valid_from) AS day FROM membership m WHERE m.person_id = t.subject_id AND m.valid_from <= $4::date) first ON true
  LEFT JOIN LATERAL (
    SELECT valid_from, ARRAY[community_id] AS community_ids FROM membership m
    WHERE m.person_id = t.subject_id AND ${inMonth('m')} ORDER BY valid_from DESC LIMIT 1) now_in ON true
  WHERE t.subject = 'member' AND NOT t.has_points
  UNION ALL
  SELECT t.*, by_unit.*
  FROM told t, LATERAL (SELECT min(m.valid_from) FILTER (WHERE m.valid_from <= $4::date), NULL::date, array_agg(m.community_id) FILTER (WHERE ${inMonth('m')}),
      bool_or(EXISTS (${suspension('m')}))
    FROM membership m WHERE m.agency_id = t.subject_id AND m.person_id IS NULL) by_unit
  WHERE t.subject = 'agency' AND NOT t.has_points`

/** Communities that held something in the month. */
export const offering = (first: string, last: string): string => `
  SELECT DISTINCT a.community_id FROM activity a WHERE ${wasOffered('a')}
    AND a.starts_at >= ${startOfDaySql(first)}
    AND a.starts_at < ${startOfDaySql(`${last} + 1`)}`

export interface StandingsWritten {
  /** `(subject, subject_id, month, fact_on, amount)`: the entries of the subjects that tell where they stand. */
  counted: string
  /** Parameter: what zero is told by. */
  zeroBy: string
  /** Deletes whoever stands there and should not. */
  gone: string
  /** Which standings `s` are written at all. */
  news: string
  /** What is done about whoever stands there already. */
  again: string
}

const standsAlready = 'ON CONFLICT (month, subject, subject_id)'

/** Where nobody stands yet: of agencies that stand nowhere in the month, and their members. */
export const nobodyStands = { gone: 'SELECT', news: 'true', again: '' }

/**
 * The rest of a statement that has said who the `subject`s are. Summed up without a join: the planner has no notion of how many entries
 * a statement is about to write. `$5` the district.
 */
export const writeStandings = ({ counted, zeroBy, gone, news, again }: StandingsWritten): string => `
  offering AS MATERIALIZED (${offering('$3::date', '$4::date')}),
  told AS MATERIALIZED (
    SELECT *, CASE ${zeroBy}::text WHEN 'month' THEN earned ELSE cumulative END > 0 AS has_points FROM (
      SELECT subject, subject_id, max(agency_id) AS agency_id, max(valid_from) AS valid_from,
        coalesce(sum(amount) FILTER (WHERE month = $1), 0)::int AS points,
        coalesce(sum(amount) FILTER (WHERE month = $1 AND fact_on >= $3::date), 0)::int AS earned,
        coalesce(sum(amount), 0)::int AS cumulative
      FROM (SELECT subject, subject_id, agency_id, valid_from, NULL AS month, NULL::date AS fact_on, NULL::int AS amount FROM subject
        UNION ALL SELECT subject, subject_id, NULL, NULL, month, fact_on, amount FROM (${counted}) c) e
      GROUP BY 1, 2 HAVING count(agency_id) > 0) summed),
  excused AS (
    SELECT subject, subject_id, agency_id, points, earned, CASE WHEN suspended THEN 'suspended' WHEN joined_on > $3::date THEN 'joined'
      WHEN moved_on > $3::date THEN 'moved'
      WHEN community_ids IS NOT NULL
        AND NOT EXISTS (SELECT FROM offering o WHERE o.community_id = ANY (community_ids)) THEN 'nothingOffered' END AS why
    FROM (${memberships}) m),
  left_since AS (${gone})
  INSERT INTO point_standing AS old (district_id, month, subject, subject_id, agency_id, points, earned, standing, exclusion)
  SELECT * FROM (
    SELECT $5, $1, subject, subject_id, agency_id, points, earned, 'pointed', NULL FROM told WHERE has_points
    UNION ALL SELECT $5, $1, subject, subject_id, agency_id, points, earned,
      CASE WHEN why IS NULL THEN 'zero' ELSE 'excluded' END, why FROM excused
  ) s (district_id, month, subject, subject_id, agency_id, points, earned, standing, exclusion)
  WHERE ${news}
  ORDER BY subject_id
  ${again}`

/**
 * Whoever an earlier pass counted and who has left within the month stands nowhere in it: nobody interviews the retired. Whoever
 * stands in another district's published month stays there.
 */
export const leavesLeavers = {
  gone: `
    DELETE FROM point_standing o WHERE (o.month, o.subject, o.subject_id) IN (
      SELECT s.month, s.subject, s.subject_id FROM unnest($2::text[]) a (id) CROSS JOIN LATERAL (
        SELECT * FROM point_standing s WHERE s.agency_id = a.id AND s.month = $1 OFFSET 0) s
      WHERE s.district_id = $5 AND (s.subject, s.subject_id) NOT IN (SELECT subject, subject_id FROM subject))`,
  // Asked of the row itself: a conflict would lock it, and write that down, for everybody whom nothing has happened to.
  news: `NOT EXISTS (SELECT FROM point_standing o WHERE o.month = $1 AND o.subject = s.subject AND o.subject_id = s.subject_id
    AND (o.district_id, o.agency_id, o.points, o.earned, o.standing, o.exclusion) IS NOT DISTINCT FROM
      (s.district_id, s.agency_id, s.points, s.earned, s.standing, s.exclusion) OFFSET 0)`,
  again: `${standsAlready} DO UPDATE SET district_id = excluded.district_id, agency_id = excluded.agency_id,
    points = excluded.points, earned = excluded.earned, standing = excluded.standing, exclusion = excluded.exclusion
  WHERE NOT EXISTS (SELECT FROM point_month m
    WHERE m.district_id = old.district_id AND m.district_id <> $5 AND m.month = $1 AND m.state = 'published')`,
}

/** Of a published month: whoever stands in it stays as they are. `$6` what zero is told by. */
const fill = statementPlannedAnew(
  'fill-standings',
  `WITH subject AS MATERIALIZED (${subjects('role_grant', g => memberOf(g, '$4::date', '$4::date'))}),
   ${writeStandings({
     counted: entriesOf('subject', "month = $1 OR month < $1 AND $6::text = 'cumulative'"),
     ...{ zeroBy: '$6', ...nobodyStands, again: `${standsAlready} DO NOTHING` },
   })}`,
)

const zeroBy = statement<{ zeroBy: string }>(
  'zero-by',
  `SELECT zero_by AS "zeroBy" FROM point_rule WHERE from_month <= $2 AND (district_id IS NULL OR district_id = $1)
   ORDER BY from_month DESC LIMIT 1`,
)

interface Month {
  districtId: UnitId
  month: string
}

/** What zero is told by in a month. */
export const findZeroBy = async (client: PoolClient, { districtId, month }: Month): Promise<string> =>
  (await zeroBy(client, [districtId, month]))[0]?.zeroBy ?? 'month'

/** Where agencies and members that stand nowhere in a month stand; nobody else is touched. */
export const fillStandings = async (
  client: PoolClient,
  of: Month,
  agencies: readonly UnitId[],
): Promise<void> => {
  const { districtId, month } = of
  const values = [month, agencies, firstDayOf(month), lastDayOf(month), districtId]
  await fill(client, [...values, await findZeroBy(client, of)])
}
