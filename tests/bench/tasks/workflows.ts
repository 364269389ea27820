/** The processes of step.lifecycle.ts as Temporal workflows, by the product's own driver. */
import type { ProcessInput } from '#contracts/workflow/process.js'
import { runProcess } from '#workflows/kernel/driver.js'
import { countersigned, raced } from './step.lifecycle.js'

export const benchSigned = (input: ProcessInput): Promise<void> => runProcess(countersigned, input)
export const benchRaced = (input: ProcessInput): Promise<void> => runProcess(raced, input)
