/** 积分申诉 as a Temporal workflow; its story is point-objection.lifecycle.ts. */
import type { ProcessInput } from '#contracts/workflow/process.js'
import { runProcess } from '../kernel/driver.js'
import { pointObjection as story } from './point-objection.lifecycle.js'

export const pointObjection = (input: ProcessInput): Promise<void> => runProcess(story, input)
