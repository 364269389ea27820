import { setTimeout as sleep } from 'node:timers/promises'

export interface Relay {
  /** Returns when the batch under way is done. */
  stop(): Promise<void>
}

/** Repeats some work until stopped. @param work says how many milliseconds to rest after it */
export const startRelay = (work: () => Promise<number>): Relay => {
  const controller = new AbortController()
  const running = repeat(work, controller.signal)
  return {
    stop: () => {
      controller.abort()
      return running
    },
  }
}

const repeat = async (work: () => Promise<number>, stop: AbortSignal): Promise<void> => {
  while (!stop.aborted) {
    const pause = await work()
    await sleep(pause, undefined, { signal: stop }).catch(() => undefined)
  }
}
