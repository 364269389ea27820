import { Client } from 'pg'

/** The superuser of an embedded cluster; its password is generated. */
export const POSTGRES_ROLE = 'postgres'

export interface PostgresAddress {
  readonly port: number
  readonly password: string
}

/** A connection URL for one database of an embedded cluster. */
export function postgresUrl({ port, password }: PostgresAddress, database: string): string {
  return `postgresql://${POSTGRES_ROLE}:${encodeURIComponent(password)}@127.0.0.1:${port}/${encodeURIComponent(database)}`
}

/** Runs a few statements over one connection that is closed afterwards. */
export async function withClient<T>(url: string, work: (client: Client) => Promise<T>): Promise<T> {
  const client = new Client({ connectionString: url, connectionTimeoutMillis: 5_000 })
  // The server may go away between two statements; the statement's own failure says so.
  client.on('error', () => undefined)
  await client.connect()
  try {
    return await work(client)
  } finally {
    await client.end().catch(() => undefined)
  }
}

/** The folder of the cluster that answers at this address, or undefined when none lets us in. */
export async function clusterBehind(address: PostgresAddress): Promise<string | undefined> {
  try {
    return await withClient(postgresUrl(address, 'postgres'), async client => {
      const { rows } = await client.query<{ folder: string }>(
        `SELECT current_setting('data_directory') AS folder`,
      )
      return rows[0]?.folder
    })
  } catch {
    return undefined
  }
}

/** Creates a database unless it is there; true when it was created now. */
export async function ensureDatabase(adminUrl: string, name: string): Promise<boolean> {
  return withClient(adminUrl, async client => {
    const { rowCount } = await client.query('SELECT FROM pg_database WHERE datname = $1', [name])
    if (rowCount) return false
    await client.query(`CREATE DATABASE ${client.escapeIdentifier(name)}`)
    return true
  })
}
