/** What residents are told when something is refused or away: a screen like any other, never a page of an error. */
import { errors, type ErrorCode } from '#contracts/errors/errors.js'
import { isDatabaseAway } from '#persistence/read/database-away.js'
import { ProblemError } from '../http/problem.js'

export interface Refusal {
  code: ErrorCode
  status: number
  message: string
}

/** @throws the error itself when it is neither refused nor away: that is for us to mend */
export const refusalOf = (error: unknown): Refusal => {
  if (error instanceof ProblemError) {
    const { status, message } = errors[error.code]
    return { code: error.code, status, message: error.more.detail ?? message }
  }
  if (!isDatabaseAway(error)) throw error
  return { code: 'unavailable', ...errors.unavailable }
}
