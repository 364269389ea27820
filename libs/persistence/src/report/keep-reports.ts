/** The life of a monthly report's row. Of one unit's month one at most is being made: an index says so. */
import type { Pool, PoolClient } from 'pg'
import type { ReportContent } from '#domain/reports/report-content.js'
import type { Database } from '../read/database.js'
import { businessNowSql } from '../read/demo-clock.js'
import { inTransaction } from '../transaction.js'

export interface ReportOrder {
  id: string
  unitId: string
  /** `2026-10`. */
  month: string
  by: string
}

const underWay = `state IN ('waiting', 'making')`

/** @returns the id of the report that is being made: this order's, or that of one under way already */
export const orderReport = async (
  database: Database,
  { id, unitId, month, by }: ReportOrder,
): Promise<string> => {
  for (;;) {
    const { rows } = await database.query<{ id: string }>(
      `WITH new AS (
         INSERT INTO monthly_report (id, unit_id, month, state, ordered_by, ordered_at)
         VALUES ($1, $2, $3, 'waiting', $4, ${businessNowSql})
         ON CONFLICT (unit_id, month) WHERE ${underWay} DO NOTHING RETURNING id)
       SELECT id FROM new UNION ALL SELECT id FROM monthly_report WHERE unit_id = $2 AND month = $3 AND ${underWay}`,
      [id, unitId, month, by],
    )
    // Neither: the one under way has ended in between.
    if (rows[0]) return rows[0].id
  }
}

/** Work on a report: an earlier attempt's writes find that it is no longer theirs. */
export interface ReportWork {
  id: string
  unitId: string
  month: string
  attempt: number
}

const lockOf = (id: string): string => `hashtextextended('monthly_report ' || ${id}, 0)`
const mostLookedAt = 20

/**
 * Takes the next report that nobody works on, first of all what somebody asked for and waits for. The lock is of the
 * connection, so that the work of a process that died is free with it.
 * @param client a connection that the work holds until `letGo`
 */
export const takeReport = async (client: PoolClient): Promise<ReportWork | undefined> => {
  const { rows } = await client.query<{ id: string }>(
    `SELECT id FROM monthly_report WHERE ${underWay} ORDER BY occasion <> 'asked', ordered_at LIMIT ${mostLookedAt}`,
  )
  for (const { id } of rows) {
    const lock = await client.query<{ got: boolean }>(
      `SELECT pg_try_advisory_lock(${lockOf('$1::text')}) AS got`,
      [id],
    )
    if (!lock.rows[0]?.got) continue
    const { rows: taken } = await client.query<ReportWork>(
      `UPDATE monthly_report SET state = 'making', attempt = attempt + 1, progress = 0 WHERE id = $1 AND ${underWay}
       RETURNING id, unit_id AS "unitId", month, attempt`,
      [id],
    )
    if (taken[0]) return taken[0]
    await letGo(client, id)
  }
  return undefined
}

export const letGo = async (client: PoolClient, id: string): Promise<void> => {
  await client.query(`SELECT pg_advisory_unlock(${lockOf('$1::text')})`, [id])
}

const isOurs = `id = $1 AND attempt = $2 AND state = 'making'`

/** Another attempt has taken over, or the report has ended. */
export class WorkLost extends Error {}

const ours = async (database: Database, set: string, { id, attempt }: ReportWork, values: unknown[] = []) => {
  const { rowCount } = await database.query(`UPDATE monthly_report SET ${set} WHERE ${isOurs}`, [
    ...[id, attempt],
    ...values,
  ])
  if (rowCount !== 1) throw new WorkLost(`attempt ${attempt} of report ${id} is over`)
}

/** @throws WorkLost */
export const keepReportProgress = (database: Database, work: ReportWork, percent: number): Promise<void> =>
  ours(database, 'progress = $3', work, [percent])

/** @param fault why, in Chinese @throws WorkLost */
export const failReport = (database: Database, work: ReportWork, fault: string): Promise<void> =>
  ours(database, `state = 'failed', ended_at = now(), fault = $3`, work, [fault])

export interface KeptReportFile {
  id: string
  type: 'docx' | 'xlsx'
  bytes: number
  /** Hexadecimal. */
  sha256: string
}

export interface Edition {
  edition: number
  asOf: Date
  content: ReportContent
  /** SHA-256 of the content, hexadecimal. */
  digest: string
  files: KeptReportFile[]
}

/** The report with its files, which lie in the store already: both or neither. @throws WorkLost */
export const keepEdition = (pool: Pool, work: ReportWork, { files, ...kept }: Edition): Promise<void> =>
  inTransaction(pool, async client => {
    await ours(
      client,
      `state = 'kept', ended_at = now(), progress = 100, edition = $3, as_of = $4, content = $5, digest = $6`,
      work,
      [kept.edition, kept.asOf, kept.content, kept.digest],
    )
    for (const { id, type, bytes, sha256 } of files)
      await client.query(
        'INSERT INTO monthly_report_file (id, report_id, type, bytes, sha256) VALUES ($1, $2, $3, $4, $5)',
        [id, work.id, type, bytes, sha256],
      )
  })

/** The facts say what they said: the edition there is stays the newest. @throws WorkLost */
export const keepUnchanged = (
  database: Database,
  work: ReportWork,
  { sameAs, asOf }: { sameAs: string; asOf: Date },
): Promise<void> =>
  ours(database, `state = 'unchanged', ended_at = now(), progress = 100, same_as = $3, as_of = $4`, work, [
    sameAs,
    asOf,
  ])

/** The newest edition of a unit's month. */
export const findNewest = async (
  database: Database,
  { unitId, month }: Pick<ReportWork, 'unitId' | 'month'>,
): Promise<{ id: string; edition: number; digest: string } | undefined> => {
  const { rows } = await database.query<{ id: string; edition: number; digest: string }>(
    `SELECT id, edition, digest FROM monthly_report WHERE unit_id = $1 AND month = $2 AND edition IS NOT NULL
     ORDER BY edition DESC LIMIT 1`,
    [unitId, month],
  )
  return rows[0]
}
