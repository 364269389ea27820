/**
 * One chunk of a settlement: what `entriesToWrite` and `standingOf` (libs/testing) say of values, for all members of some agencies at
 * once, in one statement: whose member somebody was and what the ledger holds of them is looked up once. Nothing is read into the
 * process; a repeat of the chunk finds nothing to do.
 */
import type { PoolClient } from 'pg'
import type { UnitId } from '#domain/organisation/roles.js'
import { addMonths, firstDayOf, lastDayOf } from '#domain/points/months.js'
import { statement, statementPlannedAnew } from '../read/database.js'
import { entriesOf } from './entries-sql.js'
import { objectedSubjects, standingFacts, takenBack } from './facts-sql.js'
import { activitiesBetween } from './facts-wanted.js'
import { forgetChanges } from './fact-changes.js'
import { isMemberElsewhere, lastUnitOf, memberIn, memberOf } from './member-sql.js'
import {
  findZeroBy,
  leavesLeavers,
  nobodyStands,
  subjects,
  writeStandings,
  type StandingsWritten,
} from './settle-standings.js'

/** How far back a fact of a published month is still looked for. */
export const monthsBack = 12

/** `$1` month, `$2` agencies, `$3` first and `$4` last day of the month, `$5` district, `$6` first day looked at, `$7` what zero is told by. */
const [ownFirst, ownLast, backFirst] = ['$3::date', '$4::date', '$6::date']

/**
 * `member`: `(id, is_new)` whose facts the chunk counts; new is who became one since `$6`. `subject`: who stands in it, which few
 * do who were members elsewhere in the month. `looked`: either.
 */
const ofAgencies = `
  belonged AS MATERIALIZED (
    SELECT g.*, ${isMemberElsewhere('g', ownFirst, ownLast)} AS is_elsewhere FROM (
      SELECT * FROM role_grant g WHERE g.unit_id = ANY ($2::text[]) AND ${memberIn('g', ownFirst, ownLast)} ORDER BY g.person_id OFFSET 0) g),
  member AS MATERIALIZED (
    SELECT person_id AS id, coalesce(valid_from >= ${backFirst}, false) AS is_new FROM belonged WHERE NOT is_elsewhere),
  subject AS MATERIALIZED (${subjects(
    'belonged',
    g =>
      `CASE WHEN ${g}.is_elsewhere THEN ${memberOf(g, ownLast, ownLast)} ELSE ${memberIn(g, ownLast, ownLast)} END`,
  )}),
  looked AS MATERIALIZED (
    SELECT DISTINCT 'member' AS subject, person_id AS subject_id FROM belonged UNION ALL SELECT 'agency', unnest($2::text[]))`

/** Units whose points the district keeps: those below it, but not below a district or city within it. */
const districtUnits = `
  SELECT u.id FROM org_unit d JOIN org_unit u ON starts_with(u.path, d.path)
  WHERE d.id = $5 AND NOT EXISTS (SELECT FROM org_unit inner_one WHERE inner_one.kind IN ('district', 'city')
    AND inner_one.id <> d.id AND starts_with(inner_one.path, d.path) AND starts_with(u.path, inner_one.path))`

/**
 * Whoever was nobody's member in the month: their facts count all the same, where they belonged last or work. Nearly all are members
 * of the district's own agencies, read once; of the few that are left each is asked for.
 */
const ofNobody = `
  own_unit AS MATERIALIZED (${districtUnits}),
  own_member AS MATERIALIZED (
    SELECT g.person_id AS id FROM own_unit u JOIN role_grant g ON g.unit_id = u.id AND ${memberIn('g', ownFirst, ownLast)}),
  member AS MATERIALIZED (SELECT p.id, false AS is_new FROM (
    SELECT * FROM (
      SELECT p.id, p.unit_id FROM person p JOIN own_unit u ON u.id = p.unit_id
      UNION SELECT p.id, p.unit_id FROM role_grant was JOIN own_unit u ON u.id = was.unit_id JOIN person p ON p.id = was.person_id
      WHERE was.role = 'InServicePartyMember' AND was.valid_to < ${ownFirst}) p
    WHERE cardinality($2::text[]) = 0 AND id NOT IN (SELECT id FROM own_member) OFFSET 0) p
  WHERE NOT EXISTS (SELECT FROM role_grant g WHERE g.person_id = p.id AND ${memberIn('g', ownFirst, ownLast)} OFFSET 0)
    AND coalesce(${lastUnitOf('p.id', ownLast)}, p.unit_id) IN (SELECT id FROM own_unit)),
  looked AS MATERIALIZED (SELECT 'member' AS subject, id AS subject_id FROM member)`

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

/**
 * What is told of a fact of the month stands in the ledger of the month or of a later one. IS TRUE: a hash tells whose it is. As a join,
 * planned for the few entries that the statistics know of, each entry would be held against everybody.
 */
const entriesHeld = `
  SELECT * FROM ledger WHERE fact_on BETWEEN ${ownFirst} AND ${ownLast}
    AND ((subject, subject_id) IN (SELECT subject, subject_id FROM chunk)) IS TRUE
  UNION ALL SELECT * FROM (${entriesOf('late', `month >= to_char(${backFirst}, 'YYYY-MM')`)}) back
  WHERE fact_on >= ${backFirst} AND fact_on < ${ownFirst}`

const compared = (members: string) => `
  WITH ${members},
  chunk AS NOT MATERIALIZED (
    SELECT 'member' AS subject, id AS subject_id, is_new FROM member
    UNION ALL SELECT 'agency', id, true FROM unnest($2::text[]) AS agency (id)),
  late AS MATERIALIZED (${late}),
  own_activity AS MATERIALIZED (${activitiesBetween(ownFirst, ownLast)}),
  closed AS MATERIALIZED (
    SELECT (m.month || '-01')::date AS first_day FROM point_month m WHERE m.state = 'published' AND (m.district_id = $5
      OR NOT EXISTS (SELECT FROM point_month o WHERE o.district_id = $5 AND o.month = m.month))),
  ruled AS MATERIALIZED (
    SELECT day::date AS first_day, r.* FROM generate_series(${backFirst}::timestamp, ${ownFirst}::timestamp, '1 month') day
    CROSS JOIN LATERAL (SELECT * FROM point_rule r
      WHERE r.from_month <= to_char(day, 'YYYY-MM') AND (r.district_id IS NULL OR r.district_id = $5)
      ORDER BY r.from_month DESC LIMIT 1) r),
  fact AS MATERIALIZED (
    ${standingFacts({ of: 'chunk', first: ownFirst, last: ownLast, activities: () => 'SELECT * FROM own_activity' })}
    UNION ALL ${standingFacts({ of: 'late', first: backFirst, last: `(${ownFirst} - 1)`, activities: activitiesBetween })}),
  ledger AS MATERIALIZED (${entriesOf('looked', 'month >= $1')}),
  held AS MATERIALIZED (
    SELECT DISTINCT ON (${key}) e.*, sum(amount) OVER (PARTITION BY ${key}) AS net
    FROM (${entriesHeld}) e ORDER BY ${key}, e.id DESC),
  taken_back AS MATERIALIZED (${takenBack}),
  compared AS MATERIALIZED (
    SELECT ${key}, (${key}) IN (SELECT * FROM taken_back) AS is_taken_back, f.fact_on AS stands_on, f.confirmed_by AS stands_by, h.id, h.net, h.cause, h.amount, h.rule_version, h.fact_on,
      h.confirmed_by
    FROM fact f FULL JOIN held h USING (${key}))`

/** @param beside what is done about an entry that is there */
const write = (beside: string) => `
  INSERT INTO point_entry (district_id, month, subject, subject_id, rule, rule_version, amount, fact_kind, fact_id, fact_on,
    confirmed_by, reverses, cause)
  SELECT $5, $1, subject, subject_id, rule, coalesce(rule_version, v.version), coalesce(-amount,
      CASE rule WHEN 'activity' THEN v.activity WHEN 'doneWell' THEN v.done_well ELSE v.weekly_model END),
    fact_kind, fact_id, stands_on, stands_by, id, NULL
  FROM compared JOIN ruled v ON v.first_day = date_trunc('month', stands_on::timestamp)::date
  WHERE ${belongs('stands_on')} AND NOT is_taken_back AND (id IS NULL OR net = 0 AND cause = 'factGone')
  UNION ALL
  SELECT $5, $1, subject, subject_id, rule, rule_version, -net, fact_kind, fact_id, fact_on, confirmed_by, id,
    CASE WHEN is_taken_back THEN 'objection' ELSE 'factGone' END
  FROM compared WHERE net > 0 AND (stands_on IS NULL OR is_taken_back) AND ${belongs('fact_on')}
  ORDER BY fact_id, subject_id
  ${beside}`

const besideOthers = write('ON CONFLICT (fact_id, subject_id, subject, fact_kind, rule, reverses) DO NOTHING')

const writeForOthers = statementPlannedAnew('settle-others', `${compared(ofNobody)} ${besideOthers}`)

/** The month's own entries stand in the ledger or have just been written; earlier ones are looked up where the policy counts them. */
const counted = `
  SELECT subject, subject_id, month, fact_on, amount FROM ledger WHERE month = $1
  UNION ALL SELECT subject, subject_id, $1, fact_on, amount FROM written
  UNION ALL SELECT subject, subject_id, month, fact_on, amount
  FROM (${entriesOf('subject', "month < $1 AND $7::text = 'cumulative'")}) earlier`

// A plan for no agencies in particular reads every fact there is; those of one chunk are found by their index.
const settling = (name: string, entries: string, standings: Omit<StandingsWritten, 'counted' | 'zeroBy'>) =>
  statementPlannedAnew(
    name,
    `${compared(ofAgencies)}, written AS (${entries} RETURNING subject, subject_id, fact_on, amount),
     ${writeStandings({ counted, zeroBy: '$7', ...standings })}`,
  )

const settleAgencies = settling('settle-agencies', besideOthers, leavesLeavers)

/** To ask of each row whether it is there already costs about as much again as to write it. */
const settleFirst = settling('settle-agencies-first', write(''), nobodyStands)

const anyStands = statement(
  'any-agency-stands',
  `SELECT FROM point_standing WHERE month = $1 AND subject = 'agency' AND subject_id = ANY ($2::text[]) LIMIT 1`,
)

// The facts of ten thousand members are joined and sorted in memory; the default of 4 MB would write them to disk first.
const roomForOneChunk = `SET LOCAL work_mem = '64MB'`

/**
 * @param agencies Party organisations; none for whoever belonged to none
 * @param isAlone nobody else is expected to have written about them: where they stand nowhere yet, all is written unasked
 * @throws DatabaseError a unique violation (`violatedConstraint`) where something was there all the same
 */
export const settleChunk = async (
  client: PoolClient,
  { districtId, month }: { districtId: UnitId; month: string },
  agencies: readonly UnitId[],
  isAlone = false,
): Promise<void> => {
  await client.query(roomForOneChunk)
  await forgetChanges(client, { districtId, month }, agencies)
  const back = firstDayOf(addMonths(month, -monthsBack))
  const values = [month, agencies, firstDayOf(month), lastDayOf(month), districtId, back]
  if (agencies.length === 0) {
    await writeForOthers(client, values)
    return
  }
  const isFirst = isAlone && (await anyStands(client, [month, agencies])).length === 0
  const settle = isFirst ? settleFirst : settleAgencies
  await settle(client, [...values, await findZeroBy(client, { districtId, month })])
}
