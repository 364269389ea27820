/** Every failure leaves as problem details (RFC 9457) from the one error list; only the unforeseen is a 500. */
import { Catch, HttpException, Logger, type ArgumentsHost, type ExceptionFilter } from '@nestjs/common'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { errors, type ErrorCode } from '#contracts/errors/errors.js'
import type { Problem } from '#contracts/http/shared.js'
import { isDatabaseAway } from '#persistence/read/database-away.js'
import { PasswordsBusy } from '#secrets/password.js'
import { drained } from './drain.js'
import { ProblemError } from './problem.js'

const codeOfStatus: Record<number, ErrorCode> = {
  400: 'malformedRequest',
  404: 'notFound',
  405: 'methodNotAllowed',
  413: 'requestTooLarge',
  414: 'malformedRequest',
  415: 'unsupportedMediaType',
  429: 'tooManyRequests',
  431: 'malformedRequest',
}

const tooLarge: ReadonlySet<ErrorCode> = new Set(['requestTooLarge', 'importTooLarge', 'fileTooLarge'])

@Catch()
export class ProblemFilter implements ExceptionFilter {
  private readonly log = new Logger('problem')

  /** @param bringsKey whether what became of a request can be asked again under its key */
  constructor(private readonly bringsKey: (request: FastifyRequest) => boolean) {}

  async catch(error: unknown, host: ArgumentsHost): Promise<void> {
    const http = host.switchToHttp()
    const reply = http.getResponse<FastifyReply>()
    if (reply.sent) return
    const request = http.getRequest<FastifyRequest>()
    const isAway = isDatabaseAway(error)
    const known = isAway ? this.away(request) : knownAs(error)
    if (!known) this.log.error(error)
    else if (isAway || known.code === 'unavailable') this.log.warn(String(error))
    if (known && tooLarge.has(known.code)) {
      // What may still come on this connection is no request.
      void reply.header('connection', 'close')
      await drained(request.raw)
    }
    sendProblem(reply, known ?? new ProblemError('internal'), request)
  }

  /** What brings a key may be done: by this request, whose commit was not heard of, or by an earlier one under its key. */
  private away(request: FastifyRequest): ProblemError {
    return new ProblemError(this.bringsKey(request) ? 'outcomeUnknown' : 'unavailable')
  }
}

const knownAs = (error: unknown): ProblemError | undefined => {
  if (error instanceof ProblemError) return error
  if (error instanceof PasswordsBusy) return new ProblemError('tooManyRequests', { retryAfterSeconds: 2 })
  const code = codeOfStatus[statusOf(error) ?? 0]
  return code && new ProblemError(code)
}

const statusOf = (error: unknown): number | undefined => {
  if (error instanceof HttpException) return error.getStatus()
  const { statusCode } = (error ?? {}) as { statusCode?: unknown }
  return typeof statusCode === 'number' ? statusCode : undefined
}

/** Answers with the problem; also where Nest has no say, e.g. an address that cannot be read. */
export const sendProblem = (reply: FastifyReply, error: ProblemError, request: { url: string }): void => {
  const problem = problemOf(error, request)
  reply.request.refusal = problem.code
  const { retryAfterSeconds } = error.more
  if (retryAfterSeconds !== undefined) void reply.header('retry-after', retryAfterSeconds)
  void reply
    .status(problem.status)
    .type('application/problem+json; charset=utf-8')
    .send(JSON.stringify(problem))
}

const problemOf = ({ code, more }: ProblemError, request: { url: string }): Problem => {
  const { status, title, message } = errors[code]
  return {
    type: `urn:dual-checkin:problem:${code}`,
    title,
    status,
    code,
    detail: more.detail ?? message,
    instance: request.url.split('?')[0] ?? '',
    ...(more.problems && { problems: more.problems }),
    ...(more.context && { context: more.context }),
  }
}
