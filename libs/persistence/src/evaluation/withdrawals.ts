/**
 * Somebody else has voted with a photo of the slip. While voting is open, whoever brings the slip itself has that ballot taken
 * out of the urn, unread, and gets another slip: one person asks with the slip in hand, another one decides with it in hand.
 * The request is a row among the changes of the slip; nothing of the slip's token is kept with it.
 */
import type { PoolClient } from 'pg'
import { isOpenNow } from './open-now.js'
import {
  another,
  noteSlipChange,
  type NewToken,
  type PrintedSlip,
  type SlipOrder,
  type SlipPlace,
  type SlipRefusal,
} from './slips.js'

type Slip = SlipPlace & { number: number }

/** Told by the slip that is held in hand. */
export interface InHand {
  tokenHash: string
  mark: string
}

export type WithdrawalRefusal =
  | SlipRefusal
  | { refused: 'slipCodeWrong' }
  | { refused: 'slipNotVoted' | 'withdrawalAsked' | 'withdrawalNotAsked' | 'withdrawalAskedByYou' }

/** @param order by whoever asks, and why */
export const askWithdrawal = async (
  client: PoolClient,
  order: SlipOrder,
  inHand: InHand,
): Promise<object | WithdrawalRefusal> => {
  if (!(await isOpenNow(client, order.evaluationId))) return { refused: 'evaluationClosed' }
  const refused = await refuseUnless(client, order, inHand)
  if (refused) return { refused }
  if (await askedOf(client, order)) return { refused: 'withdrawalAsked' }
  await noteSlipChange(client, { ...order, what: 'withdrawalAsked', agreedBy: null })
  return {}
}

/** The slip stays as it is, and its ballot in the urn. @param order by whoever decides, and why */
export const refuseWithdrawal = async (
  client: PoolClient,
  order: SlipOrder,
): Promise<object | WithdrawalRefusal> => {
  await lockSlip(client, order)
  const asked = await askedOf(client, order)
  if (!asked) return { refused: 'withdrawalNotAsked' }
  if (asked.by === order.by) return { refused: 'withdrawalAskedByYou' }
  await noteSlipChange(client, { ...order, what: 'withdrawalRefused', agreedBy: null })
  return {}
}

/** @param decision by whoever agrees. @returns the slip that stands for it from now on */
export const withdrawBallot = async (
  client: PoolClient,
  decision: Slip & { by: string },
  inHand: InHand,
  { token, hash }: NewToken,
): Promise<PrintedSlip | WithdrawalRefusal> => {
  const { evaluationId, communityId, number: withdrawn, by: agreedBy } = decision
  if (!(await isOpenNow(client, evaluationId))) return { refused: 'evaluationClosed' }
  const refused = await refuseUnless(client, decision, inHand)
  if (refused) return { refused }
  const asked = await askedOf(client, decision)
  if (!asked) return { refused: 'withdrawalNotAsked' }
  if (asked.by === agreedBy) return { refused: 'withdrawalAskedByYou' }
  await client.query('DELETE FROM urn WHERE mark = $1 AND evaluation_id = $2', [inHand.mark, evaluationId])
  await client.query(
    `UPDATE slip SET state = 'replaced', cast_hash = NULL
     WHERE evaluation_id = $1 AND community_id = $2 AND number = $3`,
    [evaluationId, communityId, withdrawn],
  )
  const order = { evaluationId, communityId, number: withdrawn, ...asked }
  const number = await another(client, order, hash)
  await noteSlipChange(client, { ...order, what: 'withdrawn', agreedBy })
  return { number, token }
}

const lockSlip = async (client: PoolClient, { evaluationId, communityId, number }: Slip) => {
  const { rows } = await client.query<{ tokenHash: string | null; state: string; hasVoted: boolean }>(
    `SELECT token_hash AS "tokenHash", state, cast_hash IS NOT NULL AS "hasVoted" FROM slip
     WHERE evaluation_id = $1 AND community_id = $2 AND number = $3 FOR UPDATE`,
    [evaluationId, communityId, number],
  )
  return rows[0]
}

/** A ballot from paper was entered by one and checked by another, under no token: it lies under no mark. */
const refuseUnless = async (client: PoolClient, slip: Slip, { tokenHash, mark }: InHand) => {
  const found = await lockSlip(client, slip)
  if (!found) return 'notFound'
  if (found.state !== 'drawn') return 'slipGone'
  if (found.tokenHash !== tokenHash) return 'slipCodeWrong'
  if (!found.hasVoted) return 'slipNotVoted'
  const { rowCount } = await client.query('SELECT FROM urn WHERE mark = $1 AND evaluation_id = $2', [
    mark,
    slip.evaluationId,
  ])
  return rowCount === 1 ? undefined : 'slipVoted'
}

/** The request that waits, if the last that was done with the slip is one. */
const askedOf = async (client: PoolClient, { evaluationId, communityId, number }: Slip) => {
  const { rows } = await client.query<{ what: string; by: string; reason: string }>(
    `SELECT what, by, reason FROM slip_change
     WHERE evaluation_id = $1 AND community_id = $2 AND number = $3 ORDER BY id DESC LIMIT 1`,
    [evaluationId, communityId, number],
  )
  const [last] = rows
  return last?.what === 'withdrawalAsked' ? { by: last.by, reason: last.reason } : undefined
}
