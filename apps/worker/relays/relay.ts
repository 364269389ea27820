import { setTimeout as sleep } from 'node:timers/promises'

export interface Relay {
  /** Returns when the batch under way is done. */
  stop(): Promise<void>
}

/** How often a rest is looked into, when it may be broken off. */
const lookMs = 2_000

/**
 * Repeats some work until stopped.
 * @param work says how many milliseconds to rest after it; told of the stop, so that a long batch ends between two items
 * @param isCalled breaks a long rest off
 */
export const startRelay = (
  work: (stop: AbortSignal) => Promise<number>,
  isCalled?: () => Promise<boolean>,
): Relay => {
  const controller = new AbortController()
  const running = repeat(work, controller.signal, isCalled)
  return {
    stop: () => {
      controller.abort()
      return running
    },
  }
}

const repeat = async (
  work: (stop: AbortSignal) => Promise<number>,
  stop: AbortSignal,
  isCalled?: () => Promise<boolean>,
): Promise<void> => {
  const rest = (ms: number) => sleep(ms, undefined, { signal: stop }).catch(() => undefined)
  while (!stop.aborted) {
    // What the work looks at is no news afterwards; what comes while it goes on is.
    await isCalled?.()
    const until = Date.now() + (await work(stop))
    do await rest(Math.min(until - Date.now(), isCalled ? lookMs : Infinity))
    while (!stop.aborted && Date.now() < until && !(await isCalled?.()))
  }
}

/**
 * @param read what calls by being another than it was; what cannot be read calls nobody
 * @returns whether it has changed since it was asked last
 */
export const changeOf = (read: () => Promise<unknown>): (() => Promise<boolean>) => {
  let before: unknown
  return async () => {
    const now = await read().catch(() => before)
    const isChanged = before !== undefined && now !== before
    before = now
    return isChanged
  }
}

/** At once when it is first asked for, then not before so long has passed. */
export const atMostEvery = (ms: number, work: () => Promise<void>): (() => Promise<void>) => {
  let begunAt = -Infinity
  return async () => {
    if (Date.now() - begunAt <= ms) return
    begunAt = Date.now()
    await work()
  }
}
