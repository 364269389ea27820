import { randomUUID } from 'node:crypto'
import { rm } from 'node:fs/promises'
import type { PoolClient } from 'pg'
import { localDateOf } from '#domain/calendar/local-date.js'
import type { Fault } from '#domain/district/problem.js'
import { checkRoster, type CheckedRoster, type RosterInput } from '#domain/roster/check-roster.js'
import type { Directory } from '#domain/roster/directory.js'
import type { Sheet } from '#domain/roster/sheet.js'
import { serviceIds } from '#domain/organisation/roles.js'
import { findDecisions, findHeadings } from '#persistence/import/find-imports.js'
import type { ImportRow } from '#persistence/import/import-row.js'
import { keepCheck } from '#persistence/import/keep-check.js'
import { keepOutcome, keepProgress } from '#persistence/import/keep-imports.js'
import { directoryBasis, readDirectory } from '#persistence/import/read-directory.js'
import { readSpreadsheet } from '#persistence/spreadsheet/read-spreadsheet.js'
import { inTransactionOn } from '#persistence/transaction.js'
import { importOf, sealsOf, uploadedFile, type Job } from './job.js'

/** Reads the file, compares it with the directory and keeps what was found. Nothing of a refused file is kept. */
export async function checkJob(job: Job, client: PoolClient): Promise<void> {
  const row = await importOf(job)
  const file = await readSpreadsheet(uploadedFile(job))
  if (!file.ok) return refuse(job, file.fault)
  await keepProgress(job.pool, job.id, 35)
  const today = localDateOf(Date.now())
  const read = async () => ({
    directory: await readDirectory(client, scopeOf(row), today, sealsOf(job)),
    basis: await directoryBasis(client, today),
  })
  const { directory, basis } = await inTransactionOn(client, read, { isolation: 'REPEATABLE READ' })
  await keepProgress(job.pool, job.id, 55)
  const check = checkRoster(await inputOf(job, row, file.sheets, directory))
  await keepProgress(job.pool, job.id, 75)
  if (!check.ok) return keepRefusal(job, check)
  await inTransactionOn(client, () => keepCheck(client, job.id, check, { basis, seals: sealsOf(job) }))
}

const scopeOf = ({ scopePath, ownUnitId }: ImportRow) => ({ path: scopePath, ownUnitId })

async function inputOf(
  job: Job,
  row: ImportRow,
  sheets: readonly Sheet[],
  directory: Directory,
): Promise<RosterInput> {
  const taught = await findHeadings(job.pool, row.unitId)
  const ids = new Set([...serviceIds, ...directory.people.map(({ id }) => id)])
  return {
    sheets,
    directory,
    kinds: row.ownUnitId === null ? ['members', 'units'] : ['members'],
    remembered: kind => taught[kind] ?? new Map<string, string>(),
    ...(row.chosen && { chosen: row.chosen }),
    decisions: await findDecisions(job.pool, job.id),
    full: row.fullRoster,
    // As the files of a district name people, so that both ways in know them by the same id.
    newId: staffNumber => (staffNumber === undefined || ids.has(staffNumber) ? randomUUID() : staffNumber),
  }
}

async function keepRefusal(job: Job, check: Extract<CheckedRoster, { ok: false }>): Promise<void> {
  if (check.refusal === 'identityColumn') return refuse(job, identityColumn(check.column))
  if (check.refusal === 'noRows') return refuse(job, noRows)
  const layout = { sheet: check.sheet, headerRow: check.headerRow, headings: check.headings, columns: {} }
  await keepOutcome(job.pool, job.id, 'mending', headerNotFound, layout)
}

async function refuse(job: Job, fault: Fault): Promise<void> {
  await rm(uploadedFile(job), { force: true })
  await keepOutcome(job.pool, job.id, 'refused', fault)
}

const identityColumn = (column: string): Fault => ({
  message: `“${column}”列是身份证号码，平台不收集身份证号码；文件已删除，没有保留任何内容`,
  howToMend: '删除整列后再上传；人员以工号区分，没有工号的填到本单位年月',
})
const noRows: Fault = { message: '表头下面没有内容', howToMend: '从表头的下一行起填写，再上传' }
const headerNotFound: Fault = {
  message: '没有认出表头',
  howToMend: '在下方指定各列的含义后重新核对，或下载模板对照修改',
}
