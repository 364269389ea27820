/** Tries every named read against a database: one that no longer fits its tables is found before somebody asks. */
import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { Client } from 'pg'
import { namedStatements } from './database.js'

const folders = [__dirname, join(__dirname, '..', 'notices')]

/** Modules of these folders, compiled or not; what they declare is known once they are loaded. */
const modules = (): string[] =>
  folders.flatMap(folder =>
    readdirSync(folder)
      .filter(name => /^[a-z-]+\.(ts|js)$/.test(name))
      .map(name => join(folder, name)),
  )

/** @returns `name: why` of each statement that the database does not understand, and how many there are */
export const tryStatements = async (databaseUrl: string): Promise<{ tried: number; broken: string[] }> => {
  await Promise.all(modules().map(path => import(path)))
  const client = new Client({ connectionString: databaseUrl, connectionTimeoutMillis: 5_000 })
  await client.connect()
  const broken: string[] = []
  try {
    for (const [name, text] of namedStatements)
      await client
        .query(`PREPARE tried AS ${text}`)
        .then(() => client.query('DEALLOCATE tried'))
        .catch((error: Error) => broken.push(`${name}: ${error.message}`))
    return { tried: namedStatements.size, broken }
  } finally {
    await client.end()
  }
}
