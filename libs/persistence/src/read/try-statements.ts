/** Tries every named statement against a database: one that no longer fits its tables is found before somebody asks. */
import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { Client } from 'pg'
import { namedStatements } from './database.js'

const library = join(__dirname, '..')
/** These declare tables, no statements. */
const withoutStatements = ['entities', 'migrations']

/** Modules of the whole library, compiled or not; what they declare is known once they are loaded. */
const modules = (): string[] =>
  readdirSync(library, { recursive: true, encoding: 'utf8' })
    .filter(path => /(^|[/\\])[a-z-]+\.(ts|js)$/.test(path))
    .filter(path => !withoutStatements.includes(path.split(/[/\\]/)[0] ?? ''))
    .map(path => join(library, path))

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
