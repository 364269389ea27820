import { connect } from 'node:net'
import { setTimeout as sleep } from 'node:timers/promises'
import fastify, { type FastifyInstance } from 'fastify'
import { refuseSlowRequests } from './slow-requests.js'
import { takeUpload } from './take-upload.js'

let server: FastifyInstance
let port: number

beforeAll(async () => {
  server = fastify()
  refuseSlowRequests(server, { everyMs: 200, leastBytes: 1_000 })
  server.addContentTypeParser('application/octet-stream', takeUpload)
  server.post('/api/processes/:id/files', async ({ body }) => {
    let bytes = 0
    for await (const chunk of body as AsyncIterable<Buffer>) bytes += chunk.length
    return { bytes }
  })
  server.post('/api/other', async () => ({ ok: true }))
  await server.listen({ port: 0, host: '127.0.0.1' })
  port = (server.server.address() as { port: number }).port
})
afterAll(() => server.close())

/** Sends a body piece by piece. @returns the answer, or nothing when the connection is broken */
const sent = async (
  path: string,
  type: string,
  piece: string,
  pieces: number,
  everyMs: number,
): Promise<string> => {
  const socket = connect(port, '127.0.0.1')
  let answer = ''
  socket.on('data', chunk => (answer += String(chunk))).on('error', () => undefined)
  const head = `POST ${path} HTTP/1.1\r\nHost: x\r\nConnection: close\r\nContent-Type: ${type}\r\n`
  socket.write(`${head}Content-Length: ${piece.length * pieces}\r\n\r\n`)
  // A connection that is broken off may say so by an error first.
  const closed = new Promise(resolve => socket.once('close', resolve))
  for (let n = 0; n < pieces && !socket.destroyed; n += 1) {
    socket.write(piece)
    await sleep(everyMs)
  }
  await closed
  return answer
}

const files = '/api/processes/1/files'
const octets = 'application/octet-stream'

test('a file that keeps coming may take its time', async () => {
  expect(await sent(files, octets, 'x'.repeat(1_500), 8, 100)).toContain('{"bytes":12000}')
})

test('a file that trickles is left', async () => {
  expect(await sent(files, octets, 'x', 20, 100)).toBe('')
})

test('any other request must be there soon, however fast it sends', async () => {
  expect(await sent('/api/other', 'application/json', ' '.repeat(5_000), 20, 100)).toBe('')
  expect(await sent('/api/other', 'application/json', '{"a":1}', 1, 0)).toContain('{"ok":true}')
})
