/**
 * A database of its own for every test file, cloned from a migrated template in a tenth of a second.
 * Connections left open at the end fail the test file: a leak in a test is a leak in the product.
 */
import { createHash, randomBytes } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { Pool } from 'pg'
import { repositoryRoot } from '#config/repository.js'
import { withClient } from '#embedded/postgres-connection.js'
import { runMigrations } from '#persistence/migrate.js'
import { testServers } from './servers.js'

export interface TestDatabase {
  name: string
  /** Connection URL of the database's owner. */
  url: string
  pool: Pool
  /** Ends the pool and drops the database. @throws Error naming the statements of connections left open */
  drop(): Promise<void>
}

/** A fresh, migrated, empty database. Call it in `beforeAll`, and `drop` in `afterAll`. */
export const testDatabase = async (): Promise<TestDatabase> => {
  const { adminUrl } = testServers()
  const template = await migratedTemplate(adminUrl)
  const name = `test_${randomBytes(6).toString('hex')}`
  await withClient(adminUrl, client => client.query(`CREATE DATABASE ${name} TEMPLATE ${template}`))
  const url = databaseUrl(adminUrl, name)
  const pool = new Pool({ connectionString: url, max: 5, application_name: 'test pool' })
  // A test that kills Postgres breaks idle connections; its own assertions say what matters.
  pool.on('error', () => undefined)
  return { name, url, pool, drop: () => drop(adminUrl, name, pool) }
}

const databaseUrl = (adminUrl: string, name: string): string => {
  const url = new URL(adminUrl)
  url.pathname = `/${name}`
  return url.href
}

/** Made by the first test file of a run that needs it; the others wait for its lock. */
const migratedTemplate = (adminUrl: string): Promise<string> =>
  withClient(adminUrl, async client => {
    const name = `template_${migrationsFingerprint()}`
    await client.query(`SELECT pg_advisory_lock(hashtext('test template'))`)
    const { rowCount } = await client.query('SELECT FROM pg_database WHERE datname = $1', [name])
    if (rowCount) return name
    await client.query(`DROP DATABASE IF EXISTS ${name}_draft`)
    await client.query(`CREATE DATABASE ${name}_draft`)
    await runMigrations(databaseUrl(adminUrl, `${name}_draft`))
    await client.query(`ALTER DATABASE ${name}_draft RENAME TO ${name}`)
    return name
  })

const migrationsFingerprint = (): string => {
  const folder = join(repositoryRoot(), 'libs/persistence/src/migrations')
  const hash = createHash('sha256')
  for (const file of readdirSync(folder).sort()) hash.update(file).update(readFileSync(join(folder, file)))
  return hash.digest('hex').slice(0, 12)
}

const drop = async (adminUrl: string, name: string, pool: Pool): Promise<void> => {
  await pool.end()
  const left = await withClient(adminUrl, async client => {
    const open = await openConnections(name, sql => client.query<Connection>(sql))
    await client.query(`DROP DATABASE ${name} WITH (FORCE)`)
    return open
  })
  if (left.length === 0) return
  const named = left.map(({ application, query }) => `${application || 'unnamed'}: ${query}`)
  throw new Error(`${left.length} database connections were left open: ${named.join('; ')}`)
}

interface Connection {
  application: string
  query: string
}

/** Connections that are still there after a second: closing one takes the server a moment. */
const openConnections = async (
  name: string,
  query: (sql: string) => Promise<{ rows: Connection[] }>,
): Promise<Connection[]> => {
  const deadline = Date.now() + 1_000
  for (;;) {
    const { rows } = await query(
      `SELECT application_name AS application, query FROM pg_stat_activity WHERE datname = '${name}'`,
    )
    if (rows.length === 0 || Date.now() > deadline) return rows
    await new Promise(resolve => setTimeout(resolve, 20))
  }
}
