/** Attendances that wait: activities of one organiser with twenty people each, written by SQL. */
import type { Pool } from 'pg'

export const rowsEach = 20
export const organiserId = 'bench-organiser'

export interface Sheet {
  activityId: string
  /** Of its rows. */
  ids: string[]
}

/** @returns sheets of twenty rows, each in an activity of its own */
export const seedSheets = async (pool: Pool, sheets: number): Promise<Sheet[]> => {
  const { rows: units } = await pool.query<{ id: string }>(
    `SELECT id FROM org_unit WHERE kind = 'community' LIMIT 1`,
  )
  const unitId = units[0]?.id
  await pool.query(
    `INSERT INTO person (id, staff_number, name, unit_id)
     SELECT id, id, id, $3 FROM (SELECT $1::text AS id UNION ALL SELECT 'bench-' || n FROM generate_series(1, $2::int) n) AS p`,
    [organiserId, rowsEach, unitId],
  )
  await pool.query(
    `INSERT INTO role_grant (person_id, role, unit_id, granted_by) VALUES ($1, 'CommunityDeputySecretary', $2, 'bench')`,
    [organiserId, unitId],
  )
  await pool.query(
    `INSERT INTO activity (id, number, community_id, title, place, starts_at, ends_at, sign_up_until, cancel_until, state, organiser_id)
     SELECT gen_random_uuid(), 'HD-' || n, $2, '清洁家园', '社区', now() - interval '2 hours', now(), now(), now(), 'held', $3
     FROM generate_series(1, $1::int) n`,
    [sheets, unitId, organiserId],
  )
  await pool.query(
    `INSERT INTO attendance (id, activity_id, person_id, way, came_at, by)
     SELECT gen_random_uuid(), a.id, 'bench-' || n, 'code', now(), 'bench-' || n
     FROM activity a, generate_series(1, $1::int) n`,
    [rowsEach],
  )
  await pool.query('ANALYZE')
  const { rows } = await pool.query<Sheet>(
    `SELECT activity_id AS "activityId", array_agg(id::text) AS ids FROM attendance GROUP BY activity_id`,
  )
  return rows
}
