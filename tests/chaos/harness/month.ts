/** A month that has ended, with what it leads to: members whose facts are to be settled, interviews ordered, weeks to decide. */
import type { Pool } from 'pg'
import { stateCouncilCalendar } from '#domain/calendar/state-council.js'
import { defaultPointRules, type PointFact } from '#domain/points/points.js'
import { importCalendar } from '#persistence/rules/calendars.js'
import { seedRules } from '#persistence/rules/seed-rules.js'
import { importSmallDistrict, people, units } from '#testing/claims.js'
import { entriesToWrite } from '#testing/points/settle.js'
import { defaultPolicies } from '#workflows/policies.js'

export const membersEach = 10
export const secretaryOf = (agency: string): string => `secretary-${agency}`
export const weekSecretary = 'week-secretary'

/** Agencies by number, ten members each, a secretary each; every member but the tenth takes part in the month's activity. */
const directory = `
  WITH unit AS (
    INSERT INTO org_unit (id, kind, name, parent_id, path)
    SELECT 'G' || a || '-Z', 'agencyPartyOrganization', '机关' || a, $1, '/' || $1 || '/G' || a || '-Z/' FROM generate_series(1, $2::int) a),
  someone AS (
    INSERT INTO person (id, staff_number, name, unit_id)
    SELECT id, id, id, agency FROM (
      SELECT format('m-%s-%s', a, m) AS id, 'G' || a || '-Z' AS agency FROM generate_series(1, $2::int) a, generate_series(1, ${membersEach}) m
      UNION ALL SELECT format('secretary-G%s-Z', a), 'G' || a || '-Z' FROM generate_series(1, $2::int) a) p)
  INSERT INTO role_grant (person_id, role, unit_id, valid_from, granted_by)
  SELECT format('m-%s-%s', a, m), 'InServicePartyMember', 'G' || a || '-Z', '2020-01-01'::date, 'chaos'
  FROM generate_series(1, $2::int) a, generate_series(1, ${membersEach}) m
  UNION ALL SELECT format('secretary-G%s-Z', a), 'AgencySecretary', 'G' || a || '-Z', '2020-01-01', 'chaos' FROM generate_series(1, $2::int) a`

const activities = `
  INSERT INTO activity (id, number, community_id, title, place, starts_at, ends_at, sign_up_until, cancel_until, state, organiser_id)
  SELECT 'day-' || d, 'day-' || d, $1, '清洁家园', '社区', at, at, at, at, 'closed', $2
  FROM generate_series(1, 20) d, LATERAL (SELECT ($3 || '-01T02:00:00Z')::timestamptz + (d - 1) * interval '1 day' AS at) v`

const attendances = `
  INSERT INTO attendance (id, activity_id, person_id, way, came_at, state, by, decided_by, decided_at)
  SELECT gen_random_uuid(), 'day-' || (1 + a % 20), format('m-%s-%s', a, m), 'code', now(), 'confirmed', $2, $2, now()
  FROM generate_series(1, $1::int) a, generate_series(1, ${membersEach - 1}) m`

export const fillMonth = async (pool: Pool, month: string, agencies: number): Promise<void> => {
  await importSmallDistrict(pool)
  await importCalendar(pool, stateCouncilCalendar)
  for (const [kind, policy] of Object.entries(defaultPolicies))
    await seedRules(pool, { kind, policy, calendar: stateCouncilCalendar })
  await pool.query(directory, [units.district, agencies])
  await pool.query(activities, [units.east1, people.east1Secretary, month])
  await pool.query(attendances, [agencies, people.east1Secretary])
  await pool.query('INSERT INTO point_month (district_id, month) VALUES ($1, $2)', [units.district, month])
  await pool.query('ANALYZE')
}

/** Every member of the first agencies. @returns how many */
export const orderInterviews = async (pool: Pool, month: string, agencies: number): Promise<number> => {
  const { rowCount } = await pool.query(
    `INSERT INTO follow_up (month, kind, subject_id, agency_id, district_id, ordered_by)
     SELECT $1, 'interview', format('m-%s-%s', a, m), 'G' || a || '-Z', $3, $4
     FROM generate_series(1, $2::int) a, generate_series(1, ${membersEach}) m`,
    [month, agencies, units.district, people.officer],
  )
  return rowCount ?? 0
}

/** So many more communities, each with a week that is over and somebody recommended in it; one person decides in all of them. */
export const recommendWeeks = async (
  pool: Pool,
  of: { week: string; sunday: string },
  count: number,
): Promise<void> => {
  await pool.query(
    `INSERT INTO org_unit (id, kind, name, parent_id, path)
     SELECT 'W' || c, 'community', '周社区' || c, id, path || 'W' || c || '/' FROM org_unit, generate_series(1, $2::int) c WHERE id = $1`,
    [units.east, count],
  )
  await pool.query(`INSERT INTO person (id, staff_number, name, unit_id) VALUES ($1, $1, '周书记', 'W1')`, [
    weekSecretary,
  ])
  await pool.query(
    `INSERT INTO role_grant (person_id, role, unit_id, valid_from, granted_by)
     SELECT $1, 'CommunityDeputySecretary', 'W' || c, '2020-01-01', 'chaos' FROM generate_series(1, $2::int) c`,
    [weekSecretary, count],
  )
  await pool.query(
    `INSERT INTO weekly_selection (community_id, week, sunday, recommend_until)
     SELECT 'W' || c, $1, $2::date, $2::date FROM generate_series(1, $3::int) c`,
    [of.week, of.sunday, count],
  )
  await pool.query(
    `INSERT INTO weekly_recommendation (id, community_id, week, named, reason, source, slip, subject, subject_id)
     SELECT gen_random_uuid(), 'W' || c, $1, '热心人', '帮邻居清理积水', 'paper', '1', 'member',
       (SELECT min(id) FROM person WHERE id <> $3) FROM generate_series(1, $2::int) c`,
    [of.week, count, weekSecretary],
  )
}

type Told = Pick<PointFact, 'subjectId'> & { factId: string; factOn: string; amount: number; month: string }
const inWords = ({ month, subjectId, factId, factOn, amount }: Told): string =>
  [month, subjectId, factId, factOn, amount].join(' ')

/** What is in the ledger and ought not to be, and what ought to be and is not, by the rules over values. */
export const ledgerFaults = async (pool: Pool, month: string): Promise<string[]> => {
  const { rows: facts } = await pool.query<PointFact>(
    `SELECT 'activity' AS rule, 'activity' AS kind, a.activity_id AS id, 'member' AS subject, a.person_id AS "subjectId",
       (v.starts_at AT TIME ZONE 'Asia/Shanghai')::date::text AS on, a.decided_by AS "confirmedBy"
     FROM attendance a JOIN activity v ON v.id = a.activity_id`,
  )
  const ought = entriesToWrite({
    month,
    facts,
    ledger: [],
    versions: [defaultPointRules],
    isPublished: () => false,
  })
  const { rows: held } = await pool.query<Told>(
    `SELECT month, subject_id AS "subjectId", fact_id AS "factId", fact_on::text AS "factOn", amount FROM point_entry`,
  )
  const left = new Map<string, number>()
  for (const each of held) left.set(inWords(each), (left.get(inWords(each)) ?? 0) + 1)
  for (const each of ought) left.set(inWords(each), (left.get(inWords(each)) ?? 0) - 1)
  return [...left]
    .filter(([, count]) => count !== 0)
    .map(([words, count]) => `${count > 0 ? 'too much' : 'lost'}: ${words}`)
}

/** Members who stand otherwise than their points say, or nowhere. */
export const standingFaults = async (pool: Pool, month: string): Promise<string[]> => {
  const { rows } = await pool.query<{ id: string }>(
    `SELECT g.person_id AS id FROM role_grant g
     LEFT JOIN point_standing s ON s.subject = 'member' AND s.subject_id = g.person_id AND s.month = $1
     WHERE g.role = 'InServicePartyMember' AND g.granted_by = 'chaos' AND s.standing IS DISTINCT FROM CASE
       WHEN EXISTS (SELECT FROM attendance a WHERE a.person_id = g.person_id) THEN 'pointed' ELSE 'zero' END`,
    [month],
  )
  return rows.map(({ id }) => `stands otherwise: ${id}`)
}
