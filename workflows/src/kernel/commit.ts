/**
 * A step's commit: a local activity first, because it saves half the round trips; a regular one when Postgres is
 * slow or away, because that may wait. Both are safe to repeat: a commit applies once or says who is ahead.
 */
import { ActivityFailure, proxyActivities, proxyLocalActivities } from '@temporalio/workflow'
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
    if (error instanceof ActivityFailure) return patient.commitStep(step)
    throw error
  }
}
