/** 快进 for many processes: each is told how far business time has come, a few at once. */
import type { Client } from '@temporalio/client'
import type { AdminEvent } from '#domain/kernel/events.js'
import { ownRequest } from './own-request.js'
import { sendAct } from './send-act.js'

export interface ClockMove {
  /** Who asked for it: a person, or `system` for those that follow. */
  by: string
  /** By how much business time runs ahead afterwards. */
  toMs: number
  /** When to give up on those that are left, in real time. */
  deadline: number
}

interface Moving {
  id: string
  kind: string
}

const atOnce = 16

/**
 * The same move again moves none of them twice: the moment they come to is told, and names the move. Who is left when the
 * time is over, the database tells: an answer that was not heard may have been carried out.
 * @throws what the first process failed of that could not be moved for another reason, when all others have had their turn
 */
export const moveClocks = async (
  client: Client,
  processes: readonly Moving[],
  move: ClockMove,
): Promise<void> => {
  const event = eventOf(move)
  const waiting = processes.values()
  const failures: unknown[] = []
  const lane = async () => {
    for (const { kind, id } of waiting) {
      if (Date.now() >= move.deadline) return
      await sendAct(client, kind, id, event, { deadline: move.deadline }).catch((error: unknown) =>
        failures.push(error),
      )
    }
  }
  await Promise.all(Array.from({ length: atOnce }, lane))
  if (failures.length > 0) throw failures[0]
}

const eventOf = ({ by, toMs }: ClockMove): AdminEvent => ({
  type: 'admin',
  ...ownRequest(`fastForward to ${toMs}`),
  by,
  reason: '演示快进',
  command: { name: 'fastForward', byMs: 0, toMs },
})
