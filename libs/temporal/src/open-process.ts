/** The rebuild door: a process goes on from its row, in a new run of a higher epoch. */
import { WorkflowExecutionAlreadyStartedError, WorkflowNotFoundError, type Client } from '@temporalio/client'
import type { Pool } from 'pg'
import { taskQueue, workflowIdOf, type ProcessInput } from '#contracts/workflow/process.js'
import type { AdminEvent } from '#domain/kernel/events.js'
import type { ProcessState } from '#domain/kernel/state.js'
import { findAnswer } from '#persistence/process/find-answer.js'
import { raiseEpoch, withProcessLock } from '#persistence/process/rebuild.js'
import type { Database } from '#persistence/read/database.js'
import { isTemporalThere } from './connection.js'
import { inLane } from './in-flight.js'
import { ownRequest } from './own-request.js'
import { OutOfPatience, patienceMs, within } from './patience.js'

export interface RebuildOrder {
  processId: string
  /** Who ordered it; the system itself after an outage. */
  by: string
  reason: string
  /** When a person asks: what makes a repeat of the request the same request. */
  request?: { key: string; bodyHash: string }
  /** When to give up; 5 s from now by default. */
  deadline?: number
}

/**
 * Opens a process from Postgres, ending whatever run it had: half-decided rounds are kept, and an old run can write
 * nothing more. Rebuilds of one process follow one another: were they mixed, the run of the lower epoch, which can
 * write nothing, could end the one of the higher.
 * @returns false when there is no such process or it has ended
 * @throws OutOfPatience, with everything as it was when Temporal was away all the time
 */
export const openProcess = (pool: Pool, client: Client, order: RebuildOrder): Promise<boolean> => {
  const { deadline = Date.now() + patienceMs } = order
  const reopen = (database: Database) => replaceRun(database, client, order, deadline)
  // Each holds a connection while Temporal works: half of the pool is for others.
  return inLane(pool, () => withProcessLock(pool, order.processId, reopen), Math.ceil(pool.options.max / 2))
}

const replaceRun = async (
  database: Database,
  client: Client,
  order: RebuildOrder,
  deadline: number,
): Promise<boolean> => {
  const { processId, request } = order
  if (request && (await findAnswer(database, processId, request.key))) return true
  // Once the epoch is raised, the old run can do no more.
  if (!(await isTemporalThere(client, deadline - Date.now()))) throw new OutOfPatience('Temporal is away')
  const held = await raiseEpoch(database, processId)
  if (!held) return false
  await startRun(client, { ...held, first: rebuilt(held.state, order) }, deadline)
  return true
}

const rebuilt = ({ epoch }: ProcessState, { by, reason, request }: RebuildOrder): AdminEvent => ({
  type: 'admin',
  ...(request ?? ownRequest(`rebuilt-${epoch}`)),
  by,
  reason,
  command: { name: 'rebuilt' },
})

/**
 * Starts the run, ending the one that stands in its place by its own id. A start that ended whatever run there is would
 * do so also when it is carried out long after its time, and then it would end the run of a later rebuild.
 */
const startRun = async (client: Client, input: ProcessInput, deadline: number): Promise<void> => {
  const workflowId = workflowIdOf(input.state.kind, input.state.processId)
  for (;;) {
    if (await within(client, deadline, () => startBeside(client, workflowId, input))) return
    await within(client, deadline, () => endCurrentRun(client, workflowId))
  }
}

/** @returns false when there is a run already */
const startBeside = async (client: Client, workflowId: string, input: ProcessInput): Promise<boolean> => {
  try {
    await client.workflow.start(input.state.kind, {
      workflowId,
      taskQueue,
      args: [input],
      workflowIdConflictPolicy: 'FAIL',
      workflowIdReusePolicy: 'ALLOW_DUPLICATE',
    })
    return true
  } catch (error) {
    if (error instanceof WorkflowExecutionAlreadyStartedError) return false
    throw error
  }
}

/** Under the process's lock and with the epoch raised, whatever runs is of an earlier epoch. */
const endCurrentRun = async (client: Client, workflowId: string): Promise<void> => {
  try {
    const { runId } = await client.workflow.getHandle(workflowId).describe()
    await client.workflow.getHandle(workflowId, runId).terminate('rebuilt')
  } catch (error) {
    // It ended by itself meanwhile.
    if (!(error instanceof WorkflowNotFoundError)) throw error
  }
}
