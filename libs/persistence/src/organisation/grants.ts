/** Offices given and taken away, by one security administrator or, for administrators, by two. */
import { randomUUID } from 'node:crypto'
import type { PoolClient } from 'pg'
import {
  needsSecond,
  refuseDecision,
  refuseGrant,
  refuseReach,
  refuseRevocation,
  type Granting,
  type GrantRefusalCode,
  type HeldGrant,
  type WantedGrant,
} from '#domain/organisation/grant-rules.js'
import type { DirectoryOrder } from './change-directory.js'
import { findPlaced } from './find-placed.js'
import { noteChange } from './note-change.js'

export type GrantChange = 'grant' | 'revoke'
export interface GrantOrder extends DirectoryOrder {
  reason: string
  within: Granting['within']
}

export type GrantAnswer =
  | { personId: string; status: 'done' | 'asked' | 'declined'; requestId?: string }
  | { refused: GrantRefusalCode | 'unitEnded' | 'notFound' }

/** Carries a grant or a revocation out, or asks a second security administrator for it. */
export const changeGrant = async (
  client: PoolClient,
  order: GrantOrder,
  change: GrantChange,
  wanted: WantedGrant,
): Promise<GrantAnswer> => {
  const granting = await grantingOf(client, order, wanted)
  if (!granting) return { refused: 'notFound' }
  const refused = change === 'grant' ? refuseGrant(granting) : refuseRevocation(granting)
  if (refused) return { refused }
  if (needsSecond(granting)) return askForSecond(client, order, change, wanted)
  await (change === 'grant' ? give(client, order, wanted) : takeAway(client, order, wanted))
  return { personId: wanted.personId, status: 'done' }
}

const grantingOf = async (
  client: PoolClient,
  { by, within, today }: GrantOrder,
  wanted: WantedGrant,
): Promise<Granting | undefined> => {
  const unit = await findPlaced(client, wanted.unitId)
  const { rows } = await client.query<Granting['person'] & { held: HeldGrant[] }>(
    `SELECT p.id, p.left_on::text AS "leftOn",
       (SELECT coalesce(jsonb_agg(jsonb_build_object('role', g.role, 'unitId', g.unit_id, 'validTo', g.valid_to)), '[]')
        FROM role_grant g WHERE g.person_id = p.id AND coalesce(g.valid_to, $2) >= $2::date
          AND coalesce(g.valid_from, $2) <= coalesce(g.valid_to, 'infinity')) AS held
     FROM person p WHERE p.id = $1`,
    [wanted.personId, today],
  )
  const [found] = rows
  if (!unit || !found) return undefined
  const { held, ...person } = found
  return { by, within, wanted, unit, person, held, today }
}

const give = async (client: PoolClient, order: GrantOrder, wanted: WantedGrant): Promise<void> => {
  const { personId, role, unitId, validFrom, validTo = null } = wanted
  await client.query(
    `INSERT INTO role_grant (person_id, role, unit_id, granted_by, granted_at, reason, valid_from, valid_to)
     VALUES ($1, $2, $3, $4, now(), $5, $6, $7)
     ON CONFLICT (person_id, role, unit_id) DO UPDATE SET granted_by = excluded.granted_by,
       granted_at = excluded.granted_at, reason = excluded.reason,
       valid_from = excluded.valid_from, valid_to = excluded.valid_to`,
    [personId, role, unitId, order.by, order.reason, validFrom, validTo],
  )
  const after = { role, unitId, validFrom, validTo }
  await noteChange(client, order, { subject: 'grant', subjectId: personId, change: 'granted', after })
}

/** Yesterday was the last day: the office is gone at once. */
const takeAway = async (
  client: PoolClient,
  order: GrantOrder,
  { personId, role, unitId }: WantedGrant,
): Promise<void> => {
  await client.query(
    `UPDATE role_grant SET valid_to = $4::date - 1 WHERE person_id = $1 AND role = $2 AND unit_id = $3`,
    [personId, role, unitId, order.today],
  )
  const before = { role, unitId }
  await noteChange(client, order, { subject: 'grant', subjectId: personId, change: 'revoked', before })
}

const askForSecond = async (
  client: PoolClient,
  { by, reason }: GrantOrder,
  change: GrantChange,
  { personId, role, unitId, validFrom, validTo }: WantedGrant,
): Promise<GrantAnswer> => {
  const requestId = randomUUID()
  const { rowCount } = await client.query(
    `INSERT INTO grant_request (id, change, person_id, role, unit_id, valid_from, valid_to, reason, asked_by)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)
     ON CONFLICT (person_id, role, unit_id) WHERE decided_at IS NULL DO NOTHING`,
    [requestId, change, personId, role, unitId, validFrom, validTo ?? null, reason, by],
  )
  return rowCount ? { personId, status: 'asked', requestId } : { refused: 'requestOpen' }
}

interface Asked {
  change: GrantChange
  wanted: WantedGrant
  askedBy: string
  isDecided: boolean
}

/** The second security administrator decides; what was right when it was asked must still be so. */
export const decideGrant = async (
  client: PoolClient,
  order: GrantOrder,
  requestId: string,
  approved: boolean,
): Promise<GrantAnswer> => {
  const asked = await findAsked(client, requestId)
  const granting = asked && (await grantingOf(client, order, asked.wanted))
  if (!asked || !granting) return { refused: 'notFound' }
  const { change, wanted } = asked
  const refused =
    refuseReach(granting) ??
    refuseDecision(asked, order.by) ??
    (approved ? refuseAsked(change, granting) : undefined)
  if (refused) return { refused }
  await client.query(
    'UPDATE grant_request SET decided_by = $2, decided_at = now(), approved = $3, decision_reason = $4 WHERE id = $1',
    [requestId, order.by, approved, order.reason],
  )
  if (!approved) return { personId: wanted.personId, status: 'declined' }
  await (change === 'grant' ? give(client, order, wanted) : takeAway(client, order, wanted))
  return { personId: wanted.personId, status: 'done' }
}

const refuseAsked = (change: GrantChange, granting: Granting) =>
  change === 'grant' ? refuseGrant(granting) : refuseRevocation(granting)

const findAsked = async (client: PoolClient, requestId: string): Promise<Asked | undefined> => {
  const { rows } = await client.query<WantedGrant & Omit<Asked, 'wanted'> & { validTo: string | null }>(
    `SELECT change, person_id AS "personId", role, unit_id AS "unitId", valid_from::text AS "validFrom",
       valid_to::text AS "validTo", asked_by AS "askedBy", decided_at IS NOT NULL AS "isDecided"
     FROM grant_request WHERE id = $1 FOR UPDATE`,
    [requestId],
  )
  const [row] = rows
  if (!row) return undefined
  const { change, askedBy, isDecided, validTo, ...wanted } = row
  return { change, askedBy, isDecided, wanted: { ...wanted, ...(validTo !== null && { validTo }) } }
}
