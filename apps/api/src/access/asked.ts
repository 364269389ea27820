/** What the access guard reads of the process while it reads the sign-in. */
import { createParamDecorator, type ExecutionContext } from '@nestjs/common'
import type { FastifyRequest } from 'fastify'
import type { AskedProcess } from '#persistence/process/processes.js'

declare module 'fastify' {
  interface FastifyRequest {
    asked?: Promise<AskedProcess>
  }
}

/** The process as it stands and the answer of the request's key, on a route whose policy says `acts`. */
export const Asked = createParamDecorator(
  (_data: unknown, context: ExecutionContext): Promise<AskedProcess> | undefined =>
    context.switchToHttp().getRequest<FastifyRequest>().asked,
)
