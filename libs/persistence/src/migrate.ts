import { DataSource, type MigrationInterface } from 'typeorm'
import { dataSourceOptions } from './data-source.js'
import type { Database } from './read/database.js'

/** Names of all migrations of this release in the order in which they run: of the moments at their ends. */
export const knownMigrations = (): string[] =>
  migrationClasses('')
    .map(({ name }) => name)
    .sort((a, b) => Number(a.slice(-13)) - Number(b.slice(-13)))

/** Those of this release that a database has not had yet; all of them where there is nothing. */
export const pendingMigrations = async (database: Database): Promise<string[]> => {
  const { rows: there } = await database.query<{ there: boolean }>(
    `SELECT to_regclass('migration') IS NOT NULL AS there`,
  )
  if (there[0]?.there !== true) return knownMigrations()
  const { rows } = await database.query<{ name: string }>('SELECT name FROM migration')
  const ran = new Set(rows.map(({ name }) => name))
  return knownMigrations().filter(name => !ran.has(name))
}

/** Two starts at once must not both create the tables. */
const migrationLock = 3_012_023_065

const migrationClasses = (databaseUrl: string) =>
  dataSourceOptions(databaseUrl).migrations as (new () => MigrationInterface)[]

/**
 * Brings the database to the structure this release needs, in one transaction; does nothing when it is there.
 * @param wanted only the migrations of these names: the structure of an earlier release
 * @returns names of the migrations that ran
 */
export const runMigrations = async (databaseUrl: string, wanted = knownMigrations()): Promise<string[]> => {
  const source = new DataSource({
    ...dataSourceOptions(databaseUrl),
    migrations: migrationClasses(databaseUrl).filter(({ name }) => wanted.includes(name)),
    // A migration of years of data may take its time.
    extra: { connectionTimeoutMillis: 3_000, max: 2 },
  } as ReturnType<typeof dataSourceOptions>)
  await source.initialize()
  const guard = source.createQueryRunner()
  try {
    await guard.query('SELECT pg_advisory_lock($1)', [migrationLock])
    const done = await source.runMigrations({ transaction: 'all' })
    return done.map(({ name }) => name)
  } finally {
    await guard.query('SELECT pg_advisory_unlock($1)', [migrationLock])
    await guard.release()
    await source.destroy()
  }
}
