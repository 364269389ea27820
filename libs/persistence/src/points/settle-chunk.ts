/**
 * One chunk of a settlement: what the domain's `entriesToWrite` says of values, and `standingOf` of a subject, for all
 * members of some agencies at once. Nothing is read into the process; a repeat of the chunk finds nothing to do.
 */
import type { PoolClient } from 'pg'
import { addMonths, firstDayOf, lastDayOf } from '#domain/points/months.js'
import { statement } from '../read/database.js'
import { standingFacts, takenBack } from './facts-sql.js'

/** How far back a fact of a published month is still looked for. */
const monthsBack = 12

/** `$4` the last day of the month, `$5` its first. */
const grantThen = `g.role = 'InServicePartyMember' AND coalesce(g.valid_from, $4::date) <= $4::date
  AND coalesce(g.valid_to, $4::date) >= $5::date`

const ofAgencies = `
  SELECT 'member' AS subject, g.person_id AS subject_id FROM role_grant g WHERE g.unit_id = ANY ($2::text[]) AND ${grantThen}
  UNION SELECT 'agency', unnest($2::text[])`

/** Whoever was nobody's member in the month: their facts count all the same. */
const ofNobody = `
  SELECT 'member' AS subject, p.id AS subject_id FROM person p
  WHERE cardinality($2::text[]) = 0 AND NOT EXISTS (
    SELECT FROM role_grant g JOIN org_unit u ON u.id = g.unit_id AND u.kind = 'agencyPartyOrganization'
    WHERE g.person_id = p.id AND ${grantThen})`

/** What belongs to the month: its own facts, and late ones of months that are published. */
const belongs = (day: string) => `(to_char(${day}, 'YYYY-MM') = $1 OR to_char(${day}, 'YYYY-MM') < $1
  AND to_char(${day}, 'YYYY-MM') IN (SELECT month FROM point_month WHERE state = 'published'))`

const key = 'rule, fact_kind, fact_id, subject, subject_id'

const entries = (subjects: string) => `
  WITH chunk AS MATERIALIZED (${subjects}),
  fact AS MATERIALIZED (
    SELECT f.* FROM (${standingFacts}) f JOIN chunk USING (subject, subject_id)),
  held AS MATERIALIZED (
    SELECT DISTINCT ON (${key}) e.*, sum(amount) OVER (PARTITION BY ${key}) AS net
    FROM point_entry e JOIN chunk USING (subject, subject_id)
    WHERE e.fact_on BETWEEN $3::date AND $4::date ORDER BY ${key}, e.id DESC),
  gone AS (
    SELECT h.*, CASE WHEN h.id IN (${takenBack}) THEN 'objection' ELSE 'factGone' END AS why
    FROM held h LEFT JOIN fact f USING (${key})
    WHERE h.net > 0 AND (f.fact_id IS NULL OR h.id IN (${takenBack})))
  INSERT INTO point_entry (month, subject, subject_id, rule, rule_version, amount, fact_kind, fact_id, fact_on,
    confirmed_by, reverses, cause)
  SELECT $1, f.subject, f.subject_id, f.rule, coalesce(h.rule_version, v.version), coalesce(-h.amount,
      CASE f.rule WHEN 'activity' THEN v.activity WHEN 'doneWell' THEN v.done_well ELSE v.weekly_model END),
    f.fact_kind, f.fact_id, f.fact_on, f.confirmed_by, h.id, NULL
  FROM fact f LEFT JOIN held h USING (${key})
  JOIN LATERAL (SELECT * FROM point_rule r WHERE r.from_month <= to_char(f.fact_on, 'YYYY-MM')
                ORDER BY r.from_month DESC LIMIT 1) v ON true
  WHERE ${belongs('f.fact_on')} AND (h.id IS NULL OR h.net = 0 AND h.cause = 'factGone')
  UNION ALL
  SELECT $1, subject, subject_id, rule, rule_version, -net, fact_kind, fact_id, fact_on, confirmed_by, id, why
  FROM gone WHERE ${belongs('fact_on')}
  ON CONFLICT DO NOTHING`

const writeForAgencies = statement('settle-agencies', entries(ofAgencies))
const writeForOthers = statement('settle-others', entries(ofNobody))

/** `$3` the month's first day, `$4` its last. Members by the Party organisation they belonged to at the end of the month, and the organisations themselves. */
const people = `
  SELECT DISTINCT ON (g.person_id) 'member' AS subject, g.person_id AS subject_id, g.unit_id AS agency_id,
    greatest(g.valid_from, first.day) AS joined_on, now_in.valid_from AS moved_on, now_in.community_ids, EXISTS (
      SELECT FROM membership m JOIN membership_suspension s ON s.membership_id = m.id
      WHERE m.person_id = g.person_id AND s.from_on <= $4::date AND s.to_on >= $3::date) AS suspended
  FROM role_grant g JOIN person p ON p.id = g.person_id
  LEFT JOIN LATERAL (SELECT min(valid_from) AS day FROM membership m WHERE m.person_id = p.id) first ON true
  LEFT JOIN LATERAL (
    SELECT valid_from, ARRAY[community_id] AS community_ids FROM membership m
    WHERE m.person_id = p.id AND m.valid_from <= $4::date AND coalesce(m.valid_to, $4::date) >= $3::date
    ORDER BY valid_from DESC LIMIT 1) now_in ON true
  WHERE g.unit_id = ANY ($2::text[]) AND g.role = 'InServicePartyMember' AND coalesce(g.valid_from, $4::date) <= $4::date
    AND coalesce(g.valid_to, $4::date) >= $4::date AND (p.left_on IS NULL OR p.left_on >= $4::date)
  ORDER BY g.person_id, g.valid_from DESC NULLS LAST, g.unit_id`

const organisations = `
  SELECT 'agency', u.id, u.id, min(m.valid_from), NULL::date,
    array_agg(m.community_id) FILTER (WHERE m.valid_from <= $4::date AND coalesce(m.valid_to, $4::date) >= $3::date),
    bool_or(EXISTS (SELECT FROM membership_suspension s WHERE s.membership_id = m.id
      AND s.from_on <= $4::date AND s.to_on >= $3::date))
  FROM org_unit u LEFT JOIN membership m ON m.agency_id = u.id AND m.person_id IS NULL
  WHERE u.id = ANY ($2::text[]) AND (u.ended_on IS NULL OR u.ended_on > $4::date) GROUP BY u.id`

/** Whoever an earlier pass counted and who has left within the month stands nowhere in it: nobody interviews the retired. */
const standings = statement(
  'settle-standings',
  `WITH subject AS MATERIALIZED (SELECT * FROM (${people}) p UNION ALL ${organisations}),
  offering AS MATERIALIZED (
    SELECT DISTINCT community_id FROM activity WHERE state IN ('open', 'held', 'closed')
      AND starts_at >= ($3::date::timestamp AT TIME ZONE 'Asia/Shanghai')
      AND starts_at < (($4::date + 1)::timestamp AT TIME ZONE 'Asia/Shanghai')),
  earned AS MATERIALIZED (
    SELECT s.subject, s.subject_id, coalesce(sum(e.amount) FILTER (WHERE e.month = $1), 0)::int AS points,
      coalesce(sum(e.amount) FILTER (WHERE e.month = $1 AND e.fact_on >= $3::date), 0)::int AS earned,
      coalesce(sum(e.amount), 0)::int AS cumulative
    FROM subject s LEFT JOIN point_entry e ON e.subject = s.subject AND e.subject_id = s.subject_id AND e.month <= $1
    GROUP BY 1, 2),
  told AS (
    SELECT s.*, e.points, e.earned, CASE r.zero_by WHEN 'month' THEN e.earned ELSE e.cumulative END > 0 AS has_points,
      CASE WHEN s.suspended THEN 'suspended' WHEN s.joined_on > $3::date THEN 'joined' WHEN s.moved_on > $3::date THEN 'moved'
        WHEN s.community_ids IS NOT NULL
          AND NOT EXISTS (SELECT FROM offering o WHERE o.community_id = ANY (s.community_ids)) THEN 'nothingOffered' END AS why
    FROM subject s JOIN earned e USING (subject, subject_id)
    CROSS JOIN (SELECT zero_by FROM point_rule WHERE from_month <= $1 ORDER BY from_month DESC LIMIT 1) r),
  left_since AS (
    DELETE FROM point_standing o WHERE o.month = $1 AND o.agency_id = ANY ($2::text[])
      AND NOT EXISTS (SELECT FROM subject s WHERE s.subject = o.subject AND s.subject_id = o.subject_id))
  INSERT INTO point_standing AS old (month, subject, subject_id, agency_id, points, earned, standing, exclusion)
  SELECT $1, subject, subject_id, agency_id, points, earned,
    CASE WHEN has_points THEN 'pointed' WHEN why IS NULL THEN 'zero' ELSE 'excluded' END,
    CASE WHEN NOT has_points THEN why END
  FROM told
  ON CONFLICT (month, subject, subject_id) DO UPDATE SET agency_id = excluded.agency_id, points = excluded.points,
    earned = excluded.earned, standing = excluded.standing, exclusion = excluded.exclusion
  WHERE (old.agency_id, old.points, old.earned, old.standing, old.exclusion)
    IS DISTINCT FROM (excluded.agency_id, excluded.points, excluded.earned, excluded.standing, excluded.exclusion)`,
)

/** @param agencies Party organisations; none for whoever belonged to none */
export const settleChunk = async (
  client: PoolClient,
  month: string,
  agencies: readonly string[],
): Promise<void> => {
  const [first, last] = [firstDayOf(month), lastDayOf(month)]
  const values = [month, agencies, firstDayOf(addMonths(month, -monthsBack)), last, first]
  if (agencies.length === 0) {
    await writeForOthers(client, values)
    return
  }
  await writeForAgencies(client, values)
  await standings(client, [month, agencies, first, last])
}
