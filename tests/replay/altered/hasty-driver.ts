/** A driver that rests before it lives: not what any recorded run did. */
import { sleep } from '@temporalio/workflow'
import type { ProcessInput } from '#contracts/workflow/process.js'
import { claim as story } from '#workflows/claim/claim.lifecycle.js'
import { runProcess } from '#workflows/kernel/driver.js'

export const claim = async (input: ProcessInput): Promise<void> => {
  await sleep('1 second')
  return runProcess(story, input)
}
