import { createParamDecorator, type ExecutionContext } from '@nestjs/common'
import type { FastifyRequest } from 'fastify'
import { idempotencyKey } from '#contracts/http/processes.js'
import { routeOf } from '../audit/operations.js'
import { ProblemError } from '../http/problem.js'

export const idempotencyHeader = 'idempotency-key'

/** The request's Idempotency-Key: the same key later gives the one outcome. */
export const IdempotencyKey = createParamDecorator((_data: unknown, context: ExecutionContext): string => {
  const header = context.switchToHttp().getRequest<FastifyRequest>().headers[idempotencyHeader]
  if (header === undefined || header === '') throw new ProblemError('idempotencyKeyMissing')
  const parsed = idempotencyKey.safeParse(header)
  if (parsed.success) return parsed.data
  throw new ProblemError('invalidRequest', {
    problems: parsed.error.issues.map(({ message }) => ({ path: 'Idempotency-Key', message })),
  })
})

/** Operations that take a key. */
export const keyedRoutes: ReadonlySet<string> = new Set([
  'act',
  'uploadFile',
  'administer',
  'startClaim',
  'startCheckIn',
  'startObjection',
  'planActivity',
  'signUp',
  'cancelSignUp',
  'commandMembership',
  'enterNeed',
  'commandNeed',
  'startPublication',
  'commandOffer',
  'startPostClaim',
  'endPostClaim',
  'addCategory',
  'changeCategory',
  'changeOfficers',
  'setEstates',
  'recordAttendance',
  'enterAttendance',
  'decideAttendances',
  'commandAttendance',
  'drawSpotCheck',
  'recordSpotCheck',
  'decidePhotoMatch',
  'commandAppraisals',
  'setAppraisalForm',
  'commandWeek',
  'startEvaluation',
  'commandEvaluation',
  'enterPaper',
  'fastForward',
  'changeTree',
  'changePerson',
  'changeGrant',
  'decideGrant',
  'draftPolicy',
  'changePolicy',
  'makePlan',
  'runPlan',
  'importNotice',
  'changeClosure',
  'substitute',
  'batch',
  'endSubstitution',
])

/** Whether a request comes under a key that its operation heeds: what became of it can be asked again. */
export const bringsKey =
  (operations: ReadonlyMap<string, string>) =>
  (request: FastifyRequest): boolean =>
    request.headers[idempotencyHeader] !== undefined &&
    keyedRoutes.has(operations.get(routeOf(request)) ?? '')
