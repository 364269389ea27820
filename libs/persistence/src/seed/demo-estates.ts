/** Estates of the demo's communities, named after them. */
import type { Pool } from 'pg'
import { setEstates } from '../branch/estates.js'

const kinds = ['小区', '花园', '家属院', '安置房']

export const nameEstates = async (pool: Pool): Promise<void> => {
  const { rows } = await pool.query<{ id: string; name: string }>(
    `SELECT id, name FROM org_unit WHERE kind = 'community' AND ended_on IS NULL`,
  )
  for (const { id, name } of rows)
    await setEstates(
      pool,
      id,
      kinds.map(kind => name.replace(/社区$/, '') + kind),
    )
}
