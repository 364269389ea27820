/**
 * A whole database made beside the one in use and put in its place in one moment: whoever is killed on the way leaves
 * the old one as it was.
 */
import { Client } from 'pg'

/** Where the new tables stand until they are complete. */
const arriving = 'arriving'
const leaving = 'leaving'
const lock = 3_012_023_067

const withConnection = async <T>(databaseUrl: string, work: (client: Client) => Promise<T>): Promise<T> => {
  const client = new Client({ connectionString: databaseUrl, application_name: 'dual-checkin operator' })
  client.on('error', () => undefined)
  await client.connect()
  try {
    return await work(client)
  } finally {
    await client.end().catch(() => undefined)
  }
}

/** The same database, seen from the new tables. */
const withinArriving = (databaseUrl: string): string => {
  const url = new URL(databaseUrl)
  url.searchParams.set('options', `-c search_path=${arriving}`)
  return url.href
}

/**
 * Lets `build` make and fill new tables (all it gets is a URL), then puts them in the place of the old ones, which are
 * gone afterwards. When `build` throws, nothing has changed.
 * @throws Error when somebody else does the same at this moment
 */
export const replaceDatabase = <T>(
  databaseUrl: string,
  build: (freshUrl: string) => Promise<T>,
): Promise<T> =>
  withConnection(databaseUrl, async client => {
    const { rows } = await client.query<{ alone: boolean }>('SELECT pg_try_advisory_lock($1) AS alone', [
      lock,
    ])
    if (!rows[0]?.alone) throw new Error('another restore or go-live is under way on this database')
    await client.query(`DROP SCHEMA IF EXISTS ${arriving} CASCADE; CREATE SCHEMA ${arriving}`)
    try {
      const built = await build(withinArriving(databaseUrl))
      await exchange(client)
      return built
    } catch (error) {
      await client.query(`ROLLBACK; DROP SCHEMA IF EXISTS ${arriving} CASCADE`).catch(() => undefined)
      throw error
    }
  })

/** One transaction: everybody sees either the old tables or the new ones. */
const exchange = (client: Client): Promise<unknown> =>
  client.query(`BEGIN;
    DROP SCHEMA IF EXISTS ${leaving} CASCADE;
    CREATE SCHEMA IF NOT EXISTS public;
    ALTER SCHEMA public RENAME TO ${leaving};
    ALTER SCHEMA ${arriving} RENAME TO public;
    GRANT USAGE ON SCHEMA public TO PUBLIC;
    DROP SCHEMA ${leaving} CASCADE;
    COMMIT`)

/** Programs of ours that work on the database at this moment, by their names. */
export const whoWorksOn = (databaseUrl: string): Promise<string[]> =>
  withConnection(databaseUrl, async client => {
    const { rows } = await client.query<{ name: string }>(
      `SELECT DISTINCT application_name AS name FROM pg_stat_activity
       WHERE datname = current_database() AND pid <> pg_backend_pid()
         AND application_name IN ('dual-checkin api', 'dual-checkin worker')`,
    )
    return rows.map(({ name }) => name)
  })

export interface Content {
  units: number
  people: number
  processes: number
}

/** What a database holds of a district; undefined when it has no tables or nothing is in them. */
export const contentOf = (databaseUrl: string): Promise<Content | undefined> =>
  withConnection(databaseUrl, async client => {
    const { rows: tables } = await client.query<{ there: boolean }>(
      `SELECT to_regclass('org_unit') IS NOT NULL AND to_regclass('process') IS NOT NULL AS there`,
    )
    if (!tables[0]?.there) return undefined
    const { rows } = await client.query<Content>(
      `SELECT (SELECT count(*)::int FROM org_unit) AS units, (SELECT count(*)::int FROM person) AS people,
         (SELECT count(*)::int FROM process) AS processes`,
    )
    const content = rows[0]
    return content && content.units + content.people + content.processes > 0 ? content : undefined
  })
