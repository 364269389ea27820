/** The rebuild door: a process goes on from its row, in a new run of a higher epoch. */
import { createHash } from 'node:crypto'
import type { Client } from '@temporalio/client'
import type { Pool } from 'pg'
import { taskQueue, workflowIdOf, type ProcessInput } from '#contracts/workflow/process.js'
import type { AdminEvent } from '#domain/kernel/events.js'
import type { ProcessState } from '#domain/kernel/state.js'
import { raiseEpoch } from '#persistence/process/rebuild.js'
import { patienceMs, within } from './patience.js'

export interface RebuildOrder {
  processId: string
  /** Who ordered it; the system itself after an outage. */
  by: string
  reason: string
  /** When a person asks: what makes a repeat of the request the same request. */
  request?: { key: string; bodyHash: string }
}

/**
 * Opens a process from Postgres, ending whatever run it had: half-decided rounds are kept, and an old run can write
 * nothing more.
 * @returns false when there is no such process or it has ended
 */
export const openProcess = async (pool: Pool, client: Client, order: RebuildOrder): Promise<boolean> => {
  const held = await raiseEpoch(pool, order.processId)
  if (!held) return false
  await startRun(client, held.state, { ...held, first: rebuilt(held.state, order) })
  return true
}

const ownRequest = (key: string) => ({ key, bodyHash: createHash('sha256').update(key).digest('hex') })

const rebuilt = ({ epoch }: ProcessState, { by, reason, request }: RebuildOrder): AdminEvent => ({
  type: 'admin',
  ...(request ?? ownRequest(`rebuilt-${epoch}`)),
  by,
  reason,
  command: { name: 'rebuilt' },
})

const startRun = (client: Client, { kind, processId }: ProcessState, input: ProcessInput): Promise<unknown> =>
  within(client, Date.now() + patienceMs, () =>
    client.workflow.start(kind, {
      workflowId: workflowIdOf(kind, processId),
      taskQueue,
      args: [input],
      workflowIdConflictPolicy: 'TERMINATE_EXISTING',
      workflowIdReusePolicy: 'ALLOW_DUPLICATE',
    }),
  )
