import type { PoolClient } from 'pg'
import { refusal, type Refusal } from '#domain/kernel/refusal.js'
import type { Membership } from '#domain/membership/membership.js'
import { unitsOfMember } from './units-of-member.js'
import { settleEnded } from './settle-ended.js'

/** Units as they are called now. The lock makes a merger and what is confirmed meanwhile follow one another. */
const lockUnits = `
  SELECT id, coalesce(merged_into_id, id) AS now FROM org_unit WHERE id = ANY ($1) ORDER BY id FOR SHARE`

const lockPerson = `SELECT left_on < $2::date AS "isGone" FROM person WHERE id = $1 FOR SHARE`

const memberOf = `SELECT o.unit_id AS id FROM (${unitsOfMember('$1')}) o ORDER BY 1`

/**
 * The membership that a check-in becomes. What it takes the place of ends first: a member has one at a time.
 * @returns why not: whoever asked has left meanwhile
 */
export const writeMembership = async (client: PoolClient, row: Membership): Promise<Refusal | undefined> => {
  const { id, subject, personId, validFrom, replaces } = row
  const now = await unitsNow(client, [row.agencyId, row.communityId])
  const person = await client.query<{ isGone: boolean | null }>(lockPerson, [personId ?? null, validFrom])
  if (person.rows[0]?.isGone) return refusal('memberGone')
  const ended = replaces === undefined ? undefined : await endStanding(client, row)
  // Whoever changed unit while the check-in waited has another membership by now, and the new unit's is to go on.
  const agency =
    ended === undefined || ended.id === replaces ? await agencyToday(client, row) : ended.agencyId
  await client.query(
    `INSERT INTO membership (id, subject, person_id, agency_id, community_id, valid_from)
     VALUES ($1, $2, $3, $4, $5, $6)`,
    [id, subject, personId ?? null, now(agency), now(row.communityId), validFrom],
  )
  if (ended) await settleEnded(client, ended.id)
  return undefined
}

/** What was asked for, or where they are a member by now: they may have changed unit before the check-in could follow them. */
const agencyToday = async (client: PoolClient, { personId, agencyId }: Membership): Promise<string> => {
  if (personId === undefined) return agencyId
  const { rows } = await client.query<{ id: string }>(memberOf, [personId])
  return rows.some(({ id }) => id === agencyId) ? agencyId : (rows[0]?.id ?? agencyId)
}

const unitsNow = async (client: PoolClient, ids: string[]): Promise<(id: string) => string> => {
  const { rows } = await client.query<{ id: string; now: string }>(lockUnits, [ids])
  const byId = new Map(rows.map(row => [row.id, row.now]))
  return id => byId.get(id) ?? id
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
