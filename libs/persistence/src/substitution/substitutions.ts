/** Substitutions begun and ended: each decided on what stands, in the transaction that writes it. */
import { randomUUID } from 'node:crypto'
import type { PoolClient } from 'pg'
import type { Substitution } from '#domain/substitution/substitution.js'
import {
  areWithin,
  refuseSubstitution,
  type Party,
  type SubstitutionRefusalCode,
} from '#domain/substitution/substitution-rules.js'
import type { DirectoryOrder } from '../organisation/change-directory.js'

export interface SubstitutionOrder extends DirectoryOrder {
  reason: string
  /** Paths below which whoever asks looks after people. */
  within: readonly string[]
}

export type SubstitutionAnswer = { id: string } | { refused: SubstitutionRefusalCode | 'notFound' }

export const substitute = async (
  client: PoolClient,
  order: SubstitutionOrder,
  wanted: Substitution,
): Promise<SubstitutionAnswer> => {
  const [principal, other, standing] = [
    await findParty(client, wanted.principalId, wanted),
    await findParty(client, wanted.substituteId, wanted),
    await findStanding(client, order.today),
  ]
  if (!principal || !other) return { refused: 'notFound' }
  const { by, within, today, reason } = order
  const refused = refuseSubstitution({ by, within, today, wanted, principal, substitute: other, standing })
  if (refused) return { refused }
  const { principalId, substituteId, kinds, from, to } = wanted
  const id = randomUUID()
  await client.query(
    `INSERT INTO substitution (id, principal_id, substitute_id, kinds, from_on, to_on, reason, entered_by)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8)`,
    [id, principalId, substituteId, kinds, from, to, reason, by],
  )
  return { id }
}

/** What somebody holds at some time between two days, as far as it is known today. */
const findParty = async (
  client: PoolClient,
  personId: string,
  { from, to }: Pick<Substitution, 'from' | 'to'>,
): Promise<Party | undefined> => {
  const { rows } = await client.query<Party>(
    `SELECT p.left_on::text AS "leftOn",
       (SELECT coalesce(jsonb_agg(jsonb_build_object('role', g.role, 'unitId', g.unit_id, 'path', u.path)), '[]')
        FROM role_grant g JOIN org_unit u ON u.id = g.unit_id
        WHERE g.person_id = p.id AND coalesce(g.valid_from, $3) <= $3::date AND coalesce(g.valid_to, $2) >= $2::date) AS offices
     FROM person p WHERE p.id = $1`,
    [personId, from, to],
  )
  return rows[0]
}

const findStanding = async (client: PoolClient, today: string): Promise<Substitution[]> => {
  const { rows } = await client.query<Substitution>(
    `SELECT principal_id AS "principalId", substitute_id AS "substituteId", kinds,
       from_on::text AS from, to_on::text AS to
     FROM substitution WHERE ended_at IS NULL AND to_on >= $1::date`,
    [today],
  )
  return rows
}

/** Ended early by either of the two, or by whoever looks after the principal. */
export const endSubstitution = async (
  client: PoolClient,
  order: SubstitutionOrder,
  id: string,
): Promise<SubstitutionAnswer> => {
  const { rows } = await client.query<Substitution & { endedAt: Date | null }>(
    `SELECT principal_id AS "principalId", substitute_id AS "substituteId", kinds, from_on::text AS from,
       to_on::text AS to, ended_at AS "endedAt"
     FROM substitution WHERE id = $1 FOR UPDATE`,
    [id],
  )
  const [found] = rows
  const principal = found && (await findParty(client, found.principalId, found))
  if (!found || !principal) return { refused: 'notFound' }
  const { by, within, today, reason } = order
  const isTheirs = by === found.principalId || by === found.substituteId
  if (!isTheirs && !areWithin(principal.offices, within)) return { refused: 'substitutionOthers' }
  if (found.endedAt || found.to < today) return { refused: 'substitutionEnded' }
  await client.query(
    'UPDATE substitution SET ended_at = now(), ended_by = $2, end_reason = $3 WHERE id = $1',
    [id, by, reason],
  )
  return { id }
}
