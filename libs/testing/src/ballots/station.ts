/** A Postgres of its own with an evaluation that is open for voting, and servers that take the votes: made to be killed. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Pool } from 'pg'
import { keepUrns } from '#ballots/keep-urns.js'
import { UrnKeys } from '#ballots/urn-keys.js'
import { repositoryRoot } from '#config/repository.js'
import { startEmbedded, type Embedded } from '#embedded/embedded.js'
import { ensureDatabase } from '#embedded/postgres-connection.js'
import { choosePorts } from '#embedded/ports.js'
import { killService, logTail, spawnService } from '#embedded/processes.js'
import { secretFile } from '#embedded/secrets.js'
import { waitFor } from '#embedded/waiting.js'
import { closeUrn } from '#persistence/evaluation/count-urn.js'
import { findPublished, type PublishedEvaluation } from '#persistence/evaluation/published.js'
import { runMigrations } from '#persistence/migrate.js'
import { createPool } from '#persistence/pool.js'
import { importSmallDistrict, units } from '../claims.js'
import { seedEvaluation, type SeededEvaluation } from '../evaluations.js'

const database = 'ballots'
const patience = { connectMs: 3_000, statementMs: 600_000 }

export interface VoteServer {
  port: number
  /** `kill -9` */
  kill(): Promise<void>
}

export interface Station {
  pool: Pool
  embedded: Embedded
  keys: UrnKeys
  /** Open for voting, with so many slips in one community and five who are judged there; any other one is gone. */
  evaluation(households: number): Promise<SeededEvaluation>
  /** Closed, counted and published. @returns what everybody can download then */
  published(id: string): Promise<PublishedEvaluation>
  /** What a server has logged. */
  log(entry: string): string
  /** @param entry below dist; on the same port whenever it is started. @returns once it answers */
  serve(entry: string): Promise<VoteServer>
}

export const apiEntry = 'apps/api/main.js'

export const judged = [units.j1, units.j2, 'member-1', 'member-2', 'member-3'].map((id, at) => ({
  ...{ id, kind: at < 2 ? ('unit' as const) : ('person' as const), name: `评议对象${at + 1}` },
}))

const environmentOf = (
  { layout }: Embedded,
  url: string,
  { logLevel, isDemo }: StationOptions,
): NodeJS.ProcessEnv => {
  const key = secretFile(layout.secrets, 'data.key')
  return {
    PATH: process.env.PATH,
    NODE_ENV: 'production',
    ...{ DATABASE_URL: url, LOG_LEVEL: logLevel ?? 'info', ...(isDemo && { DEMO_MODE: '1' }) },
    // Nobody answers there: voting asks nothing of it.
    ...{ TEMPORAL_ADDRESS: '127.0.0.1:9', TEMPORAL_NAMESPACE: 'none' },
    ...{ PAYLOAD_KEY_FILE: key, SESSION_KEY_FILE: key, DATA_KEY_FILE: key, AUDIT_KEY_FILE: key },
    // Each voter comes from a network of their own.
    TRUSTED_PROXIES: '127.0.0.1',
    FILES_DIR: join(layout.dataDir, 'files'),
    WEB_DIR: join(repositoryRoot(), 'dist', 'web'),
  }
}

export interface StationOptions {
  logLevel?: string
  /** The district's staff can sign in without passwords. */
  isDemo?: boolean
}

/** @param dataDir whoever gave it ends what runs for it: `stopDataFolder` */
export const openStation = async (dataDir: string, options: StationOptions = {}): Promise<Station> => {
  const embedded = await startEmbedded({ dataDir, withTemporal: false })
  await ensureDatabase(embedded.adminUrl, database)
  const url = embedded.databaseUrl(database)
  await runMigrations(url)
  const pool = createPool(url, { max: 4, name: 'polling station', patience })
  await importSmallDistrict(pool)
  const keys = new UrnKeys(join(dataDir, 'urns'), [{ id: 'test', secret: Buffer.alloc(32, 7) }])
  return {
    ...{ pool, embedded, keys },
    evaluation: async households => {
      await pool.query('TRUNCATE evaluation CASCADE')
      const communities = { [units.east1]: judged }
      const seeded = await seedEvaluation(pool, keys, { households, communities })
      await pool.query('VACUUM ANALYZE slip')
      return seeded
    },
    published: async id => {
      await closeUrn(pool, id)
      await keepUrns(pool, keys)
      await pool.query(`UPDATE evaluation SET state = 'published' WHERE id = $1`, [id])
      const published = await findPublished(pool, id)
      if (!published) throw new Error('nothing is published')
      return published
    },
    log: entry => readFileSync(join(embedded.layout.logs, `${nameOf(entry)}.log`), 'utf8'),
    serve: entry => serve(embedded, environmentOf(embedded, url, options), entry),
  }
}

const nameOf = (entry: string): string => entry.replaceAll('/', '-')

const serve = async ({ layout }: Embedded, env: NodeJS.ProcessEnv, entry: string): Promise<VoteServer> => {
  const root = repositoryRoot()
  const rememberedIn = `${layout.ports}.${nameOf(entry)}`
  const { port } = await choosePorts({ names: ['port'], rememberedIn })
  const record = await spawnService(layout, {
    name: nameOf(entry),
    command: process.execPath,
    args: [join(root, 'dist', entry)],
    env: { ...env, PORT: String(port) },
    cwd: root,
  })
  const answers = () =>
    fetch(`http://127.0.0.1:${port}/vote`).then(
      () => true,
      () => false,
    )
  if (!(await waitFor(answers, { timeoutMs: 60_000, everyMs: 50 })))
    throw new Error(`${entry} does not answer:\n${logTail(layout, nameOf(entry))}`)
  return { port, kill: () => killService(record) }
}
