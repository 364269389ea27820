/** 无活动告知 as a Temporal workflow; its story is idle-month.lifecycle.ts. */
import type { ProcessInput } from '#contracts/workflow/process.js'
import { runProcess } from '../kernel/driver.js'
import { idleMonth as story } from './idle-month.lifecycle.js'

export const idleMonth = (input: ProcessInput): Promise<void> => runProcess(story, input)
