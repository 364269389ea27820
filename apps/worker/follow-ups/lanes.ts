/** Work on a batch, a few at once. */

export interface Begun {
  begun: number
  waiting: number
}

/** With a batch of twenty and a second's rest: about twenty a second at most. */
const atOnce = 4

/**
 * @param work says whether it has begun
 * @param postpone one that fails waits behind the others, with why: it must not keep them from beginning
 */
export const inLanes = async <T>(
  batch: readonly T[],
  work: (each: T) => Promise<boolean>,
  postpone: (each: T, failure: string) => Promise<void>,
): Promise<Begun> => {
  const queue = batch.values()
  let begun = 0
  const lane = async () => {
    for (const each of queue)
      try {
        if (await work(each)) begun += 1
      } catch (error) {
        await postpone(each, error instanceof Error ? error.message : String(error))
      }
  }
  await Promise.all(Array.from({ length: atOnce }, lane))
  return { begun, waiting: batch.length - begun }
}
