/** Whether a database is for real: said by the database itself, so that no configuration can make a demo of it. */
import { Client } from 'pg'
import type { Facts } from './facts.js'

const undefinedTable = '42P01'

/**
 * @returns what go-live wrote; undefined before it, and on a database without tables
 * @throws Error when the database cannot be asked
 */
export const liveMode = async (databaseUrl: string): Promise<Facts['mode'] | undefined> => {
  const client = new Client({ connectionString: databaseUrl, connectionTimeoutMillis: 5_000 })
  client.on('error', () => undefined)
  await client.connect()
  try {
    const { rows } = await client.query<{ value: Facts['mode'] }>(
      `SELECT value FROM installation_fact WHERE name = 'mode'`,
    )
    return rows[0]?.value
  } catch (error) {
    if ((error as { code?: string }).code === undefinedTable) return undefined
    throw error
  } finally {
    await client.end().catch(() => undefined)
  }
}
