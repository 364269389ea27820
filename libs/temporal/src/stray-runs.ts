import { WorkflowNotFoundError, type Client } from '@temporalio/client'
import type { Pool } from 'pg'
import { workflowIdOf } from '#contracts/workflow/process.js'
import { openProcesses } from '#persistence/process/rebuild.js'
import { patienceMs, within } from './patience.js'

const listPatienceMs = 60_000
/** `<kind>/<process id>`: a run of a process, and not one of another sort of work. */
const ofProcess = /^[a-z-]+\/[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/

/**
 * Ends the runs of processes that Postgres no longer holds open, as after a restore: they began after the backup.
 * @returns how many
 */
export const endStrayRuns = async (pool: Pool, client: Client, reason: string): Promise<number> => {
  const open = new Set((await openProcesses(pool)).map(({ kind, id }) => workflowIdOf(kind, id)))
  const strays = (await runningProcesses(client)).filter(id => !open.has(id))
  for (const workflowId of strays) await end(client, workflowId, reason)
  return strays.length
}

const runningProcesses = (client: Client): Promise<string[]> =>
  within(client, Date.now() + listPatienceMs, async () => {
    const ids: string[] = []
    for await (const { workflowId } of client.workflow.list({ query: `ExecutionStatus = 'Running'` }))
      if (ofProcess.test(workflowId)) ids.push(workflowId)
    return ids
  })

const end = async (client: Client, workflowId: string, reason: string): Promise<void> => {
  try {
    await within(client, Date.now() + patienceMs, () =>
      client.workflow.getHandle(workflowId).terminate(reason),
    )
  } catch (error) {
    if (!(error instanceof WorkflowNotFoundError)) throw error
  }
}
