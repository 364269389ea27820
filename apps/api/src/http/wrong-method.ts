/** An address that is there, asked in a way it does not take: told apart from one that is not there (RFC 9110, 405). */
import type { FastifyInstance } from 'fastify'
import { ProblemError } from './problem.js'

/** Pages of the portal, which answer for every address that is nobody else's. */
const portal = '/*'

interface Served {
  method: string
  pattern: RegExp
}

const servedBy = (route: string): Served[] => {
  const [method = '', url = ''] = route.split(' ')
  return url === portal ? [] : [{ method, pattern: new RegExp(`^${url.replace(/:\w+/g, '[^/]+')}$`) }]
}

/** @param routes `GET /api/processes/:id`, as they are once every route has been learnt of */
export const refuseWrongMethods = (server: FastifyInstance, routes: () => Iterable<string>): void => {
  let served: Served[] | undefined
  server.addHook('onRequest', (request, reply, next) => {
    const isNobodys = request.is404 || request.routeOptions.url === portal
    if (!isNobodys) return next()
    served ??= [...routes()].flatMap(servedBy)
    const path = request.url.split('?')[0] ?? ''
    const ways = served.filter(({ pattern }) => pattern.test(path)).map(({ method }) => method)
    if (ways.length === 0) return next()
    void reply.header('allow', [...new Set(ways)].join(', '))
    next(new ProblemError('methodNotAllowed'))
  })
}
