/**
 * One chunk of a settlement: what the domain's `entriesToWrite` says of values, for all members of some agencies at once.
 * Nothing is read into the process; a repeat of the chunk finds nothing to do.
 */
import type { PoolClient } from 'pg'
import type { UnitId } from '#domain/organisation/roles.js'
import { addMonths, firstDayOf, lastDayOf } from '#domain/points/months.js'
import { statement } from '../read/database.js'
import { standingFacts, takenBack } from './facts-sql.js'
import { memberIn, memberOf } from './member-sql.js'
import { settleStandings } from './settle-standings.js'

/** How far back a fact of a published month is still looked for. */
const monthsBack = 12

/** `$1` month, `$2` agencies, `$3` first day looked at, `$4` last and `$5` first day of the month, `$6` district. */
const ofAgencies = `
  SELECT 'member' AS subject, g.person_id AS subject_id FROM role_grant g
  WHERE g.unit_id = ANY ($2::text[]) AND ${memberOf('g', '$5::date', '$4::date')}
  UNION SELECT 'agency', unnest($2::text[])`

/** Whoever was nobody's member in the month: their facts count all the same, where they belonged last or work. */
const ofNobody = `
  SELECT 'member' AS subject, p.id AS subject_id FROM person p
  WHERE cardinality($2::text[]) = 0
    AND NOT EXISTS (SELECT FROM role_grant g WHERE g.person_id = p.id AND ${memberIn('g', '$5::date', '$4::date')})
    AND $6 = (SELECT point_district(u.path) FROM org_unit u WHERE u.id = coalesce(
      (SELECT g.unit_id FROM role_grant g WHERE g.person_id = p.id AND ${memberIn('g', "'-infinity'", '$4::date')}
       ORDER BY g.valid_from DESC NULLS LAST, g.unit_id LIMIT 1), p.unit_id))`

const isOwn = (day: string) => `${day} BETWEEN $5::date AND $4::date`
/** Late ones, of months that are published here, or elsewhere before the subject came here. */
const isLate = (day: string) =>
  `${day} < $5::date AND date_trunc('month', ${day}::timestamp)::date IN (SELECT first_day FROM closed)`
const belongs = (day: string) => `(${isOwn(day)} OR ${isLate(day)})`

const key = 'rule, fact_kind, fact_id, subject, subject_id'

const entries = (subjects: string) => `
  WITH chunk AS MATERIALIZED (${subjects}),
  closed AS MATERIALIZED (
    SELECT (m.month || '-01')::date AS first_day FROM point_month m WHERE m.state = 'published' AND (m.district_id = $6
      OR NOT EXISTS (SELECT FROM point_month o WHERE o.district_id = $6 AND o.month = m.month))),
  ruled AS MATERIALIZED (
    SELECT day::date AS first_day, r.* FROM generate_series($3::date::timestamp, $5::date::timestamp, '1 month') day
    CROSS JOIN LATERAL (SELECT * FROM point_rule r
      WHERE r.from_month <= to_char(day, 'YYYY-MM') AND (r.district_id IS NULL OR r.district_id = $6)
      ORDER BY r.from_month DESC LIMIT 1) r),
  fact AS MATERIALIZED (${standingFacts}),
  held AS MATERIALIZED (
    SELECT DISTINCT ON (${key}) e.*, sum(amount) OVER (PARTITION BY ${key}) AS net
    FROM point_entry e JOIN chunk USING (subject, subject_id)
    WHERE e.fact_on BETWEEN $3::date AND $4::date ORDER BY ${key}, e.id DESC),
  gone AS (
    SELECT h.*, CASE WHEN h.id IN (${takenBack}) THEN 'objection' ELSE 'factGone' END AS why
    FROM held h LEFT JOIN fact f USING (${key})
    WHERE h.net > 0 AND (f.fact_id IS NULL OR h.id IN (${takenBack})))
  INSERT INTO point_entry (district_id, month, subject, subject_id, rule, rule_version, amount, fact_kind, fact_id, fact_on,
    confirmed_by, reverses, cause)
  SELECT $6, $1, f.subject, f.subject_id, f.rule, coalesce(h.rule_version, v.version), coalesce(-h.amount,
      CASE f.rule WHEN 'activity' THEN v.activity WHEN 'doneWell' THEN v.done_well ELSE v.weekly_model END),
    f.fact_kind, f.fact_id, f.fact_on, f.confirmed_by, h.id, NULL
  FROM fact f LEFT JOIN held h USING (${key})
  JOIN ruled v ON v.first_day = date_trunc('month', f.fact_on::timestamp)::date
  WHERE ${belongs('f.fact_on')} AND (h.id IS NULL OR h.net = 0 AND h.cause = 'factGone')
  UNION ALL
  SELECT $6, $1, subject, subject_id, rule, rule_version, -net, fact_kind, fact_id, fact_on, confirmed_by, id, why
  FROM gone WHERE ${belongs('fact_on')}
  ON CONFLICT DO NOTHING`

const writeForAgencies = statement('settle-agencies', entries(ofAgencies))
const writeForOthers = statement('settle-others', entries(ofNobody))

/** @param agencies Party organisations; none for whoever belonged to none */
export const settleChunk = async (
  client: PoolClient,
  { districtId, month }: { districtId: UnitId; month: string },
  agencies: readonly UnitId[],
): Promise<void> => {
  const [first, last] = [firstDayOf(month), lastDayOf(month)]
  const values = [month, agencies, firstDayOf(addMonths(month, -monthsBack)), last, first, districtId]
  // A plan for no agencies in particular reads every fact there is; those of one chunk are found by their index.
  await client.query('SET LOCAL plan_cache_mode = force_custom_plan')
  if (agencies.length === 0) {
    await writeForOthers(client, values)
    return
  }
  await writeForAgencies(client, values)
  await settleStandings(client, { districtId, month }, agencies)
}
