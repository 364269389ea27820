/** Ends claims of posts that nobody can take up any more: the process hears of it from here, and tells both sides. */
import { createHash } from 'node:crypto'
import type { Client } from '@temporalio/client'
import type { Pool } from 'pg'
import type { ActEvent } from '#domain/kernel/events.js'
import { openRoundsOf } from '#domain/kernel/find.js'
import { findLapsedClaims, type LapsedClaim } from '#persistence/needs/lapsed-claims.js'
import { loadProcess } from '#persistence/process/load-process.js'
import { businessToday } from '#persistence/read/demo-clock.js'
import { sendAct } from '#temporal/send-act.js'

const atOnce = 50

/** @returns ids of the claims that have ended, and of those that could not yet, with why */
export const endLapsedClaims = async (
  pool: Pool,
  client: Client,
): Promise<{ ended: string[]; refused: Record<string, string> }> => {
  const outcome: { ended: string[]; refused: Record<string, string> } = { ended: [], refused: {} }
  for (const claim of await findLapsedClaims(pool, await businessToday(pool), atOnce)) {
    const status = await end(pool, client, claim)
    if (status === 'answered') outcome.ended.push(claim.id)
    else outcome.refused[claim.id] = status
  }
  return outcome
}

const end = async (pool: Pool, client: Client, { id, ...lapse }: LapsedClaim): Promise<string> => {
  const held = await loadProcess(pool, id)
  const standing = held && openRoundsOf(held.state).find(({ round }) => round.name === 'lapse')
  const seatId = standing?.round.seats.find(({ status }) => status === 'open')?.id
  if (!held || seatId === undefined) return 'notOpen'
  const key = `lapse ${id}`
  const event: ActEvent = {
    type: 'act',
    key,
    bodyHash: createHash('sha256').update(key).digest('hex'),
    by: 'system',
    act: 'lapsePost',
    seatId,
    expectedVersion: held.state.version,
    body: lapse,
  }
  const outcome = await sendAct(client, 'postClaim', id, event)
  return outcome.status === 'refused' ? outcome.refusal.code : outcome.status
}
