import { chmodSync, lstatSync, mkdtempSync, realpathSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { startEmbedded, type Embedded } from '#embedded/embedded.js'
import { ensureDatabase, withClient } from '#embedded/postgres-connection.js'
import { isSameProcess } from '#embedded/process-identity.js'
import { stopDataFolder } from '#embedded/stopping.js'
import { isTemporalHealthy } from '#embedded/temporal-server.js'

let dataDir: string
let embedded: Embedded

/** Beside the run's own servers, because these are killed. */
const start = (more: { withTemporal?: boolean } = {}): Promise<Embedded> =>
  startEmbedded({ dataDir, withUi: false, ...more })

beforeAll(async () => {
  dataDir = mkdtempSync(join(tmpdir(), 'embedded-'))
  // As in a home folder that is not root's alone: the service user can enter.
  chmodSync(dataDir, 0o755)
  embedded = await start()
})

afterAll(async () => {
  await stopDataFolder(dataDir, () => undefined)
  rmSync(dataDir, { recursive: true, force: true })
})

const pidOf = (name: 'postgres' | 'temporal', of = embedded): number | undefined =>
  of.services()[name]?.record.pid

const setting = async (expression: string): Promise<unknown> => {
  const { rows } = await withClient(embedded.adminUrl, client =>
    client.query(`SELECT ${expression} AS value`),
  )
  return (rows[0] as { value: unknown }).value
}

describe('the embedded services', () => {
  it('store and sort text as UTF-8', async () => {
    expect(await setting(`current_setting('server_encoding')`)).toBe('UTF8')
    expect(await setting(`upper('é') || length('双报到')`)).toBe('É3')
  })

  it('let nobody in without the generated password, which only the owner can read', async () => {
    const stranger = new URL(embedded.adminUrl)
    stranger.password = 'postgres'
    await expect(withClient(stranger.href, client => client.query('SELECT 1'))).rejects.toThrow(/password/)
    const { mode } = statSync(join(embedded.layout.secrets, 'postgres.password'))
    expect(mode & 0o077).toBe(0)
  })

  it('are taken over by a second start, and left alone by its stop', async () => {
    const second = await start()
    expect(pidOf('postgres', second)).toBe(pidOf('postgres'))
    expect(pidOf('temporal', second)).toBe(pidOf('temporal'))
    expect(second.temporalAddress).toBe(embedded.temporalAddress)
    await second.stop()
    expect(await isTemporalHealthy(embedded.temporalAddress)).toBe(true)
  })

  it('keep what was committed when Postgres is killed, and come back on the same port', async () => {
    await ensureDatabase(embedded.adminUrl, 'kept')
    const url = embedded.databaseUrl('kept')
    await withClient(url, client => client.query('CREATE TABLE fact AS SELECT 1 AS n'))
    const before = pidOf('postgres')
    await embedded.kill('postgres')
    await expect(withClient(url, client => client.query('SELECT 1'))).rejects.toThrow()
    await embedded.restart('postgres')
    expect(pidOf('postgres')).not.toBe(before)
    const { rows } = await withClient(url, client => client.query('SELECT n FROM fact'))
    expect(rows).toEqual([{ n: 1 }])
  })

  it('come back when Temporal and Postgres are killed together', async () => {
    await Promise.all([embedded.kill('temporal'), embedded.kill('postgres')])
    expect(await isTemporalHealthy(embedded.temporalAddress)).toBe(false)
    await embedded.restart('postgres')
    await embedded.restart('temporal')
    expect(await isTemporalHealthy(embedded.temporalAddress)).toBe(true)
  })

  it('are both ended by stop, and start again with the same addresses', async () => {
    const { adminUrl, temporalAddress } = embedded
    const records = Object.values(embedded.services()).map(({ record }) => record)
    await embedded.stop()
    expect(records.filter(isSameProcess)).toEqual([])
    embedded = await start({ withTemporal: false })
    expect({ adminUrl: embedded.adminUrl, temporalAddress: embedded.temporalAddress }).toEqual({
      adminUrl,
      temporalAddress,
    })
  })
})

test('a data folder that only root can enter keeps its cluster elsewhere, and a link to it', async () => {
  const isRoot = process.getuid?.() === 0
  const closed = mkdtempSync(join(tmpdir(), 'embedded-closed-'))
  const place = () => realpathSync(join(closed, 'postgres'))
  try {
    const first = await startEmbedded({ dataDir: closed, withTemporal: false })
    expect(lstatSync(join(closed, 'postgres')).isSymbolicLink()).toBe(isRoot)
    await ensureDatabase(first.adminUrl, 'kept')
    await first.stop()
    const second = await startEmbedded({ dataDir: closed, withTemporal: false })
    expect(await ensureDatabase(second.adminUrl, 'kept')).toBe(false)
    await second.stop()
  } finally {
    rmSync(place(), { recursive: true })
    rmSync(closed, { recursive: true })
  }
})
