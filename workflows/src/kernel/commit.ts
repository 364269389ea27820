/**
 * A step's commit: a local activity first, because it saves half the round trips; a regular one when Postgres is
 * slow or away, because that may wait. Both are safe to repeat: a commit applies once or says who is ahead.
 */
import {
  ActivityFailure,
  ApplicationFailure,
  isCancellation,
  proxyActivities,
  proxyLocalActivities,
  TemporalFailure,
} from '@temporalio/workflow'
import type { CommitResult, ProcessActivities } from '#contracts/workflow/process.js'
import type { Step } from '#domain/kernel/step.js'

const fast = proxyLocalActivities<ProcessActivities>({
  startToCloseTimeout: '2 seconds',
  retry: { maximumAttempts: 1 },
})

const patient = proxyActivities<ProcessActivities>({
  startToCloseTimeout: '10 seconds',
  retry: { initialInterval: '500 milliseconds', maximumInterval: '10 seconds' },
})

export const commit = async (step: Step): Promise<CommitResult> => {
  try {
    return await fast.commitStep(step)
  } catch (error) {
    if (!mayTryAgain(error)) throw error
    return patient.commitStep(step)
  }
}

/** A failed local activity arrives bare or as the cause of an ActivityFailure, depending on how it failed. */
const mayTryAgain = (error: unknown): boolean => {
  const cause = error instanceof ActivityFailure ? error.cause : error
  if (!(cause instanceof TemporalFailure) || isCancellation(cause)) return false
  return !(cause instanceof ApplicationFailure && cause.nonRetryable)
}
