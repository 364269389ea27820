import type { PoolClient } from 'pg'
import type { Membership } from '#domain/membership/membership.js'
import { settleEnded } from './settle-ended.js'

/** The membership that a check-in becomes. What it takes the place of ends first: a member has one at a time. */
export const writeMembership = async (client: PoolClient, row: Membership): Promise<void> => {
  const { id, subject, personId, agencyId, communityId, validFrom, replaces } = row
  if (replaces !== undefined)
    await client.query(
      `UPDATE membership SET valid_to = greatest(valid_from, $2::date - 1), end_reason = 'transferred'
       WHERE id = $1 AND valid_to IS NULL`,
      [replaces, validFrom],
    )
  await client.query(
    `INSERT INTO membership (id, subject, person_id, agency_id, community_id, valid_from)
     VALUES ($1, $2, $3, $4, $5, $6)`,
    [id, subject, personId ?? null, agencyId, communityId, validFrom],
  )
  if (replaces !== undefined) await settleEnded(client, replaces)
}
