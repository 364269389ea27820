/**
 * One chunk of a settlement: what `entriesToWrite` (libs/testing) says of values, for all members of some agencies at once.
 * Nothing is read into the process; a repeat of the chunk finds nothing to do.
 */
import type { PoolClient } from 'pg'
import type { UnitId } from '#domain/organisation/roles.js'
import { addMonths, firstDayOf, lastDayOf } from '#domain/points/months.js'
import { statementPlannedAnew } from '../read/database.js'
import { objectedSubjects, standingFacts, takenBack } from './facts-sql.js'
import { activitiesBetween } from './facts-wanted.js'
import { forgetChanges } from './fact-changes.js'
import { lastUnitOf, memberIn, memberOf } from './member-sql.js'
import { settleStandings } from './settle-standings.js'

/** How far back a fact of a published month is still looked for. */
export const monthsBack = 12

const [ownFirst, ownLast, backFirst] = ['$5::date', '$4::date', '$3::date']

/**
 * `(id, is_new)` of members; new is who became one since `$3`. `$1` month, `$2` agencies, `$3` first day looked at, `$4` last and `$5`
 * first day of the month, `$6` district.
 */
const ofAgencies = `
  SELECT g.person_id AS id, coalesce(g.valid_from >= ${backFirst}, false) AS is_new FROM role_grant g
  WHERE g.unit_id = ANY ($2::text[]) AND ${memberOf('g', ownFirst, ownLast)}`

/** Units whose points the district keeps: those below it, but not below a district or city within it. */
const districtUnits = `
  SELECT u.id FROM org_unit d JOIN org_unit u ON starts_with(u.path, d.path)
  WHERE d.id = $6 AND NOT EXISTS (SELECT FROM org_unit inner_one WHERE inner_one.kind IN ('district', 'city')
    AND inner_one.id <> d.id AND starts_with(inner_one.path, d.path) AND starts_with(u.path, inner_one.path))`

/** Whoever was nobody's member in the month: their facts count all the same, where they belonged last or work. Most are somebody's: they go first. */
const ofNobody = `
  WITH own_unit AS MATERIALIZED (${districtUnits})
  SELECT p.id, false AS is_new FROM (
    SELECT * FROM (
      SELECT p.id, p.unit_id FROM person p JOIN own_unit u ON u.id = p.unit_id
      UNION SELECT p.id, p.unit_id FROM role_grant was JOIN own_unit u ON u.id = was.unit_id JOIN person p ON p.id = was.person_id
      WHERE was.role = 'InServicePartyMember' AND was.valid_to < ${ownFirst}) p
    WHERE cardinality($2::text[]) = 0
      AND NOT EXISTS (SELECT FROM role_grant g WHERE g.person_id = p.id AND ${memberIn('g', ownFirst, ownLast)})
    OFFSET 0) p
  WHERE coalesce(${lastUnitOf('p.id', ownLast)}, p.unit_id) IN (SELECT id FROM own_unit)`

/** Of whom also the facts of earlier months are compared: all others have had them compared, and nothing has changed since. */
const late = `
  SELECT subject, subject_id FROM chunk WHERE is_new
  UNION SELECT c.subject, c.subject_id FROM chunk c JOIN point_late l ON c.subject = 'member' AND l.person_id = c.subject_id
  UNION SELECT c.subject, c.subject_id FROM chunk c
  WHERE (c.subject, c.subject_id) IN (${objectedSubjects})`

/** Late ones, of months that are published here, or elsewhere before the subject came here. */
const belongs = (day: string) =>
  `(${day} >= ${ownFirst} OR date_trunc('month', ${day}::timestamp)::date IN (SELECT first_day FROM closed))`

const key = 'subject, subject_id, rule, fact_kind, fact_id'

/** One subject's at a time, by index: the statistics know nothing yet of a month that is being written. */
const entriesOf = (subjects: string, which: string) => `
  SELECT e.* FROM ${subjects} s CROSS JOIN LATERAL (SELECT * FROM point_entry e
    WHERE e.subject = s.subject AND e.subject_id = s.subject_id AND ${which} OFFSET 0) e`

/** What is told of a fact of the month stands in the ledger of the month or of a later one. */
const entriesHeld = `
  ${entriesOf('chunk', `e.month >= $1 AND e.fact_on BETWEEN ${ownFirst} AND ${ownLast}`)}
  UNION ALL ${entriesOf('late', `e.fact_on >= ${backFirst} AND e.fact_on < ${ownFirst}`)}`

const entries = (members: string) => `
  WITH member AS MATERIALIZED (${members}),
  chunk AS NOT MATERIALIZED (
    SELECT 'member' AS subject, id AS subject_id, is_new FROM member
    UNION ALL SELECT 'agency', id, true FROM unnest($2::text[]) AS agency (id)),
  late AS MATERIALIZED (${late}),
  own_activity AS MATERIALIZED (${activitiesBetween(ownFirst, ownLast)}),
  closed AS MATERIALIZED (
    SELECT (m.month || '-01')::date AS first_day FROM point_month m WHERE m.state = 'published' AND (m.district_id = $6
      OR NOT EXISTS (SELECT FROM point_month o WHERE o.district_id = $6 AND o.month = m.month))),
  ruled AS MATERIALIZED (
    SELECT day::date AS first_day, r.* FROM generate_series(${backFirst}::timestamp, ${ownFirst}::timestamp, '1 month') day
    CROSS JOIN LATERAL (SELECT * FROM point_rule r
      WHERE r.from_month <= to_char(day, 'YYYY-MM') AND (r.district_id IS NULL OR r.district_id = $6)
      ORDER BY r.from_month DESC LIMIT 1) r),
  fact AS MATERIALIZED (
    ${standingFacts({ of: 'chunk', first: ownFirst, last: ownLast, activities: () => 'SELECT * FROM own_activity' })}
    UNION ALL ${standingFacts({ of: 'late', first: backFirst, last: `(${ownFirst} - 1)`, activities: activitiesBetween })}),
  held AS MATERIALIZED (
    SELECT DISTINCT ON (${key}) e.*, sum(amount) OVER (PARTITION BY ${key}) AS net
    FROM (${entriesHeld}) e ORDER BY ${key}, e.id DESC),
  taken_back AS MATERIALIZED (${takenBack}),
  compared AS MATERIALIZED (
    SELECT ${key}, (${key}) IN (SELECT * FROM taken_back) AS is_taken_back, f.fact_on AS stands_on, f.confirmed_by AS stands_by, h.id, h.net, h.cause, h.amount, h.rule_version, h.fact_on,
      h.confirmed_by
    FROM fact f FULL JOIN held h USING (${key}))
  INSERT INTO point_entry (district_id, month, subject, subject_id, rule, rule_version, amount, fact_kind, fact_id, fact_on,
    confirmed_by, reverses, cause)
  SELECT $6, $1, subject, subject_id, rule, coalesce(rule_version, v.version), coalesce(-amount,
      CASE rule WHEN 'activity' THEN v.activity WHEN 'doneWell' THEN v.done_well ELSE v.weekly_model END),
    fact_kind, fact_id, stands_on, stands_by, id, NULL
  FROM compared JOIN ruled v ON v.first_day = date_trunc('month', stands_on::timestamp)::date
  WHERE ${belongs('stands_on')} AND NOT is_taken_back AND (id IS NULL OR net = 0 AND cause = 'factGone')
  UNION ALL
  SELECT $6, $1, subject, subject_id, rule, rule_version, -net, fact_kind, fact_id, fact_on, confirmed_by, id,
    CASE WHEN is_taken_back THEN 'objection' ELSE 'factGone' END
  FROM compared WHERE net > 0 AND (stands_on IS NULL OR is_taken_back) AND ${belongs('fact_on')}
  ON CONFLICT (subject, subject_id, fact_id, fact_kind, rule) WHERE reverses IS NULL DO NOTHING`

// A plan for no agencies in particular reads every fact there is; those of one chunk are found by their index.
const writeForAgencies = statementPlannedAnew('settle-agencies', entries(ofAgencies))
const writeForOthers = statementPlannedAnew('settle-others', entries(ofNobody))

// The facts of ten thousand members are joined and sorted in memory; the default of 4 MB would write them to disk first.
const roomForOneChunk = `SET LOCAL work_mem = '64MB'`

/** @param agencies Party organisations; none for whoever belonged to none */
export const settleChunk = async (
  client: PoolClient,
  { districtId, month }: { districtId: UnitId; month: string },
  agencies: readonly UnitId[],
): Promise<void> => {
  await client.query(roomForOneChunk)
  await forgetChanges(client, { districtId, month }, agencies)
  const [first, last] = [firstDayOf(month), lastDayOf(month)]
  const values = [month, agencies, firstDayOf(addMonths(month, -monthsBack)), last, first, districtId]
  if (agencies.length === 0) {
    await writeForOthers(client, values)
    return
  }
  await writeForAgencies(client, values)
  await settleStandings(client, { districtId, month }, agencies)
}
