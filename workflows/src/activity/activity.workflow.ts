/** 服务活动 as a Temporal workflow; its story is activity.lifecycle.ts. */
import type { ProcessInput } from '#contracts/workflow/process.js'
import { runProcess } from '../kernel/driver.js'
import { activity as story } from './activity.lifecycle.js'

export const activity = (input: ProcessInput): Promise<void> => runProcess(story, input)
