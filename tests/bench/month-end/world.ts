/**
 * A year of points: members of agencies in districts, each a fact every month; eleven months are published and stand in the
 * ledger, the twelfth has ended and is not settled. Written by SQL over sets, without indexes and foreign keys meanwhile.
 */
import type { Pool, PoolClient } from 'pg'
import { withoutIndexes } from '../harness/without-indexes.js'

export interface WorldSize {
  members: number
  /** A member, one a month; the last is the month that is settled. */
  facts: number
}

const membersEachDistrict = 100_000
const membersEachAgency = 200
const membersEachCommunity = 500
const activitiesEachMonth = 10

/** The month that has ended. */
export const endedMonth = '2026-09'

/** Every hundredth member took part in nothing in the month that has ended. */
export const idleEvery = 100

/** `$1` districts, `$2` agencies and `$3` communities of each. */
const units = `
  INSERT INTO org_unit (id, kind, name, pinyin, parent_id, path, sort)
  SELECT 'top', 'city', '全市', 'quanshi', NULL, '/top/', 0
  UNION ALL SELECT 'd' || d, 'district', '区' || d, 'qu' || d, 'top', format('/top/d%s/', d), d FROM generate_series(1, $1::int) d
  UNION ALL SELECT format('d%s-c%s', d, c), 'community', format('社区%s-%s', d, c), '', 'd' || d, format('/top/d%s/d%s-c%s/', d, d, c), c
  FROM generate_series(1, $1::int) d, generate_series(1, $3::int) c
  UNION ALL SELECT format('d%s-a%s', d, a), 'agencyPartyOrganization', format('机关%s-%s', d, a), '', 'd' || d,
    format('/top/d%s/d%s-a%s/', d, d, a), a
  FROM generate_series(1, $1::int) d, generate_series(1, $2::int) a`

/** Where member `n` belongs. Identifiers are random, as an import gives them: neither side finds its rows side by side in an index. */
const planned = `
  CREATE TEMP TABLE planned AS
  SELECT n, md5(n::text)::uuid::text AS id, 'd' || (1 + n % $1::int) AS district, format('d%s-a%s', 1 + n % $1::int, 1 + (n / $1::int) / $4::int) AS agency,
    format('d%s-c%s', 1 + n % $1::int, 1 + (n / $1::int) % $3::int) AS community, (n / $1::int / $3::int) % ${activitiesEachMonth} AS activity
  FROM generate_series(0, $2::int - 1) n`

const directory = [
  `INSERT INTO person (id, staff_number, name, unit_id) SELECT id, id, id, agency FROM planned`,
  `INSERT INTO role_grant (person_id, role, unit_id, granted_by, valid_from)
   SELECT id, 'InServicePartyMember', agency, 'bench', '2020-01-01' FROM planned`,
  `INSERT INTO membership (id, subject, person_id, agency_id, community_id, valid_from)
   SELECT gen_random_uuid(), 'member', id, agency, community, '2020-01-01' FROM planned`,
]

/** `$1` months before the present one, `$2` the last month. */
const activities = `
  INSERT INTO activity (id, number, community_id, title, place, starts_at, ends_at, sign_up_until, cancel_until, state, organiser_id)
  SELECT format('%s-%s-%s', c.id, m, a), format('%s-%s-%s', c.id, m, a), c.id, '清洁家园', '社区', at, at, at, at, 'closed', 'm0'
  FROM org_unit c, generate_series(0, $1::int) m, generate_series(0, ${activitiesEachMonth - 1}) a,
    LATERAL (SELECT (($2 || '-01')::date - m * interval '1 month' + (a * 2 + 1) * interval '1 day' + interval '1 hour')
      AT TIME ZONE 'UTC' AS at) v
  WHERE c.kind = 'community'`

/** Written as they come: month after month, and activity after activity. */
const attendances = `
  INSERT INTO attendance (id, activity_id, person_id, way, came_at, state, by, decided_by, decided_at)
  SELECT gen_random_uuid(), format('%s-%s-%s', p.community, m, p.activity), p.id, 'code', now(),
    CASE WHEN m = 0 AND p.n % ${idleEvery} = 0 THEN 'refused' ELSE 'confirmed' END, p.id, 'm0', now()
  FROM generate_series($1::int, 0, -1) m, planned p ORDER BY m DESC, p.activity, p.community`

const published = `
  INSERT INTO point_month (district_id, month, state, published_at)
  SELECT d.id, to_char(($2 || '-01')::date - m * interval '1 month', 'YYYY-MM'),
    CASE m WHEN 0 THEN 'open' ELSE 'published' END, CASE m WHEN 0 THEN NULL ELSE now() END
  FROM org_unit d, generate_series(0, $1::int) m WHERE d.kind = 'district'`

/** What points are given for in the months from `$1` to `$2`, straight from the facts: one scan, and the rows written. */
export const writeLedger = `
  INSERT INTO point_entry (district_id, month, subject, subject_id, rule, rule_version, amount, fact_kind, fact_id, fact_on,
    confirmed_by)
  SELECT split_part(v.community_id, '-', 1), to_char(v.on_day, 'YYYY-MM'), 'member', a.person_id, 'activity', 1, 1, 'activity',
    v.id, v.on_day, a.decided_by
  FROM attendance a JOIN (SELECT *, (starts_at AT TIME ZONE 'Asia/Shanghai')::date AS on_day FROM activity) v ON v.id = a.activity_id
  WHERE a.state = 'confirmed' AND to_char(v.on_day, 'YYYY-MM') BETWEEN $1 AND $2`

/** @param client of the superuser: foreign keys are not asked while it writes */
export const writeWorld = async (client: PoolClient, { members, facts }: WorldSize): Promise<void> => {
  const districts = Math.max(1, Math.round(members / membersEachDistrict))
  const each = Math.ceil(members / districts)
  const communities = Math.ceil(each / membersEachCommunity)
  await client.query(`SET session_replication_role = replica`)
  await client.query(units, [districts, Math.ceil(each / membersEachAgency), communities])
  await client.query(planned, [districts, members, communities, membersEachAgency])
  for (const text of directory) await client.query(text)
  await client.query(activities, [facts - 1, endedMonth])
  await client.query(published, [facts - 1, endedMonth])
  await client.query('ANALYZE')
  await withoutIndexes(client, ['attendance', 'point_entry'], async () => {
    await client.query(attendances, [facts - 1])
    await client.query('ANALYZE attendance')
    await client.query(writeLedger, ['', monthBefore])
  })
  await client.query('DROP TABLE planned')
  await client.query(`SET session_replication_role = origin`)
  await client.query('VACUUM (FREEZE, ANALYZE)')
}

const monthBefore = '2026-08'

/** Rows of the ledger that the month has now, and processes there are. */
export const countMonth = async (pool: Pool): Promise<{ entries: number; processes: number }> => {
  const { rows } = await pool.query<{ entries: number; processes: number }>(
    `SELECT (SELECT count(*)::int FROM point_entry WHERE month = $1) AS entries,
       (SELECT count(*)::int FROM process) AS processes`,
    [endedMonth],
  )
  return rows[0] ?? { entries: 0, processes: 0 }
}
