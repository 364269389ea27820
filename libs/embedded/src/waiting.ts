import { setTimeout as sleep } from 'node:timers/promises'

export interface WaitOptions {
  readonly timeoutMs: number
  readonly everyMs?: number
}

/** Asks until the answer is neither undefined nor false; undefined when the time is over. */
export async function waitFor<T>(
  ask: () => Promise<T | undefined | false> | T | undefined | false,
  { timeoutMs, everyMs = 50 }: WaitOptions,
): Promise<T | undefined> {
  const endsAt = Date.now() + timeoutMs
  for (;;) {
    const answer = await ask()
    if (answer !== undefined && answer !== false) return answer
    if (Date.now() >= endsAt) return undefined
    await sleep(everyMs)
  }
}
