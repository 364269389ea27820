/** 周典型评选 as a Temporal workflow; its story is weekly-selection.lifecycle.ts. */
import type { ProcessInput } from '#contracts/workflow/process.js'
import { runProcess } from '../kernel/driver.js'
import { weeklySelection as story } from './weekly-selection.lifecycle.js'

export const weeklySelection = (input: ProcessInput): Promise<void> => runProcess(story, input)
