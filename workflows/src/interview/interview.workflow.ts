/** 约谈整改 as a Temporal workflow; its story is interview.lifecycle.ts. */
import type { ProcessInput } from '#contracts/workflow/process.js'
import { runProcess } from '../kernel/driver.js'
import { interview as story } from './interview.lifecycle.js'

export const interview = (input: ProcessInput): Promise<void> => runProcess(story, input)
