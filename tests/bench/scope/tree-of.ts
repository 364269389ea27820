/** A tree of any size with the same work in one corner of it: what one subdistrict sees must not depend on the rest. */
import type { Pool } from 'pg'

/** Communities of every subdistrict. */
const communities = 64

export interface TreeSize {
  name: string
  districts: number
  subdistrictsEach: number
}

export const treeSizes: TreeSize[] = [
  { name: '1,000', districts: 1, subdistrictsEach: 15 },
  { name: '65,000', districts: 1, subdistrictsEach: 1_000 },
  { name: '650,000', districts: 10, subdistrictsEach: 1_000 },
]

export const corner = {
  district: 'd1',
  subdistrict: 'd1s1',
  community: 'd1s1c1',
  coordinator: 'coordinator',
  secretary: 'secretary',
  officer: 'officer',
} as const

export interface Work {
  /** Claims in the corner: alike in every tree. */
  mine: number
  /** Claims spread over all other communities. */
  others: number
}

const units = `
  INSERT INTO org_unit (id, kind, name, pinyin, parent_id, path, sort)
  SELECT 'top', 'city', '全市', 'quanshi qs', NULL, '/top/', 0
  UNION ALL SELECT 'd' || d, 'district', '区' || d, 'qu' || d, 'top', '/top/d' || d || '/', d
  FROM generate_series(1, $1::int) d
  UNION ALL SELECT format('d%ss%s', d, s), 'subdistrict', format('街道%s-%s', d, s), format('jiedao%s-%s', d, s), 'd' || d,
    format('/top/d%s/d%ss%s/', d, d, s), s
  FROM generate_series(1, $1::int) d, generate_series(1, $2::int) s
  UNION ALL SELECT format('d%ss%sc%s', d, s, c), 'community', format('社区%s-%s-%s', d, s, c),
    format('shequ%s-%s-%s', d, s, c), format('d%ss%s', d, s), format('/top/d%s/d%ss%s/d%ss%sc%s/', d, d, s, d, s, c), c
  FROM generate_series(1, $1::int) d, generate_series(1, $2::int) s, generate_series(1, ${communities}) c`

const people = `
  INSERT INTO person (id, staff_number, name, pinyin, unit_id)
  SELECT id, id, id, id, unit FROM (VALUES ('${corner.coordinator}', '${corner.subdistrict}'),
    ('${corner.secretary}', '${corner.community}'), ('${corner.officer}', '${corner.district}')) AS p (id, unit)
  UNION ALL SELECT 'p' || n, 'p' || n, '人员' || n, 'renyuan' || n,
    format('d%ss%sc%s', 1 + n % $1::int, 1 + n % $2::int, 1 + n % ${communities}) FROM generate_series(1, 5000) n`

const grants = `
  INSERT INTO role_grant (person_id, role, unit_id, granted_by)
  VALUES ('${corner.coordinator}', 'SubdistrictCoordinator', '${corner.subdistrict}', 'bench'),
    ('${corner.secretary}', 'CommunityDeputySecretary', '${corner.community}', 'bench'),
    ('${corner.officer}', 'OrganizationDepartmentOfficer', '${corner.district}', 'bench')`

/** `$3` in the corner, `$4` elsewhere; one step, one line and one open task each. */
const claims = `
  CREATE TEMP TABLE planned AS
  SELECT gen_random_uuid() AS id, n, CASE WHEN n <= $3::int THEN 1 ELSE 1 + n % $1::int END AS d,
    CASE WHEN n <= $3::int THEN 1 ELSE 2 + n % ($2::int - 1) END AS s, 1 + n % ${communities} AS c
  FROM generate_series(1, $3::int + $4::int) n`

const rows = [
  `INSERT INTO process (id, kind, title, stage, started_by, started_at, updated_at, epoch, step_no, version,
     policy_version, calendar_version, state)
   SELECT id, 'claim', '事项' || n, 'negotiating', 'p' || (1 + n % 5000), now(), now() - (hashint4(n) % 10000) * interval '1 minute',
     1, 1, 1, 'claim-1', 'c', '{"facts":{}}' FROM planned`,
  `INSERT INTO process_unit SELECT id, format('d%ss%sc%s', d, s, c) FROM planned
   UNION SELECT id, format('d%ss%s', d, s) FROM planned UNION SELECT id, 'd' || d FROM planned`,
  `INSERT INTO task (process_id, seat_id, kind, region, stage, round, form, role, unit_id, status, opened_at)
   SELECT id, 'negotiating.terms.1', 'claim', 'main', 'negotiating', 'terms', 'answer', 'CommunityDeputySecretary',
     format('d%ss%sc%s', d, s, c), 'open', now() FROM planned`,
  `INSERT INTO journal (process_id, step_no, line_no, version, at, actor, by_person, code, region, stage,
     policy_version, calendar_version)
   SELECT id, 1, 1, 1, now(), 'person', 'p' || (1 + n % 5000), 'process.started', 'main', 'negotiating', 'claim-1', 'c' FROM planned`,
]

/** Fills an empty, migrated database. */
export const plantTree = async (
  pool: Pool,
  { districts, subdistrictsEach }: TreeSize,
  { mine, others }: Work,
): Promise<void> => {
  const client = await pool.connect()
  const size = [districts, subdistrictsEach]
  try {
    await client.query('SET statement_timeout = 0')
    await client.query(units, size)
    await client.query(people, size)
    await client.query(grants)
    await client.query(claims, [...size, mine, others])
    for (const insert of rows) await client.query(insert)
    await client.query('VACUUM ANALYZE')
  } finally {
    client.release()
  }
}
