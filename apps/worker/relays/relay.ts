/** What the worker does by itself, again and again: a database or a Temporal that is away is waited for. */
import { setTimeout as sleep } from 'node:timers/promises'
import type { Logger } from 'pino'

export interface Relay {
  /** Returns when the batch under way is done. */
  stop(): Promise<void>
}

/** Says how many milliseconds to rest after it; told of the stop, so that a long batch ends between two items. */
export type Work = (stop: AbortSignal) => Promise<number>

interface Rest {
  /** After a failure; `patienceMs` when nothing is said. */
  afterFailureMs?: number
  /** Breaks a long rest off. */
  isCalled?: () => Promise<boolean>
}

/** How often a rest is looked into, when it may be broken off. */
const lookMs = 2_000
/** How long work rests that failed, or that could not do all of it. */
export const patienceMs = 10_000

/**
 * Repeats some work until stopped.
 * @param failure what has not happened when the work fails, for the log
 */
export const startRelay = (
  log: Logger,
  failure: string,
  work: Work,
  { afterFailureMs = patienceMs, isCalled }: Rest = {},
): Relay => {
  const controller = new AbortController()
  const patient: Work = stop => orSaid(log, failure, () => work(stop), afterFailureMs)
  const running = repeat(patient, controller.signal, isCalled)
  return {
    stop: () => {
      controller.abort()
      return running
    },
  }
}

const repeat = async (work: Work, stop: AbortSignal, isCalled?: () => Promise<boolean>): Promise<void> => {
  const rest = (ms: number) => sleep(ms, undefined, { signal: stop }).catch(() => undefined)
  while (!stop.aborted) {
    // What the work looks at is no news afterwards; what comes while it goes on is.
    await isCalled?.()
    const until = Date.now() + (await work(stop))
    do await rest(Math.min(until - Date.now(), isCalled ? lookMs : Infinity))
    while (!stop.aborted && Date.now() < until && !(await isCalled?.()))
  }
}

/** What some work comes to; when it fails, the log says so and something else stands in. */
const orSaid = async <T>(log: Logger, failure: string, work: () => Promise<T>, otherwise: T): Promise<T> => {
  try {
    return await work()
  } catch (error) {
    log.error(error, failure)
    return otherwise
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

const hourMs = 3_600_000

/** Beside the work of a relay: at once when it is first asked for, then not before an hour has passed. */
export const hourly = (log: Logger, failure: string, work: () => Promise<void>): (() => Promise<void>) => {
  let begunAt = -Infinity
  return async () => {
    if (Date.now() - begunAt <= hourMs) return
    begunAt = Date.now()
    await orSaid(log, failure, work, undefined)
  }
}
