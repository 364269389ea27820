/** 零积分提醒 as a Temporal workflow; its story is reminder.lifecycle.ts. */
import type { ProcessInput } from '#contracts/workflow/process.js'
import { runProcess } from '../kernel/driver.js'
import { reminder as story } from './reminder.lifecycle.js'

export const reminder = (input: ProcessInput): Promise<void> => runProcess(story, input)
