/** Makes the next monthly report that was ordered: facts read at one moment, content, two prints, one edition. */
import { createHash, randomUUID } from 'node:crypto'
import { Readable } from 'node:stream'
import { setTimeout as sleep } from 'node:timers/promises'
import type { Pool } from 'pg'
import type { Logger } from 'pino'
import type { Incoming } from '#files/incoming.js'
import type { FileStore } from '#files/store.js'
import { monthlyContent } from '#domain/reports/monthly-content.js'
import type { ReportContent } from '#domain/reports/report-content.js'
import { countFigures } from '#persistence/numbers/count-figures.js'
import { findLastChange, isCountedUntil } from '#persistence/numbers/pending-changes.js'
import { gatherReportFacts } from '#persistence/report/gather-facts.js'
import {
  failReport,
  findNewest,
  keepEdition,
  keepReportProgress,
  keepUnchanged,
  letGo,
  takeReport,
  WorkLost,
  type KeptReportFile,
  type ReportWork,
} from '#persistence/report/keep-reports.js'
import type { Imprint } from './imprint.js'

export interface ReportMeans {
  pool: Pool
  store: FileStore
  incoming: Incoming
  log: Logger
}

const mostAttempts = 3
const mostBytes = 64 * 1024 * 1024
/** Confirmations that came just before the order are in the figures within this time. */
const countingMs = 120_000
const lookAgainMs = 300

/** Percent done when a part of the work is. */
const done = { counted: 10, read: 40, document: 65, workbook: 85, stored: 95 }

/** @returns whether there was one, and it ended: nothing to make and an attempt that failed both call for a rest */
export const makeNextReport = async (means: ReportMeans): Promise<boolean> => {
  const client = await means.pool.connect()
  try {
    const work = await takeReport(client)
    if (!work) {
      client.release()
      return false
    }
    const hasEnded = await attempt(means, work)
    await letGo(client, work.id)
    client.release()
    return hasEnded
  } catch (error) {
    // The lock goes with the connection.
    client.release(true)
    throw error
  }
}

/** What goes wrong is tried again from the start; what goes wrong every time is said. */
const attempt = async (means: ReportMeans, work: ReportWork): Promise<boolean> => {
  try {
    await make(means, work)
    return true
  } catch (error) {
    if (error instanceof WorkLost) return true
    means.log.error(
      { error: String(error), report: work.id, attempt: work.attempt },
      'a report could not be made',
    )
    if (work.attempt < mostAttempts) return false
    await failReport(means.pool, work, '连续几次都没有生成成功，请稍后再生成；仍不成功请联系系统管理员。')
    return true
  }
}

const make = async (means: ReportMeans, work: ReportWork): Promise<void> => {
  const { pool } = means
  await figuresCounted(pool)
  await keepReportProgress(pool, work, done.counted)
  const found = await gatherReportFacts(pool, work.unitId, work.month)
  if (!found) return failReport(pool, work, '单位已不存在。')
  await keepReportProgress(pool, work, done.read)
  const content = monthlyContent(found.facts)
  const digest = digestOf(content)
  const newest = await findNewest(pool, work)
  if (newest?.digest === digest) return keepUnchanged(pool, work, { sameAs: newest.id, asOf: found.asOf })
  const edition = (newest?.edition ?? 0) + 1
  const files = await printed(means, work, content, { edition, asOf: momentOf(found.asOf), digest })
  await keepEdition(pool, work, { edition, asOf: found.asOf, content, digest, files })
}

/** A content is the same when it reads the same: keys come in the order in which they are written. */
const digestOf = (content: ReportContent): string =>
  createHash('sha256').update(JSON.stringify(content)).digest('hex')

const momentOf = (at: Date): string => at.toLocaleString('sv-SE', { timeZone: 'Asia/Shanghai' })

/** Until all that had happened before is in the figures. */
const figuresCounted = async (pool: Pool): Promise<void> => {
  const last = await findLastChange(pool)
  const until = Date.now() + countingMs
  while (!(await isCountedUntil(pool, last))) {
    if (Date.now() > until) throw new Error('the figures are not counted yet')
    if ((await countFigures(pool)) === 0) await sleep(lookAgainMs)
  }
}

const printed = async (
  means: ReportMeans,
  work: ReportWork,
  content: ReportContent,
  imprint: Imprint,
): Promise<KeptReportFile[]> => {
  // Loaded when a report is made: a start does not wait for them.
  const { reportDocument } = await import('./report-document.js')
  const { reportWorkbook } = await import('./report-workbook.js')
  const document = await reportDocument(content, imprint)
  await keepReportProgress(means.pool, work, done.document)
  const sheets = await reportWorkbook(content, imprint)
  await keepReportProgress(means.pool, work, done.workbook)
  const files = [await stored(means, 'docx', document), await stored(means, 'xlsx', sheets)]
  await keepReportProgress(means.pool, work, done.stored)
  return files
}

const stored = async (
  { store, incoming }: ReportMeans,
  type: KeptReportFile['type'],
  bytes: Buffer,
): Promise<KeptReportFile> => {
  const id = randomUUID()
  const received = await incoming.receive(Readable.from([bytes]), mostBytes)
  await store.put(id, received)
  return { id, type, bytes: received.bytes, sha256: received.sha256 }
}
