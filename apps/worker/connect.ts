import { setTimeout as sleep } from 'node:timers/promises'
import { NativeConnection } from '@temporalio/worker'
import type { Logger } from 'pino'

const tryAgainAfterMs = 1_000

/** Waits for the server: a worker may come up before it, and outlives its restarts. @returns undefined when told to stop */
export const connectPatiently = async (
  address: string,
  log: Logger,
  stop: AbortSignal,
): Promise<NativeConnection | undefined> => {
  while (!stop.aborted) {
    try {
      return await NativeConnection.connect({ address })
    } catch (error) {
      log.warn({ address, error: String(error) }, 'Temporal is not there yet')
      await sleep(tryAgainAfterMs, undefined, { signal: stop }).catch(() => undefined)
    }
  }
  return undefined
}
