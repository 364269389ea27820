/**
 * A pass over a district's month: chunk after chunk of agencies, each in a transaction that also notes how far the pass has
 * come. Killed anywhere, it goes on from there; two at once follow one another; a pass over what is settled already changes
 * nothing.
 */
import type { Pool, PoolClient } from 'pg'
import type { UnitId } from '#domain/organisation/roles.js'
import type { PointMonthState } from '#domain/points/points.js'
import { statement, type Database } from '../read/database.js'
import { inTransaction } from '../transaction.js'
import { settleChunk } from './settle-chunk.js'

/** Agencies a chunk: some ten thousand members, well within a statement's time. */
const usualChunk = 50

/** Comes after every agency: who belonged to none. */
const others = '\uFFFF'

export interface PassOptions {
  chunk?: number
  /** Called after each chunk that is committed. */
  afterChunk?: () => void | Promise<void>
}

export interface MonthOfDistrict {
  districtId: UnitId
  /** `YYYY-MM`. */
  month: string
}

/** @returns false when the month is published or is not there */
export const passOver = async (
  pool: Pool,
  of: MonthOfDistrict,
  { chunk = usualChunk, afterChunk }: PassOptions = {},
): Promise<boolean> => {
  const agencies = await agenciesOf(pool, of.districtId)
  for (;;) {
    const went = await inTransaction(pool, client => settleNext(client, of, agencies, chunk))
    if (went === 'published') return false
    await afterChunk?.()
    if (went === 'done') return true
  }
}

const settleNext = async (
  client: PoolClient,
  of: MonthOfDistrict,
  all: readonly UnitId[],
  chunk: number,
): Promise<'more' | 'done' | 'published'> => {
  const { rows } = await client.query<{ state: PointMonthState; through: string | null }>(
    'SELECT state, settled_through AS through FROM point_month WHERE district_id = $1 AND month = $2 FOR UPDATE',
    [of.districtId, of.month],
  )
  const [at] = rows
  if (!at || at.state === 'published') return 'published'
  const through = at.through ?? ''
  const agencies = all.filter(id => id > through).slice(0, chunk)
  await settleChunk(client, of, agencies)
  const isDone = agencies.length === 0
  await client.query(
    `UPDATE point_month SET settled_through = $3, pass_at = CASE WHEN $3::text IS NULL THEN clock_timestamp() ELSE pass_at END
     WHERE district_id = $1 AND month = $2`,
    [of.districtId, of.month, isDone ? null : agencies.length < chunk ? others : (agencies.at(-1) ?? null)],
  )
  return isDone ? 'done' : 'more'
}

const agencies = statement<{ id: UnitId }>(
  'agencies-of-district',
  `SELECT id FROM org_unit WHERE kind = 'agencyPartyOrganization' AND point_district(path) = $1`,
)

/** In the order in which a pass takes them. */
const agenciesOf = async (database: Database, district: UnitId): Promise<UnitId[]> =>
  (await agencies(database, [district])).map(({ id }) => id).sort((a, b) => (a < b ? -1 : 1))
