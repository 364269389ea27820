import { createHash } from 'node:crypto'
import { readFileSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { EmbeddedError } from './embedded-error.js'

/** Below the range from which the kernel takes ports for outgoing connections, above the well-known ones. */
const FIRST_PORT = 20_000
const LAST_PORT = 31_999

/** True when nobody listens on this port of the loopback address. */
export function isPortFree(port: number): Promise<boolean> {
  return new Promise(resolve => {
    const server = createServer()
    server.once('error', () => resolve(false))
    server.listen({ port, host: '127.0.0.1', exclusive: true }, () => server.close(() => resolve(true)))
  })
}

export interface PortRequest<Name extends string> {
  readonly names: readonly Name[]
  /** Ports that a person configured: taken as they are, and an error when taken by someone else. */
  readonly configured?: Partial<Record<Name, number>>
  /** Ports on which services of this data folder are alive already: kept without a check. */
  readonly inUse?: Partial<Record<Name, number>>
  /** Where the choice is remembered, so that a restart keeps its addresses. */
  readonly rememberedIn: string
}

/**
 * One port for each name: configured, else in use by our own service, else the remembered one when it is
 * still free, else a free one. Two data folders search from different places, so copies started at the
 * same moment do not race for the same port.
 */
export async function choosePorts<Name extends string>(
  request: PortRequest<Name>,
): Promise<Record<Name, number>> {
  const remembered = rememberedPorts<Name>(request.rememberedIn)
  const chosen = new Map<Name, number>()
  for (const name of request.names) {
    const running = request.inUse?.[name]
    const configured = request.configured?.[name]
    if (configured && configured !== running) await requireFree(name, configured)
    const kept = configured ?? running ?? (await stillFree(remembered[name], chosen))
    // Services that are not up yet must find their remembered port free.
    const spokenFor = new Set([...Object.values<number | undefined>(remembered), ...chosen.values()])
    chosen.set(name, kept ?? (await nextFree(request.rememberedIn, spokenFor)))
  }
  const ports = Object.fromEntries(chosen) as Record<Name, number>
  writeFileSync(request.rememberedIn, `${JSON.stringify({ ...remembered, ...ports }, null, 2)}\n`)
  return ports
}

async function requireFree(name: string, port: number): Promise<void> {
  if (await isPortFree(port)) return
  throw new EmbeddedError(
    `为 ${name} 配置的端口 ${port} 已被其他程序占用`,
    `换一个端口，或不配置该端口（系统会自动选择空闲端口）；查看占用者：lsof -i :${port}`,
  )
}

async function stillFree(
  port: number | undefined,
  chosen: Map<unknown, number>,
): Promise<number | undefined> {
  return port && ![...chosen.values()].includes(port) && (await isPortFree(port)) ? port : undefined
}

async function nextFree(seed: string, taken: Set<number | undefined>): Promise<number> {
  for (const port of candidatePorts(seed)) if (!taken.has(port) && (await isPortFree(port))) return port
  throw new EmbeddedError('找不到空闲端口', '关闭一些占用端口的程序后重试')
}

/** Every port of the range once, from a place that depends on the data folder. */
function* candidatePorts(seed: string): Generator<number> {
  const size = LAST_PORT - FIRST_PORT + 1
  const start = createHash('sha256').update(seed).digest().readUInt32BE() % size
  for (let step = 0; step < size; step++) yield FIRST_PORT + ((start + step) % size)
}

/** What was chosen for this data folder before. */
export function rememberedPorts<Name extends string>(path: string): Partial<Record<Name, number>> {
  try {
    return JSON.parse(readFileSync(path, 'utf8')) as Partial<Record<Name, number>>
  } catch {
    // Missing or torn by a crash: choosing anew costs nothing but the address.
    return {}
  }
}
