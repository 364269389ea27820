/**
 * What a closed vote comes to, told to its process: too few ballots, so that it goes on once; or counted. Both stand in the
 * rows first; the process hears of them from here and from nobody else.
 */
import type { Client } from '@temporalio/client'
import type { Pool } from 'pg'
import type { ActEvent } from '#domain/kernel/events.js'
import { openSeatIn } from '#domain/kernel/find.js'
import { findClosedEvaluations, type ClosedEvaluation } from '#persistence/evaluation/closed-evaluations.js'
import { findCount } from '#persistence/evaluation/find-results.js'
import { loadProcess } from '#persistence/process/load-process.js'
import { ownRequest } from '#temporal/own-request.js'
import { outcomeWord, sendAct } from '#temporal/send-act.js'

/** @returns how many processes have been told, and which took no word of it, with why */
export const tellCounts = async (
  pool: Pool,
  client: Client,
): Promise<{ told: string[]; refused: Record<string, string> }> => {
  const outcome: { told: string[]; refused: Record<string, string> } = { told: [], refused: {} }
  for (const closed of await findClosedEvaluations(pool)) {
    const status = await tell(pool, client, closed)
    if (status === 'answered') outcome.told.push(closed.id)
    else outcome.refused[closed.id] = status
  }
  return outcome
}

const tell = async (pool: Pool, client: Client, closed: ClosedEvaluation): Promise<string> => {
  const held = await loadProcess(pool, closed.id)
  const seatId = held && openSeatIn(held.state, 'counting')
  if (!held || seatId === undefined) return 'notOpen'
  const { act, body } = await wordOf(pool, closed)
  // With the version: moved back by an administrator, it waits for the same word once more.
  const key = `${act} ${closed.id} ${held.state.version}`
  const event: ActEvent = {
    type: 'act',
    ...ownRequest(key),
    by: 'system',
    act,
    seatId,
    expectedVersion: held.state.version,
    body,
  }
  return outcomeWord(await sendAct(client, 'evaluation', closed.id, event))
}

const wordOf = async (pool: Pool, { id, state, short }: ClosedEvaluation) =>
  state === 'open'
    ? { act: 'noteShortage', body: { reason: `${short} 个社区的有效票少于下限` } }
    : { act: 'noteCount', body: await findCount(pool, id) }
