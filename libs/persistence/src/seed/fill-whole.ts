/** Filling a database takes many transactions: one does it at a time, and what was broken off is never left half done. */
import { Client, type Pool } from 'pg'
import { replaceDatabase } from '../fresh-schema.js'
import { dropFact, findFact, noteFact } from '../installation/facts.js'
import { runMigrations } from '../migrate.js'

const lock = 3_012_023_068

/**
 * Runs `fill` while nobody else fills the same database. What `fillWhole` had begun there and not ended is cleared away before:
 * nobody has worked with it, for the platform comes up after the filling.
 * @param databaseUrl of a database whose tables are up to date
 */
export const fillAlone = async <T>(databaseUrl: string, fill: () => Promise<T>): Promise<T> => {
  const client = new Client({ connectionString: databaseUrl, application_name: 'dual-checkin start' })
  client.on('error', () => undefined)
  await client.connect()
  try {
    await client.query('SELECT pg_advisory_lock($1)', [lock])
    if (await findFact(client, 'demoBegun')) await replaceDatabase(databaseUrl, runMigrations)
    return await fill()
  } finally {
    await client.end().catch(() => undefined)
  }
}

/** @param fill leaves a whole demo, or else a database that the next `fillAlone` clears */
export const fillWhole = async <T>(pool: Pool, fill: () => Promise<T>): Promise<T> => {
  await noteFact(pool, 'demoBegun', {})
  const filled = await fill()
  await dropFact(pool, 'demoBegun')
  return filled
}
