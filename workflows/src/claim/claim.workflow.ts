/** 项目认领 as a Temporal workflow; its story is claim.lifecycle.ts. */
import type { ProcessInput } from '#contracts/workflow/process.js'
import { runProcess } from '../kernel/driver.js'
import { claim as story } from './claim.lifecycle.js'

export const claim = (input: ProcessInput): Promise<void> => runProcess(story, input)
