/** Votes of the demo's residents, the same in every demo but for their secrets: sealed and cast as everybody's are. */
import type { Pool } from 'pg'
import { demoTokens } from '#ballots/demo-slips.js'
import { sealBallot } from '#ballots/sealed-ballot.js'
import { castHashOf, markOf, newNonce, paperSecrets, receiptFor, tokenHashOf } from '#ballots/slip-secrets.js'
import { notAnswered } from '#domain/evaluation/ballot.js'
import { castBallots, type SealedVote } from '#persistence/evaluation/cast-ballots.js'
import { printSlips, type PrintedSlip } from '#persistence/evaluation/slips.js'
import type { DemoPoll } from '#persistence/seed/demo-evaluations.js'
import { drawFrom, type Draw } from '#persistence/seed/demo/random.js'
import { inTransaction } from '#persistence/transaction.js'
import { newToken } from '#secrets/printed-token.js'

export interface DemoUrn {
  evaluationId: string
  publicKey: string
  /** A unit about which only three have something to say in each community: merged, they are enough to be told. */
  rarely?: string | undefined
}

/** A unit that is judged in more than one of the communities, if there is one. */
export const judgedInSeveral = (polls: readonly DemoPoll[]): string | undefined => {
  const judged = polls.flatMap(({ subjects }) =>
    subjects.flatMap(({ kind, id }) => (kind === 'unit' ? id : [])),
  )
  return judged.find((id, at) => judged.indexOf(id) !== at)
}

const comments = [
  '同志们帮忙清理楼道，干净多了。',
  '希望周末也有人值守服务站。',
  '反诈讲座讲得好，老人都听得懂。',
  '来的次数少，希望常来。',
  '谢谢帮我家修好了门铃，我电话 13800001234，有事找我。',
  '路灯的事反映上去就解决了，点赞。',
]

/** By the numbers of the questionnaire's choices; most are content. */
const leanings = [
  [1, 1, 1, 1, 2, 2, 3, 5],
  [1, 1, 2, 2, 2, 3, 5, 5],
  [1, 2, 2, 3, 3, 4, 5, 5],
]

/** Fewer than may be told alone. */
const few = 3

/** @param isVisitors the first of them are the slips that visitors of the demo vote with */
export const printDemoSlips = async (
  pool: Pool,
  of: { evaluationId: string; communityId: string; by: string },
  isVisitors: boolean,
): Promise<PrintedSlip[]> => {
  const shown = isVisitors ? demoTokens() : []
  const next = () => {
    const token = shown.shift() ?? newToken()
    return { token, hash: tokenHashOf(token) }
  }
  const order = { ...of, again: false, reason: '首次印制' }
  return inTransaction(pool, client => printSlips(client, order, next))
}

/** @param slips of the households that vote, every fourth on paper */
export const castDemoBallots = async (
  pool: Pool,
  urn: DemoUrn,
  poll: DemoPoll,
  slips: readonly PrintedSlip[],
): Promise<void> => {
  const draw = drawFrom(Number(poll.communityId) % 100_000)
  const votes = slips.map((slip, place) => voteOf(urn, poll, slip, { draw, place }))
  const outcomes = await castBallots(pool, votes)
  const lost = outcomes.find(outcome => outcome !== 'cast')
  if (lost) throw new Error(`a demo ballot was not cast: ${lost}`)
}

interface Turn {
  draw: Draw
  place: number
}

const voteOf = (
  { evaluationId, publicKey, rarely }: DemoUrn,
  { communityId, subjects }: DemoPoll,
  { number, token }: PrintedSlip,
  turn: Turn,
): SealedVote => {
  const source = turn.place % 4 === 3 ? ('paper' as const) : ('online' as const)
  const household = { evaluationId, communityId, number }
  const { receipt, tokenHash, castHash, mark } = source === 'paper' ? onPaper(household) : byPhone(token)
  const answers = subjects.map(({ id }, at) =>
    id === rarely && turn.place >= few ? notAnswered : answerOf(at, turn),
  )
  const comment = turn.place % 9 === 4 ? turn.draw.pick(comments) : null
  return {
    ...{ ...household, tokenHash, castHash, mark },
    sealed: sealBallot(publicKey, evaluationId, { receipt, communityId, source, answers, comment }),
  }
}

const onPaper = (place: { evaluationId: string; communityId: string; number: number }) => ({
  ...paperSecrets({ ...place, by: 'demo', entered: '' }, newNonce()),
  tokenHash: null,
})

const byPhone = (token: string) => {
  const nonce = newNonce()
  return {
    receipt: receiptFor(token, nonce),
    tokenHash: tokenHashOf(token),
    castHash: castHashOf(token, nonce),
    mark: markOf(token),
  }
}

/** About the last one judged only three have something to say: too few to be told alone. */
const answerOf = (at: number, { draw, place }: Turn): number => {
  const answer = draw.pick(draw.pick([leanings[at % leanings.length] ?? [], leanings[0] ?? []]))
  return at === 5 && place >= few ? notAnswered : answer
}
