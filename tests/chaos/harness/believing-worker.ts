/**
 * The product's worker without its adoption: that Postgres is ahead is taken for the step having been written. A
 * negative control; the tests in which it works must fail.
 */
import { createRequire } from 'node:module'
import type { CommitResult } from '#contracts/workflow/process.js'
import type { commitStep } from '#persistence/process/commit-step.js'

const load = createRequire(__filename)
const commits = load('#persistence/process/commit-step.js') as { commitStep: typeof commitStep }
const honest = commits.commitStep

commits.commitStep = async (pool, step): Promise<CommitResult> => {
  const result = await honest(pool, step)
  return result.status === 'ahead' ? { status: 'committed' } : result
}

load('../../../apps/worker/main.js')
