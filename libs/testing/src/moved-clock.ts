import type { Pool } from 'pg'

/** 快进 as the database sees it: one process, ended long since, whose clock runs ahead. @returns its id */
export const moveClock = async (pool: Pool, aheadMs: number): Promise<string> => {
  const { rows } = await pool.query<{ id: string }>(
    `INSERT INTO process (id, kind, title, stage, started_by, started_at, updated_at, ended_at, epoch, step_no, version,
       ahead_ms, policy_version, calendar_version, state)
     VALUES (gen_random_uuid(), 'checkIn', '', 'accepted', 'x', now(), now(), now(), 1, 1, 1, $1, '', '', '{}') RETURNING id`,
    [aheadMs],
  )
  return rows[0]!.id
}
