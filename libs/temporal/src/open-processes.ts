/** After an outage: every open process that has no run goes on from its row. */
import { WorkflowNotFoundError, type Client } from '@temporalio/client'
import type { Pool } from 'pg'
import { workflowIdOf } from '#contracts/workflow/process.js'
import { openProcesses, type OpenProcess } from '#persistence/process/rebuild.js'
import { openProcess, type RebuildOrder } from './open-process.js'
import { patienceMs, within } from './patience.js'

const atOnce = 8
/** For as many pages as there are. */
const listPatienceMs = 60_000

export interface RebuildJob extends Omit<RebuildOrder, 'processId'> {
  pool: Pool
  client: Client
  /** Told after each process: how many are done, of how many. */
  progress?: (done: number, all: number) => void
}

/** @returns how many processes were opened */
export const openMissingProcesses = async (job: RebuildJob): Promise<number> => {
  const running = await runningWorkflows(job.client)
  const unlisted = (await openProcesses(job.pool)).filter(process => !running.has(idOf(process)))
  return openEach(job, unlisted, async process => !(await isRunning(job.client, idOf(process))))
}

/** Rebuilds every open process, running or not. @returns how many */
export const openAllProcesses = async (job: RebuildJob): Promise<number> =>
  openEach(job, await openProcesses(job.pool))

const idOf = ({ kind, id }: OpenProcess): string => workflowIdOf(kind, id)

const openEach = async (
  { pool, client, by, reason, progress }: RebuildJob,
  processes: OpenProcess[],
  wanted: (process: OpenProcess) => Promise<boolean> = () => Promise.resolve(true),
): Promise<number> => {
  let opened = 0
  let done = 0
  const queue = processes.values()
  const work = async () => {
    for (const process of queue) {
      // Not `opened += await …`: that would add to the count as it was before the wait.
      if ((await wanted(process)) && (await openProcess(pool, client, { processId: process.id, by, reason })))
        opened += 1
      progress?.((done += 1), processes.length)
    }
  }
  await Promise.all(Array.from({ length: atOnce }, work))
  return opened
}

/** The server's list may lag behind by a moment, so it only says whom not to ask one by one. */
const runningWorkflows = (client: Client): Promise<Set<string>> =>
  within(client, Date.now() + listPatienceMs, async () => {
    const running = new Set<string>()
    for await (const { workflowId } of client.workflow.list({
      query: `ExecutionStatus = 'Running'`,
      pageSize: 1_000,
    }))
      running.add(workflowId)
    return running
  })

const isRunning = async (client: Client, workflowId: string): Promise<boolean> => {
  try {
    const description = await within(client, Date.now() + patienceMs, () =>
      client.workflow.getHandle(workflowId).describe(),
    )
    return description.status.name === 'RUNNING'
  } catch (error) {
    if (error instanceof WorkflowNotFoundError) return false
    throw error
  }
}
