import { createServer, type ServerResponse } from 'node:http'
import type { Logger } from 'pino'

export interface Health {
  /** Who asks is served from here on; closes with `close`. */
  close(): Promise<void>
}

const answer = (response: ServerResponse, status: number, body: object): void => {
  response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body))
}

/** `/health/live` touches nothing; `/health/ready` needs Postgres and a polling worker. Loopback only. */
export const serveHealth = (port: number, isReady: () => Promise<boolean>, log: Logger): Health => {
  const server = createServer((request, response) => {
    if (request.url === '/health/live') return answer(response, 200, { status: 'live' })
    if (request.url !== '/health/ready') return answer(response, 404, { status: 'unknown' })
    isReady().then(
      ready => answer(response, ready ? 200 : 503, { status: ready ? 'ready' : 'notReady' }),
      () => answer(response, 503, { status: 'notReady' }),
    )
  })
  server.on('error', error => log.error(error, 'the health port cannot be served'))
  server.listen(port, '127.0.0.1')
  return { close: () => new Promise(resolve => server.close(() => resolve())) }
}
