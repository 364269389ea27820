/** What an installation knows about itself, in its own database. */
import type { Database } from '../read/database.js'

export interface Facts {
  /** Written once, by go-live: from then on there is no demo mode on this database. */
  mode: { live: true; district: string }
  /** There while the demo is being filled in: left behind by a start that was broken off. */
  demoBegun: Record<string, never>
  /** Files of the demo that go-live has taken out of the database and whose contents have yet to go. */
  demoFiles: { ids: string[] }
  lastBackup: { file: string; takenAt: string; rows: number; bytes: number }
  lastRestore: { file: string; takenAt: string; openProcesses: number }
  /** A way back to an account that was asked for on the machine and waits for its code. */
  recovery: { personId: string; codeHash: string; expiresAt: number }
}

export type FactName = keyof Facts

export const noteFact = async <N extends FactName>(
  database: Database,
  name: N,
  value: Facts[N],
): Promise<void> => {
  await database.query(
    `INSERT INTO installation_fact (name, value) VALUES ($1, $2)
     ON CONFLICT (name) DO UPDATE SET value = excluded.value, at = now()`,
    [name, JSON.stringify(value)],
  )
}

export const findFact = async <N extends FactName>(
  database: Database,
  name: N,
): Promise<{ value: Facts[N]; at: Date } | undefined> => {
  const { rows } = await database.query<{ value: Facts[N]; at: Date }>({
    name: 'installation-fact',
    text: 'SELECT value, at FROM installation_fact WHERE name = $1',
    values: [name],
  })
  return rows[0]
}

export const dropFact = async (database: Database, name: FactName): Promise<void> => {
  await database.query('DELETE FROM installation_fact WHERE name = $1', [name])
}
