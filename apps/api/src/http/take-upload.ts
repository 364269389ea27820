import type { FastifyRequest } from 'fastify'
import type { IncomingMessage } from 'node:http'
import { ProblemError } from './problem.js'

/** Routes that take a file as it is; they read it themselves, with a limit of their own. */
const uploads: ReadonlySet<string> = new Set(['/api/imports', '/api/processes/:id/files'])

export const isUpload = ({ routeOptions }: Pick<FastifyRequest, 'routeOptions'>): boolean =>
  uploads.has(routeOptions.url ?? '')

/** Hands the stream on unread, to these routes only. @throws ProblemError unsupportedMediaType */
export const takeUpload = async (
  request: FastifyRequest,
  stream: IncomingMessage,
): Promise<IncomingMessage> => {
  if (!isUpload(request)) throw new ProblemError('unsupportedMediaType')
  return stream
}
