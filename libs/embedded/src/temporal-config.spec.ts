import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { dataLayout, prepareLayout } from './data-layout.js'
import {
  temporalConfig,
  TEMPORAL_PORT_NAMES,
  writeTemporalConfig,
  type TemporalPorts,
} from './temporal-config.js'

const ports = Object.fromEntries(
  TEMPORAL_PORT_NAMES.map((name, place) => [name, 21_000 + place]),
) as TemporalPorts
const options = { ports, postgres: { port: 5_432, password: 'quote " and \n line' }, timeSkipping: true }

let folder: string
const layout = () => dataLayout(folder)

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'config-'))
  prepareLayout(layout())
})

afterEach(() => rmSync(folder, { recursive: true }))

/** The written file; YAML takes JSON as it is. */
const written = (path: string) => JSON.parse(readFileSync(path, 'utf8')) as Record<string, unknown>

describe("the Temporal server's configuration", () => {
  it('binds every service to the loopback address on a port of its own', () => {
    const services = Object.values(temporalConfig(options, '/d').services).map(({ rpc }) => rpc)
    expect(services.every(({ bindOnLocalHost }) => bindOnLocalHost)).toBe(true)
    const used = services.flatMap(({ grpcPort, membershipPort }) => [grpcPort, membershipPort])
    expect(new Set(used).size).toBe(TEMPORAL_PORT_NAMES.length)
  })

  it("keeps the password as it is, in a file that is the owner's alone", () => {
    const path = writeTemporalConfig(layout(), options)
    expect(statSync(path).mode & 0o077).toBe(0)
    expect(written(path)).toMatchObject({
      persistence: { datastores: { default: { sql: { password: options.postgres.password } } } },
    })
  })

  it('lets the clock be moved only where that is asked for', () => {
    const path = () =>
      (written(writeTemporalConfig(layout(), options)).dynamicConfigClient as { filepath: string }).filepath
    const setting = 'frontend.WorkflowTimeSkippingEnabled'
    expect(written(path())[setting]).toEqual([{ value: true }])
    const dynamic = path()
    writeTemporalConfig(layout(), { ...options, timeSkipping: false })
    expect(written(dynamic)[setting]).toEqual([{ value: false }])
  })
})
