import { ApplicationFailure } from '@temporalio/common'
import { DatabaseError, type Pool } from 'pg'
import type { CommitResult, ProcessActivities } from '#contracts/workflow/process.js'
import type { Step } from '#domain/kernel/step.js'
import { commitStep } from '#persistence/process/commit-step.js'

/** SQLSTATE classes of a step that Postgres will never take: data exception, integrity violation. */
const hopeless = ['22', '23']

/**
 * The activities of every process.
 * @param afterCommit a fault point of tests
 */
export const processActivities = (pool: Pool, afterCommit?: () => void): ProcessActivities => ({
  async commitStep(step: Step): Promise<CommitResult> {
    const result = await commitStep(pool, step).catch((error: unknown) => {
      throw isHopeless(step, error) ? giveUp(error) : error
    })
    if (result.status === 'committed') afterCommit?.()
    return result
  },
})

/** A person gets an answer; a tick is tried again until somebody has mended the cause. */
const isHopeless = ({ key }: Step, error: unknown): error is DatabaseError =>
  key !== undefined && error instanceof DatabaseError && hopeless.includes(error.code?.slice(0, 2) ?? '')

const giveUp = (error: DatabaseError): ApplicationFailure =>
  ApplicationFailure.nonRetryable(error.message, 'CommitRejected', error.code)
