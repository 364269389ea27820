/** Brings a backup into a database: its own structure first, its rows, then whatever this release has added since. */
import { Client } from 'pg'
import { copyIn } from '../bulk/copy.js'
import { replaceDatabase } from '../fresh-schema.js'
import { knownMigrations, runMigrations } from '../migrate.js'
import type { Backup } from './check-backup.js'
import { endSignIns, type DisabledAgain } from './end-sign-ins.js'
import type { BackedUpTable } from './manifest.js'
import { setNumbering, tablesInOrder } from './tables.js'

export interface PutBackOrder {
  databaseUrl: string
  backup: Backup
  progress?: (table: string, done: number, all: number) => void
}

/** Migrations of the backup that this release does not know: it comes from a newer one. */
export const unknownMigrations = ({ manifest }: Backup): string[] =>
  manifest.migrations.filter(name => !knownMigrations().includes(name))

export interface PutBack {
  /** Migrations that ran after its rows were in. */
  readonly newer: string[]
  readonly disabled: DisabledAgain[]
}

/**
 * Puts the backup in the place of whatever the database holds, in one moment at the very end; nobody is signed in
 * there, and no link of before opens anything.
 */
export const putBack = ({ databaseUrl, backup, progress }: PutBackOrder): Promise<PutBack> =>
  replaceDatabase(databaseUrl, async freshUrl => {
    await runMigrations(freshUrl, backup.manifest.migrations)
    await fill(freshUrl, backup, progress)
    const newer = await runMigrations(freshUrl)
    return { newer, disabled: await endSignIns(freshUrl) }
  })

const fill = async (url: string, backup: Backup, progress: PutBackOrder['progress']): Promise<void> => {
  const client = new Client({ connectionString: url, application_name: 'dual-checkin restore' })
  await client.connect()
  try {
    await client.query('BEGIN; SET LOCAL statement_timeout = 0')
    const there = await tablesInOrder(client)
    const ordered = there.flatMap(({ name }) => backup.manifest.tables.filter(table => table.name === name))
    const homeless = backup.manifest.tables.find(table => !ordered.includes(table))
    if (homeless) throw new Error(`there is no table for ${homeless.name}`)
    await withoutTriggers(client, async () => {
      // What migrations have laid in is in the backup, too.
      await client.query(`TRUNCATE ${there.map(({ name }) => client.escapeIdentifier(name)).join(', ')}`)
      for (const [index, table] of ordered.entries()) {
        await fillTable(client, backup, table)
        progress?.(table.name, index + 1, ordered.length)
      }
    })
    for (const numbering of backup.manifest.numberings) await setNumbering(client, numbering)
    await client.query('COMMIT')
    await client.query('ANALYZE')
  } finally {
    await client.end()
  }
}

const fillTable = async (
  client: Client,
  backup: Backup,
  { name, columns, rows }: BackedUpTable,
): Promise<void> => {
  const list = columns.map(column => client.escapeIdentifier(column)).join(', ')
  const text = `COPY ${client.escapeIdentifier(name)} (${list}) FROM STDIN`
  const copied = await copyIn(client, text, backup.rows(name))
  if (copied !== rows) throw new Error(`${copied} rows of ${name} went in, not ${rows}`)
}

interface Trigger {
  table: string
  name: string
  enabled: 'O' | 'A' | 'R'
}

const enabling = { O: 'ENABLE', A: 'ENABLE ALWAYS', R: 'ENABLE REPLICA' }

/** What our triggers watch over has happened before: it is only put back. They stand again as they stood. */
const withoutTriggers = async (client: Client, work: () => Promise<void>): Promise<void> => {
  const { rows } = await client.query<Trigger>(
    `SELECT c.relname AS "table", tgname AS name, tgenabled AS enabled FROM pg_trigger JOIN pg_class c ON c.oid = tgrelid
     WHERE c.relnamespace = current_schema()::regnamespace AND NOT tgisinternal AND tgenabled <> 'D'`,
  )
  const alter = async ({ table, name }: Trigger, how: string) => {
    const [of, which] = [client.escapeIdentifier(table), client.escapeIdentifier(name)]
    await client.query(`ALTER TABLE ${of} ${how} TRIGGER ${which}`)
  }
  for (const trigger of rows) await alter(trigger, 'DISABLE')
  await work()
  for (const trigger of rows) await alter(trigger, enabling[trigger.enabled])
}
