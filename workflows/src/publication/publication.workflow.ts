/** 项目与岗位发布 as a Temporal workflow; its story is publication.lifecycle.ts. */
import type { ProcessInput } from '#contracts/workflow/process.js'
import { runProcess } from '../kernel/driver.js'
import { publication as story } from './publication.lifecycle.js'

export const publication = (input: ProcessInput): Promise<void> => runProcess(story, input)
