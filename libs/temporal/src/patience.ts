import type { Client } from '@temporalio/client'

/** Longer than this nobody waits for Temporal; measured from the request's arrival. */
export const patienceMs = 5_000

/** The time given to a call is over. The call may still be carried out. */
export class OutOfPatience extends Error {}

/**
 * Gives calls to Temporal a deadline. The timer stands beside it because the client sleeps between its retries
 * without looking at the deadline.
 * @throws OutOfPatience
 */
export const within = async <T>(client: Client, deadline: number, call: () => Promise<T>): Promise<T> => {
  let timer: NodeJS.Timeout | undefined
  const patience = new Promise<never>((_, reject) => {
    const giveUp = () => reject(new OutOfPatience('Temporal did not answer in time'))
    timer = setTimeout(giveUp, Math.max(0, deadline - Date.now()))
  })
  const answer = client.withDeadline(deadline, call)
  try {
    return await Promise.race([answer, patience])
  } finally {
    clearTimeout(timer)
    answer.catch(() => undefined)
  }
}
