/**
 * Acts told of by Postgres the moment they are committed. The word of Temporal comes some milliseconds later, when
 * the task that made the commit stands in its history; whoever waits need not wait for that too.
 */
import { setTimeout as sleep } from 'node:timers/promises'
import type { Pool, PoolClient } from 'pg'
import type { AnsweredKey } from '#domain/kernel/state.js'

export const committedChannel = 'act_committed'

export interface CommittedAct {
  processId: string
  known: AnsweredKey
}

export interface Listener {
  stop(): Promise<void>
}

const afterLossMs = 1_000

/** Hears on one connection of the pool, and on another when that is lost; what is said meanwhile is missed. */
export const hearCommitted = (pool: Pool, hear: (act: CommittedAct) => void): Listener => {
  const controller = new AbortController()
  const running = hearUntil(pool, hear, controller.signal)
  return {
    stop: () => {
      controller.abort()
      return running
    },
  }
}

const hearUntil = async (pool: Pool, hear: (act: CommittedAct) => void, stop: AbortSignal): Promise<void> => {
  while (!stop.aborted) {
    const client = await pool.connect().catch(() => undefined)
    if (client) await hearOn(client, hear, stop)
    if (!stop.aborted) await sleep(afterLossMs, undefined, { signal: stop }).catch(() => undefined)
  }
}

/** Returns when the connection is lost or is no longer needed; it is not used again. */
const hearOn = async (
  client: PoolClient,
  hear: (act: CommittedAct) => void,
  stop: AbortSignal,
): Promise<void> => {
  const over = new Promise<void>(resolve => {
    if (stop.aborted) resolve()
    client.once('error', () => resolve())
    client.once('end', () => resolve())
    stop.addEventListener('abort', () => resolve(), { once: true })
  })
  client.on('notification', ({ payload }) => hear(JSON.parse(payload ?? '') as CommittedAct))
  const isHearing = await client.query(`LISTEN ${committedChannel}`).then(
    () => true,
    () => false,
  )
  if (isHearing) await over
  client.release(true)
}
