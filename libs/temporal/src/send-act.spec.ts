import { mkdtempSync, writeFileSync } from 'node:fs'
import { createServer, type AddressInfo, type Socket } from 'node:net'
import { randomBytes } from 'node:crypto'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { ActEvent } from '#domain/kernel/events.js'
import { createTemporalClient, isTemporalThere } from './connection.js'
import { sendAct } from './send-act.js'

const keyFile = join(mkdtempSync(join(tmpdir(), 'payload-key-')), 'key')
writeFileSync(keyFile, randomBytes(32).toString('base64'))

const clientOf = (port: number) =>
  createTemporalClient({
    TEMPORAL_ADDRESS: `127.0.0.1:${port}`,
    TEMPORAL_NAMESPACE: 'anywhere',
    PAYLOAD_KEY_FILE: keyFile,
  })

/** Takes connections and never says a word. */
const silent = async (): Promise<{ port: number; close: () => void }> => {
  const sockets: Socket[] = []
  const server = createServer(socket => sockets.push(socket.on('error', () => undefined)))
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
  const close = () => {
    server.close()
    for (const socket of sockets) socket.destroy()
  }
  return { port: (server.address() as AddressInfo).port, close }
}

const act: ActEvent = {
  type: 'act',
  key: 'key-00000000',
  bodyHash: 'hash',
  by: 'somebody',
  act: 'sign',
  seatId: 'seat',
  expectedVersion: 1,
  body: {},
}

const unansweredWithin = async (port: number): Promise<number> => {
  const client = clientOf(port)
  const asked = Date.now()
  const outcome = await sendAct(client, 'claim', 'process', act, { deadline: asked + 700 })
  expect(outcome.status).toBe('outcomeUnknown')
  expect(await isTemporalThere(client, 200)).toBe(false)
  await client.connection.close()
  return Date.now() - asked
}

test('nobody listens: the outcome is unknown, in time', async () => {
  const { close, port } = await silent()
  close()
  expect(await unansweredWithin(port)).toBeLessThan(2_000)
})

test('somebody listens and never says a word: the outcome is unknown, in time', async () => {
  const { close, port } = await silent()
  expect(await unansweredWithin(port)).toBeLessThan(2_000)
  close()
})
