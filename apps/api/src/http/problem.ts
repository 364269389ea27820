/** Expected failures on their way out: a code of the one error list, with what else is known. */
import type { ErrorCode } from '#contracts/errors/errors.js'
import type { Problem } from '#contracts/http/shared.js'

export interface ProblemDetails {
  /** Instead of the list's sentence, when names and times are known. */
  detail?: string
  problems?: Problem['problems']
  context?: Record<string, unknown>
  /** When it may be tried again, told by `Retry-After`. */
  retryAfterSeconds?: number
}

export class ProblemError extends Error {
  constructor(
    readonly code: ErrorCode,
    readonly more: ProblemDetails = {},
  ) {
    super(code)
    this.name = 'ProblemError'
  }
}

/** One field of what was sent is at fault; the message says in Chinese how to mend it. */
export const invalid = (path: string, message: string): ProblemError =>
  new ProblemError('invalidRequest', { problems: [{ path, message }] })
