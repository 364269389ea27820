/**
 * What one would write without a kernel, as lean as we can: no lifecycle, no seats, no state in Postgres, no refusals,
 * no repeats. Local activities, one condition with a deadline, handlers before the first await.
 */
import '#workflows/kernel/stack-traces.js'
import {
  allHandlersFinished,
  condition,
  defineSignal,
  defineUpdate,
  proxyLocalActivities,
  setHandler,
  workflowInfo,
} from '@temporalio/workflow'
import { clickUpdate, leaveSignal, stepUpdate, type BareActivities, type BareStep } from './messages.js'

const { nothing, insertStep } = proxyLocalActivities<BareActivities>({ startToCloseTimeout: '2 seconds' })

export const bareClick = async (): Promise<void> => {
  let left = false
  setHandler(defineUpdate<void>(clickUpdate), nothing)
  setHandler(defineSignal(leaveSignal), () => {
    left = true
  })
  await condition(() => left)
}

export const bareClaim = async (): Promise<void> => {
  const { workflowId } = workflowInfo()
  let taken: BareStep | undefined
  setHandler(defineUpdate<number, [BareStep]>(stepUpdate), async step => {
    await insertStep(workflowId, step)
    taken = step
    return step.no
  })
  while (!taken?.last) {
    const seen = taken
    const moved = () => taken !== seen
    if (seen?.dueInMs === undefined) await condition(moved)
    else if (!(await condition(moved, seen.dueInMs))) taken = { ...seen, dueInMs: undefined }
  }
  await condition(allHandlersFinished)
}
