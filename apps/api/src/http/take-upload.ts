import type { FastifyRequest } from 'fastify'
import type { IncomingMessage } from 'node:http'
import { ProblemError } from './problem.js'

/** Routes that take a file as it is; they read it themselves, with a limit of their own. */
const uploads: ReadonlySet<string> = new Set(['/api/imports'])

/** Hands the stream on unread, to these routes only. @throws ProblemError unsupportedMediaType */
export const takeUpload = async (
  { routeOptions }: FastifyRequest,
  stream: IncomingMessage,
): Promise<IncomingMessage> => {
  if (!uploads.has(routeOptions.url ?? '')) throw new ProblemError('unsupportedMediaType')
  return stream
}
