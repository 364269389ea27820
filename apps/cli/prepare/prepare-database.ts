import { Pool } from 'pg'
import { runMigrations } from '#persistence/migrate.js'
import { importOwn, layRules } from '../start/district.js'

/** Everything a database needs before the platform is started on it; what is there already stays. */
export async function prepareDatabase(databaseUrl: string, directory?: string): Promise<void> {
  await runMigrations(databaseUrl)
  const pool = new Pool({ connectionString: databaseUrl, max: 2, application_name: 'dual-checkin prepare' })
  try {
    await layRules(pool)
    if (directory) await importOwn(pool, directory)
  } finally {
    await pool.end()
  }
}
