/** 岗位认领 as a Temporal workflow; its story is post-claim.lifecycle.ts. */
import type { ProcessInput } from '#contracts/workflow/process.js'
import { runProcess } from '../kernel/driver.js'
import { postClaim as story } from './post-claim.lifecycle.js'

export const postClaim = (input: ProcessInput): Promise<void> => runProcess(story, input)
