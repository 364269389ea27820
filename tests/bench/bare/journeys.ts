/** The bare sides as journeys: started with their first message, as ours are. */
import { randomUUID } from 'node:crypto'
import { WithStartWorkflowOperation, type Client, type WorkflowHandle } from '@temporalio/client'
import type { Act, Journey } from '../harness/journey.js'
import { bareTaskQueue, clickUpdate, leaveSignal, stepUpdate, type BareStep } from './messages.js'

/** So many clicks on one workflow; it is told to end when the next one begins. */
export const bareClicks = (client: Client, clicks: number): Journey => {
  let last: WorkflowHandle | undefined
  return {
    begin: async () => {
      await last?.signal(leaveSignal)
      const handle = await client.workflow.start('bareClick', {
        workflowId: `bare-click/${randomUUID()}`,
        taskQueue: bareTaskQueue,
      })
      last = handle
      const click: Act = () => handle.executeUpdate<undefined, []>(clickUpdate)
      await click()
      return Array.from({ length: clicks }, () => click)
    },
  }
}

export interface BareClaims extends Journey {
  /** Of the one begun last. */
  lastId(): string
}

/** A workflow that takes these steps; the first starts it. */
export const bareClaims = (client: Client, [first, ...others]: BareStep[]): BareClaims => {
  let workflowId = ''
  return {
    lastId: () => workflowId,
    begin: async () => {
      const id = (workflowId = `bare-claim/${randomUUID()}`)
      const handle = client.workflow.getHandle(id)
      await client.workflow.executeUpdateWithStart(stepUpdate, {
        args: [first],
        updateId: randomUUID(),
        startWorkflowOperation: new WithStartWorkflowOperation('bareClaim', {
          workflowId: id,
          taskQueue: bareTaskQueue,
          workflowIdConflictPolicy: 'USE_EXISTING',
        }),
      })
      return others.map((step): Act => async () => {
        await handle.executeUpdate(stepUpdate, { args: [step], updateId: randomUUID() })
      })
    },
  }
}
