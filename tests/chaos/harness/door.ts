/** How a client reaches a process, and what it may learn of its click. */
import { setTimeout as sleep } from 'node:timers/promises'
import type { UpdateAnswer } from '#contracts/workflow/process.js'
import type { KeyedEvent } from '#domain/kernel/events.js'
import type { Claim } from './claim.js'

export type Reply =
  | { status: 'acknowledged'; answer: UpdateAnswer }
  | { status: 'refused'; code: string }
  /** Refused connection, reset, 503: the same key is sent again. */
  | { status: 'unknown'; why: string }

export interface Door {
  send(claim: Claim, event: KeyedEvent): Promise<Reply>
}

export interface Known {
  reply: Exclude<Reply, { status: 'unknown' }>
  attempts: number
}

const pauseMs = { first: 100, most: 1_500 }

/** Sends one click, with the same key, until it is known what became of it. @throws when that takes too long */
export const insist = async (
  door: Door,
  claim: Claim,
  event: KeyedEvent,
  patienceMs: number,
  dropped: AbortSignal,
): Promise<Known> => {
  const deadline = Date.now() + patienceMs
  let pause = pauseMs.first
  for (let attempts = 1; ; attempts += 1) {
    const reply = await door.send(claim, event)
    if (reply.status !== 'unknown') return { reply, attempts }
    dropped.throwIfAborted()
    if (Date.now() > deadline)
      throw new Error(
        `${claim.processId} ${event.key}: still unknown after ${attempts} attempts: ${reply.why}`,
      )
    await sleep(pause)
    pause = Math.min(pause * 2, pauseMs.most)
  }
}
