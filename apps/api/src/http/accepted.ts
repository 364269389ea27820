/** What a change was answered, when it was not refused. */
import type { ErrorCode } from '#contracts/errors/errors.js'
import { ProblemError } from './problem.js'

export type Refused = { refused: ErrorCode; context?: Record<string, unknown> }

/** @throws ProblemError with what the change was refused for */
export const accepted = <T extends object>(answer: T | Refused): Exclude<T, Refused> => {
  if ('refused' in answer)
    throw new ProblemError(answer.refused, answer.context ? { context: answer.context } : {})
  return answer as Exclude<T, Refused>
}
