/** Nobody may keep a connection by sending slowly. A file may take its time, as long as it keeps coming. */
import type { IncomingMessage } from 'node:http'
import type { FastifyInstance } from 'fastify'
import { isUpload } from './take-upload.js'

export interface Slowness {
  /** A whole request must have come within this time; of a file, so much. */
  everyMs: number
  leastBytes: number
}

const usual: Slowness = { everyMs: 30_000, leastBytes: 64 * 1024 }

export const refuseSlowRequests = (server: FastifyInstance, slowness = usual): void => {
  server.addHook('onRequest', (request, _reply, next) => {
    const { 'content-length': length, 'transfer-encoding': encoding } = request.headers
    const isComing = Number(length) > 0 || encoding !== undefined
    if (isComing) watch(request.raw, isUpload(request) ? slowness : { ...slowness, leastBytes: Infinity })
    next()
  })
}

const watch = (request: IncomingMessage, { everyMs, leastBytes }: Slowness): void => {
  let before = request.socket.bytesRead
  const timer = setInterval(() => {
    const { bytesRead } = request.socket
    if (request.complete) clearInterval(timer)
    else if (bytesRead - before < leastBytes) request.socket.destroy()
    before = bytesRead
  }, everyMs)
  timer.unref()
  request.once('close', () => clearInterval(timer))
}
