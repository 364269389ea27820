/** Households that vote otherwise than everybody: on paper, or anew after somebody else had voted with their slip. */
import { randomInt } from 'node:crypto'
import type { Pool } from 'pg'
import { sealBallot } from '#ballots/sealed-ballot.js'
import { markOf, newNonce, paperSecrets, tokenHashOf } from '#ballots/slip-secrets.js'
import { castBallots } from '#persistence/evaluation/cast-ballots.js'
import { enterPaper } from '#persistence/evaluation/paper-ballots.js'
import type { PrintedSlip } from '#persistence/evaluation/slips.js'
import { askWithdrawal, withdrawBallot } from '#persistence/evaluation/withdrawals.js'
import { inTransaction } from '#persistence/transaction.js'
import { judged } from '#testing/ballots/station.js'
import { people, units } from '#testing/claims.js'
import { freshToken, voteOf, type SeededEvaluation } from '#testing/evaluations.js'

const answers = () => judged.map(() => 1 + randomInt(5))

/** Entered by one, checked by another, as the API does it. @returns the receipt */
export const voteOnPaper = async (
  pool: Pool,
  { id, publicKey }: SeededEvaluation,
  { number }: PrintedSlip,
): Promise<string> => {
  const place = { evaluationId: id, communityId: units.east1, number }
  const entered = JSON.stringify(answers())
  const requestOf = (by: string) => ({ by, ...paperSecrets({ ...place, by, entered }, newNonce()) })
  const checked = requestOf(people.eastCoordinator)
  const { receipt, castHash, mark } = checked
  const ballot = {
    receipt,
    communityId: units.east1,
    source: 'paper' as const,
    answers: JSON.parse(entered) as number[],
    comment: null,
  }
  const work = {
    seal: () => `sealed-${number}`,
    differs: () => undefined,
    cast: async (client: Parameters<typeof castBallots>[0]) => {
      const sealed = sealBallot(publicKey, id, ballot)
      await castBallots(client, [{ ...place, tokenHash: null, castHash, mark, sealed }])
      return {}
    },
  }
  await enterPaper(pool, place, requestOf(people.east1Secretary), work)
  const { state } = (await enterPaper(pool, place, checked, work)) as { state: string }
  if (state !== 'cast') throw new Error(`paper was not cast: ${state}`)
  return receipt
}

/** A stranger votes with the slip; the ballot is taken out, and its household votes with another one. @returns that one's number and receipt */
export const voteAnew = async (
  pool: Pool,
  seeded: SeededEvaluation,
  slip: PrintedSlip,
): Promise<{ number: number; receipt: string }> => {
  const { id } = seeded
  await castBallots(pool, [voteOf(seeded, units.east1, slip, answers())])
  const of = { evaluationId: id, communityId: units.east1, number: slip.number }
  const inHand = { tokenHash: tokenHashOf(slip.token), mark: markOf(slip.token) }
  const asked = { ...of, by: people.east1Secretary, reason: '住户持原选票' }
  const another = await inTransaction(pool, async client => {
    await askWithdrawal(client, asked, inHand)
    return withdrawBallot(client, { ...of, by: people.eastCoordinator }, inHand, freshToken())
  })
  if ('refused' in another) throw new Error(another.refused)
  const vote = voteOf(seeded, units.east1, another, answers())
  await castBallots(pool, [vote])
  return { number: another.number, receipt: vote.receipt }
}
