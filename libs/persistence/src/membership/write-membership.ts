import type { PoolClient } from 'pg'
import type { Membership } from '#domain/membership/membership.js'
import { settleEnded } from './settle-ended.js'

/** The membership that a check-in becomes. What it takes the place of ends first: a member has one at a time. */
export const writeMembership = async (client: PoolClient, row: Membership): Promise<void> => {
  const { id, subject, personId, agencyId, communityId, validFrom, replaces } = row
  const ended = replaces === undefined ? undefined : await endStanding(client, row)
  // Whoever changed unit while the check-in waited has another membership by now, and the new unit's is to go on.
  const agency = ended === undefined || ended.id === replaces ? agencyId : ended.agencyId
  await client.query(
    `INSERT INTO membership (id, subject, person_id, agency_id, community_id, valid_from)
     VALUES ($1, $2, $3, $4, $5, $6)`,
    [id, subject, personId ?? null, agency, communityId, validFrom],
  )
  if (ended) await settleEnded(client, ended.id)
}

/** Nothing when the membership has ended meanwhile: whom that concerned was told then. */
const endStanding = async (
  client: PoolClient,
  { personId, validFrom }: Membership,
): Promise<{ id: string; agencyId: string } | undefined> => {
  const { rows } = await client.query<{ id: string; agencyId: string }>(
    `UPDATE membership SET valid_to = greatest(valid_from, $2::date - 1), end_reason = 'transferred'
     WHERE person_id = $1 AND valid_to IS NULL RETURNING id, agency_id AS "agencyId"`,
    [personId, validFrom],
  )
  return rows[0]
}
