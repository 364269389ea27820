/** People and Party organisations in the register, without the check-ins behind them. */
import { randomUUID } from 'node:crypto'
import type { Pool } from 'pg'
import { units } from './claims.js'

export interface MembershipSample {
  /** None for a Party organisation's own. */
  personId?: string
  agencyId: string
  communityId: string
  validFrom: string
  validTo?: string
}

/** Of J1 in the first community of the east, from the start of 2026. @returns its id */
export const seedMembership = async (
  pool: Pool,
  changes: Partial<MembershipSample> = {},
): Promise<string> => {
  const { personId, agencyId, communityId, validFrom, validTo } = {
    agencyId: units.j1,
    communityId: units.east1,
    validFrom: '2026-01-01',
    ...changes,
  }
  const id = randomUUID()
  await pool.query(
    `INSERT INTO membership (id, subject, person_id, agency_id, community_id, valid_from, valid_to)
     VALUES ($1, $2, $3, $4, $5, $6, $7)`,
    [id, personId ? 'member' : 'agency', personId ?? null, agencyId, communityId, validFrom, validTo ?? null],
  )
  return id
}
