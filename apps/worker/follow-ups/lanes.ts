/** Work on a batch, a few at once or one after the other. */
import { setTimeout as sleep } from 'node:timers/promises'

export interface Begun {
  begun: number
  waiting: number
}

export interface Pace {
  atOnce: number
  /** Comes after each, told how many milliseconds it took; ends at once when stopped. */
  rest: (tookMs: number, stop?: AbortSignal) => Promise<void>
  /** Nothing more is begun once it is aborted; what is under way is finished. */
  stop?: AbortSignal
}

/** For what is soon done and waited for. */
export const brisk: Pace = { atOnce: 4, rest: () => Promise.resolve() }

const leastRestMs = 40

/**
 * For thousands that nobody waits for: one at a time, then as long for everybody else. An idle machine begins some twenty a second,
 * a busy one as many as it bears.
 */
export const considerate: Pace = {
  atOnce: 1,
  rest: (tookMs, signal) =>
    sleep(Math.max(leastRestMs, tookMs), undefined, { signal }).catch(() => undefined),
}

/**
 * @param work says whether it has begun
 * @param postpone one that fails waits behind the others, with why: it must not keep them from beginning
 */
export const inLanes = async <T>(
  batch: readonly T[],
  work: (each: T) => Promise<boolean>,
  postpone: (each: T, failure: string) => Promise<void>,
  { atOnce, rest, stop }: Pace,
): Promise<Begun> => {
  const queue = batch.values()
  let begun = 0
  const lane = async () => {
    for (const each of queue) {
      if (stop?.aborted) return
      const at = performance.now()
      try {
        if (await work(each)) begun += 1
      } catch (error) {
        await postpone(each, error instanceof Error ? error.message : String(error))
      }
      await rest(performance.now() - at, stop)
    }
  }
  await Promise.all(Array.from({ length: atOnce }, lane))
  return { begun, waiting: batch.length - begun }
}
