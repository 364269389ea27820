/** 群众民主评议 as a Temporal workflow; its story is evaluation.lifecycle.ts. */
import type { ProcessInput } from '#contracts/workflow/process.js'
import { runProcess } from '../kernel/driver.js'
import { evaluation as story } from './evaluation.lifecycle.js'

export const evaluation = (input: ProcessInput): Promise<void> => runProcess(story, input)
