import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { createServer, type Server } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { EmbeddedError } from './embedded-error.js'
import { choosePorts, isPortFree } from './ports.js'

const names = ['first', 'second'] as const
const open: Server[] = []
let folder: string

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'ports-'))
})

afterEach(async () => {
  await Promise.all(open.splice(0).map(server => new Promise(done => server.close(done))))
  rmSync(folder, { recursive: true })
})

const occupy = (port: number): Promise<void> =>
  new Promise(done => {
    const server = createServer()
    open.push(server)
    server.listen(port, '127.0.0.1', () => done())
  })

const memory = () => join(folder, 'ports.json')

describe('ports', () => {
  it('are free, different, and below those that outgoing connections take', async () => {
    const { first, second } = await choosePorts({ names, rememberedIn: memory() })
    expect(first).not.toBe(second)
    expect(await isPortFree(first)).toBe(true)
    expect(Math.max(first, second)).toBeLessThan(32_000)
  })

  it('stay the same at the next start', async () => {
    const before = await choosePorts({ names, rememberedIn: memory() })
    expect(await choosePorts({ names, rememberedIn: memory() })).toEqual(before)
  })

  it('give way when someone else has taken a remembered one', async () => {
    const before = await choosePorts({ names, rememberedIn: memory() })
    await occupy(before.first)
    const after = await choosePorts({ names, rememberedIn: memory() })
    expect(after.first).not.toBe(before.first)
    expect(after.second).toBe(before.second)
  })

  it('stay while our own service listens on them', async () => {
    const before = await choosePorts({ names, rememberedIn: memory() })
    await occupy(before.first)
    const after = await choosePorts({ names, rememberedIn: memory(), inUse: { first: before.first } })
    expect(after).toEqual(before)
  })

  it('leave alone what is remembered for a service that is not up yet', async () => {
    const { first } = await choosePorts({ names: ['first'], rememberedIn: memory() })
    const { other } = await choosePorts({ names: ['other'], rememberedIn: memory() })
    expect(other).not.toBe(first)
  })

  it('are exactly the configured ones, or an error that says how to mend it', async () => {
    const { first } = await choosePorts({ names, rememberedIn: memory() })
    expect((await choosePorts({ names, configured: { second: first }, rememberedIn: memory() })).second).toBe(
      first,
    )
    await occupy(first)
    const refused = choosePorts({ names, configured: { second: first }, rememberedIn: memory() })
    await expect(refused).rejects.toThrow(EmbeddedError)
    await expect(refused).rejects.toThrow(String(first))
  })

  it('are chosen anew when the memory was torn by a crash', async () => {
    writeFileSync(memory(), '{"first": 2')
    await expect(choosePorts({ names, rememberedIn: memory() })).resolves.toHaveProperty('first')
  })
})
