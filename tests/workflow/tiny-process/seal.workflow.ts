/** 用章申请 as a Temporal workflow; its story is seal.lifecycle.ts. */
import type { ProcessInput } from '#contracts/workflow/process.js'
import { runProcess } from '#workflows/kernel/driver.js'
import { seal as story } from './seal.lifecycle.js'

export const seal = (input: ProcessInput): Promise<void> => runProcess(story, input)
