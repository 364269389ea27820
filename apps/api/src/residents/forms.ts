/**
 * Plain forms (application/x-www-form-urlencoded) are read for residents' pages and nowhere else: commands of the portal
 * stay JSON, which no other site's form can send.
 */
import type { FastifyInstance } from 'fastify'
import { ProblemError } from '../http/problem.js'

/** Addresses that take a plain form. */
const formPaths: ReadonlySet<string> = new Set(['/appraise', '/ballots', '/need', '/recommend', '/vote'])
const mostBytes = 16 * 1024

export const takeForms = (server: FastifyInstance): void => {
  server.addContentTypeParser(
    'application/x-www-form-urlencoded',
    { parseAs: 'string', bodyLimit: mostBytes },
    async (request: { routeOptions: { url?: string | undefined } }, body: string) => {
      if (!formPaths.has(request.routeOptions.url ?? '')) throw new ProblemError('unsupportedMediaType')
      return Object.fromEntries(new URLSearchParams(body))
    },
  )
}
