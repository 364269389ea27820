import { rm } from 'node:fs/promises'
import type { PoolClient } from 'pg'
import { localDateOf } from '#domain/calendar/local-date.js'
import { applyImport } from '#persistence/import/apply-import.js'
import { keepFault, keepProgress } from '#persistence/import/keep-imports.js'
import { checkJob } from './check-job.js'
import { importOf, markedFile, uploadedFile, type Job } from './job.js'

const changedMeanwhile = {
  message: '核对之后组织或人员有变化，没有导入；已按现在的情况重新核对',
  howToMend: '再看一遍变化，然后确认导入',
}

/** Does what was previewed, or checks anew when the directory has changed since. */
export async function applyJob(job: Job, client: PoolClient): Promise<void> {
  const { id, byPerson, basis } = await importOf(job)
  const today = localDateOf(Date.now())
  await keepProgress(job.pool, id, 20)
  const pauseMs = job.config.IMPORT_PAUSE_MS
  if (await applyImport(client, { id, byPerson, basis: basis ?? '', today, pauseMs })) {
    for (const file of [uploadedFile(job), markedFile(job)]) await rm(file, { force: true })
    return
  }
  await checkJob(job, client)
  await keepFault(job.pool, id, changedMeanwhile)
}
