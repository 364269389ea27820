/** 报到 as a Temporal workflow; its story is check-in.lifecycle.ts. */
import type { ProcessInput } from '#contracts/workflow/process.js'
import { runProcess } from '../kernel/driver.js'
import { checkIn as story } from './check-in.lifecycle.js'

export const checkIn = (input: ProcessInput): Promise<void> => runProcess(story, input)
