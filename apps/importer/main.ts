/**
 * `main.js check|apply|mark ID`: works on one import in a process of its own, so that the API keeps answering and a
 * file that eats memory ends this process only. What came of it stands in the import's row.
 */
import type { PoolClient } from 'pg'
import { readImporterConfig } from '#config/importer.js'
import { importerName, keepOutcome, workLock } from '#persistence/import/keep-imports.js'
import { createPool } from '#persistence/pool.js'
import { readKeys } from '#secrets/key-file.js'
import { applyJob } from './apply-job.js'
import { checkJob } from './check-job.js'
import type { Job } from './job.js'
import { markJob } from './mark-job.js'

const jobs: Record<string, (job: Job, client: PoolClient) => Promise<void>> = {
  check: checkJob,
  apply: applyJob,
  mark: markJob,
}
const patience = { connectMs: 5_000, statementMs: 10 * 60_000 }

const main = async ([name = '', id = '']: string[]): Promise<void> => {
  const work = jobs[name]
  if (!work) throw new Error(`no such job: ${name}`)
  const config = readImporterConfig()
  const pool = createPool(config.DATABASE_URL, { max: 2, name: importerName(id), patience })
  const client = await pool.connect()
  try {
    const job: Job = { id, pool, config, keys: readKeys(config.DATA_KEY_FILE) }
    if (name !== 'mark') await client.query(`SELECT pg_advisory_lock(${workLock})`)
    await work(job, client)
  } catch (error) {
    process.exitCode = 1
    process.stderr.write(`${error instanceof Error ? error.stack : String(error)}\n`)
    if (name !== 'mark') await keepOutcome(pool, id, 'failed', failure)
  } finally {
    client.release(true)
    await pool.end()
  }
}

const failure = { message: '没有完成，没有任何改动', howToMend: '请重新核对；仍不成功请联系系统管理员' }

void main(process.argv.slice(2))
