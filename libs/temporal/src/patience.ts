import { setTimeout as sleep } from 'node:timers/promises'
import { isGrpcServiceError, ServiceError, type Client } from '@temporalio/client'

/** Longer than this nobody waits for Temporal; measured from the request's arrival. */
export const patienceMs = 5_000
const pauseMs = 150

/** The time given to a call is over. The call may still be carried out. */
export class OutOfPatience extends Error {}

/**
 * Calls Temporal until a deadline, again and again while it is away or overloaded. The library's own retries are
 * switched off (see connection.ts): they sleep past every deadline, and wake up on connections already closed.
 * @throws OutOfPatience
 */
export const within = async <T>(client: Client, deadline: number, call: () => Promise<T>): Promise<T> => {
  let timer: NodeJS.Timeout | undefined
  const patience = new Promise<never>((_, reject) => {
    const giveUp = () => reject(new OutOfPatience('Temporal did not answer in time'))
    timer = setTimeout(giveUp, Math.max(0, deadline - Date.now()))
  })
  const answer = insist(client, deadline, call)
  try {
    return await Promise.race([answer, patience])
  } finally {
    clearTimeout(timer)
    answer.catch(() => undefined)
  }
}

const insist = async <T>(client: Client, deadline: number, call: () => Promise<T>): Promise<T> => {
  for (;;) {
    try {
      return await client.withDeadline(deadline, call)
    } catch (error) {
      if (!isPassing(error) || Date.now() + pauseMs >= deadline) throw error
      await sleep(pauseMs)
    }
  }
}

/** gRPC's RESOURCE_EXHAUSTED, ABORTED, INTERNAL (a torn connection) and UNAVAILABLE. */
const passingCodes = [8, 10, 13, 14]

const isPassing = (error: unknown): boolean => {
  const cause = error instanceof ServiceError ? error.cause : error
  return isGrpcServiceError(cause) && passingCodes.includes(cause.code)
}
