/** Ends claims of posts that nobody can take up any more: the process hears of it from here, and tells both sides. */
import type { Client } from '@temporalio/client'
import type { Pool } from 'pg'
import { postLapseLabels } from '#contracts/http/offers.js'
import type { KeyedEvent } from '#domain/kernel/events.js'
import { openSeatIn } from '#domain/kernel/find.js'
import type { ProcessState } from '#domain/kernel/state.js'
import { findLapsedClaims, type LapsedClaim } from '#persistence/needs/lapsed-claims.js'
import { loadProcess } from '#persistence/process/load-process.js'
import { businessToday } from '#persistence/read/demo-clock.js'
import { ownRequest } from '#temporal/own-request.js'
import { outcomeWord, sendAct } from '#temporal/send-act.js'

/**
 * Those that cannot end yet hold up no other: they are left out until a look has reached the last one.
 * @param later ids of those left out; kept by the caller from turn to turn
 * @returns ids of the claims that have ended, and of those that could not yet, with why
 */
export const endLapsedClaims = async (
  pool: Pool,
  client: Client,
  later = new Set<string>(),
  atOnce = 50,
): Promise<{ ended: string[]; refused: Record<string, string> }> => {
  const outcome: { ended: string[]; refused: Record<string, string> } = { ended: [], refused: {} }
  const claims = await findLapsedClaims(pool, await businessToday(pool), atOnce, [...later])
  for (const claim of claims) {
    const status = await end(pool, client, claim)
    if (status === 'answered') outcome.ended.push(claim.id)
    else outcome.refused[claim.id] = status
  }
  if (claims.length < atOnce) later.clear()
  else for (const id of Object.keys(outcome.refused)) later.add(id)
  return outcome
}

const end = async (pool: Pool, client: Client, claim: LapsedClaim): Promise<string> => {
  const held = await loadProcess(pool, claim.id)
  if (!held || held.state.endedAt !== undefined) return 'notOpen'
  return outcomeWord(await sendAct(client, 'postClaim', claim.id, eventOf(held.state, claim)))
}

const eventOf = (state: ProcessState, { id, ...lapse }: LapsedClaim): KeyedEvent => {
  const sent = { ...ownRequest(`lapse ${id}`), by: 'system' }
  const seatId = openSeatIn(state, 'lapse')
  if (seatId !== undefined)
    return { type: 'act', ...sent, act: 'lapsePost', seatId, expectedVersion: state.version, body: lapse }
  // Begun before posts could lapse, it has no round that hears of it: it is led to the same end, and why stands in its journal.
  const reason = [postLapseLabels[lapse.cause], lapse.reason].filter(Boolean).join('：')
  return { type: 'admin', ...sent, reason, command: { name: 'move', region: 'main', stage: 'lapsed' } }
}
