import { Client, WorkflowNotFoundError, type Connection } from '@temporalio/client'
import type { Pool } from 'pg'
import { workflowIdOf } from '#contracts/workflow/process.js'
import { openProcesses } from '#persistence/process/rebuild.js'

/** Questions to the server at once. */
const AT_ONCE = 50

/** Workflow ids of the open processes for which no workflow runs, as after the loss of Temporal's store. */
export async function processesWithoutWorkflow(
  pool: Pool,
  connection: Connection,
  namespace: string,
): Promise<string[]> {
  const client = new Client({ connection, namespace })
  const waiting = (await openProcesses(pool)).map(({ kind, id }) => workflowIdOf(kind, id))
  const missing: string[] = []
  while (waiting.length > 0) {
    const group = waiting.splice(0, AT_ONCE)
    const runs = await Promise.all(group.map(id => isRunning(client, id)))
    missing.push(...group.filter((_, place) => !runs[place]))
  }
  return missing
}

async function isRunning(client: Client, workflowId: string): Promise<boolean> {
  try {
    return (await client.workflow.getHandle(workflowId).describe()).status.name === 'RUNNING'
  } catch (error) {
    if (error instanceof WorkflowNotFoundError) return false
    throw error
  }
}
