import type { Pool } from 'pg'

/** Memberships as lines: who, of which unit, where, from when, until when, and why no longer. */
export const findRegister = async (pool: Pool): Promise<string[]> => {
  const { rows } = await pool.query<{ line: string }>(
    `SELECT concat_ws(' ', person_id, agency_id, community_id, valid_from, valid_to, end_reason) AS line FROM membership`,
  )
  return rows.map(({ line }) => line).sort()
}
