/** Publishes a month of a district once nothing stands in its way, with every fact that was confirmed until then. */
import { DatabaseError, type Pool, type PoolClient } from 'pg'
import { addDays, type LocalDate } from '#domain/calendar/local-date.js'
import type { UnitId } from '#domain/organisation/roles.js'
import { refusePublication } from '#domain/points/month-state.js'
import { rulesOfMonth } from '#domain/points/point-rules.js'
import type { PointRules } from '#domain/points/points.js'
import type { Database } from '../read/database.js'
import { businessNowSql } from '../read/demo-clock.js'
import { orderMonthReports } from '../report/order-month-reports.js'
import { inTransaction } from '../transaction.js'
import { findChanged, holdChanges } from './fact-changes.js'
import { findMonths, findPending, findPointRules, type StoredMonth } from './find-months.js'
import { orderIdleMonths } from './order-idle-months.js'
import { settleChunk } from './settle-chunk.js'
import type { MonthOfDistrict } from './settle-month.js'

export interface PublishOptions {
  /** Called when all is written and only what changed meanwhile has still to be looked at. */
  beforeCommit?: () => Promise<void>
}

/** How often what changes in between is taken up at once; then the next look at the months does. */
const mostTries = 3
/** With more of them changed, the next pass takes them by chunks. */
const mostAgencies = 50

/** @returns false when it has to wait: for a day, an earlier month, an objection, or facts that keep changing */
export const publishMonth = async (
  pool: Pool,
  at: MonthOfDistrict,
  today: LocalDate,
  options: PublishOptions = {},
): Promise<boolean> => {
  for (let tries = 0; tries < mostTries; tries++) {
    const went = await inTransaction(pool, client => publish(client, at, today, options)).catch(whatMoved)
    if (went !== 'moved') return went === 'published'
  }
  return false
}

/** Somebody's fact changed after it was counted: nothing of the publication is kept. */
class FactsMoved extends Error {}

const isLockTimeout = (error: unknown) => error instanceof DatabaseError && error.code === '55P03'

const whatMoved = (error: unknown): 'moved' => {
  if (error instanceof FactsMoved || isLockTimeout(error)) return 'moved'
  throw error
}

/** Orders what a published month asks for in the same transaction: an interview of each member without points, a reminder to each agency. */
const publish = async (
  client: PoolClient,
  at: MonthOfDistrict,
  today: LocalDate,
  { beforeCommit }: PublishOptions,
): Promise<'published' | 'refused'> => {
  const { districtId, month } = at
  if (!(await mayPublish(client, at, today)) || !(await takeUpChanges(client, at))) return 'refused'
  const { publicationDays } = await rulesOf(client, at)
  await client.query(
    `UPDATE point_month SET state = 'published', published_at = ${businessNowSql}, shown_until = $3
     WHERE district_id = $1 AND month = $2`,
    [districtId, month, addDays(today, publicationDays)],
  )
  await orderFollowUpsOf(client, districtId, month)
  // What was called off since the settlement may leave a community without anything offered.
  await orderIdleMonths(client, at)
  await orderMonthReports(client, at, 'publication')
  await beforeCommit?.()
  await holdChanges(client)
  if ((await findChanged(client, at)).length > 0) throw new FactsMoved()
  return 'published'
}

const mayPublish = async (client: PoolClient, at: MonthOfDistrict, today: LocalDate): Promise<boolean> => {
  const { districtId, month } = at
  await client.query('SELECT FROM point_month WHERE district_id = $1 AND month = $2 FOR UPDATE', [
    districtId,
    month,
  ])
  const all = await findMonths(client, [districtId])
  const of = all.find(each => each.month === month)
  const pending = (await findPending(client))(at)
  return (
    of !== undefined &&
    refusePublication(of, { today, pending, earlierOpen: isEarlierOpen(all, month) }) === undefined
  )
}

/** Counts once more whoever has changed behind the pass. @returns false when they are too many for one turn */
const takeUpChanges = async (client: PoolClient, at: MonthOfDistrict): Promise<boolean> => {
  const changed = await findChanged(client, at)
  const agencies = changed.filter(id => id !== null)
  if (agencies.length > mostAgencies) return false
  if (agencies.length > 0) await settleChunk(client, at, agencies)
  if (agencies.length < changed.length) await settleChunk(client, at, [])
  return true
}

/** @param all months of one district */
export const isEarlierOpen = (all: readonly StoredMonth[], month: string): boolean =>
  all.some(each => each.month < month && each.state !== 'published')

export const rulesOf = async (
  database: Database,
  { districtId, month }: MonthOfDistrict,
): Promise<PointRules> => rulesOfMonth(await findPointRules(database, [districtId]), month)

/** The same again orders nothing twice. */
export const orderFollowUpsOf = async (
  client: PoolClient,
  districtId: UnitId,
  month: string,
): Promise<void> => {
  await client.query(
    `INSERT INTO follow_up (month, kind, subject_id, agency_id, district_id, ordered_by)
     SELECT s.month, CASE s.subject WHEN 'member' THEN 'interview' ELSE 'reminder' END, s.subject_id, s.agency_id,
       s.district_id, coalesce(m.publication_by, 'system')
     FROM point_standing s JOIN point_month m USING (district_id, month)
     WHERE s.district_id = $1 AND s.month = $2 AND s.standing = 'zero'
     ON CONFLICT DO NOTHING`,
    [districtId, month],
  )
}
