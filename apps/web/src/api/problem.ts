import type { Problem } from '#contracts/http/shared.js'
import { m } from '../messages/index.js'

type ProblemCode = Problem['code'] | 'network'

/** A refusal or failure as the API told it, or the network's own failure. */
export class ApiProblem extends Error {
  readonly code: ProblemCode
  readonly status: number
  readonly fieldProblems: { path: string; message: string }[]
  readonly context: Record<string, unknown>

  constructor(problem: Pick<Problem, 'detail' | 'status' | 'problems' | 'context'> & { code: ProblemCode }) {
    super(problem.detail)
    this.code = problem.code
    this.status = problem.status
    this.fieldProblems = problem.problems ?? []
    this.context = problem.context ?? {}
  }

  /** The command may have happened: asking again with the same key tells. */
  get isUncertain(): boolean {
    return this.code === 'network' || this.code === 'outcomeUnknown'
  }
}

export const asProblem = (error: unknown): ApiProblem =>
  error instanceof ApiProblem
    ? error
    : new ApiProblem({ code: 'network', status: 0, detail: m.problem.network })

/** What an answer carries, or an ApiProblem thrown. */
export const answerOf = async <Data>(
  request: Promise<{ data?: Data; error?: unknown; response: Response }>,
): Promise<Data> => {
  const { data, error, response } = await request.catch((failure: unknown) => {
    throw asProblem(failure)
  })
  if (response.ok) return data as Data
  throw isProblem(error)
    ? new ApiProblem(error)
    : new ApiProblem({
        code: response.status === 503 ? 'outcomeUnknown' : 'internal',
        status: response.status,
        detail: m.problem.internal,
      })
}

const isProblem = (body: unknown): body is Problem =>
  typeof body === 'object' && body !== null && 'code' in body && 'detail' in body
