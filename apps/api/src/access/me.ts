/** Who is asking, put on the request by the access guard. */
import { createParamDecorator, type ExecutionContext } from '@nestjs/common'
import type { FastifyRequest } from 'fastify'
import type { SignedIn } from '#persistence/read/signed-in.js'
import { ProblemError } from '../http/problem.js'

export type { SignedIn } from '#persistence/read/signed-in.js'

declare module 'fastify' {
  interface FastifyRequest {
    me?: SignedIn
  }
}

/** The person signed in. @throws ProblemError notSignedIn, when the route's policy let anybody in */
export const Me = createParamDecorator((_data: unknown, context: ExecutionContext): SignedIn => {
  const { me } = context.switchToHttp().getRequest<FastifyRequest>()
  if (!me) throw new ProblemError('notSignedIn')
  return me
})
