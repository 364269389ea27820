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
import { violatedConstraint } from '../unique-violation.js'
import { settleChunk } from './settle-chunk.js'

/** Agencies a chunk, and members: a chunk's statement must end well within the time that statements have, whatever size agencies are. */
const usualChunk = 50
const mostMembers = 6_000

/** Comes after every agency: who belonged to none. */
const others = '\uFFFF'

export interface PassOptions {
  /** Agencies at most. */
  chunk?: number
  /** Members at most, but for an agency that alone has more. */
  members?: number
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
  { chunk = usualChunk, members = mostMembers, afterChunk }: PassOptions = {},
): Promise<boolean> => {
  const agencies = await agenciesOf(pool, of.districtId)
  for (;;) {
    const next = (isAlone: boolean) =>
      inTransaction(pool, client => settleNext(client, of, agencies, { chunk, members, isAlone }))
    const went = await next(true).catch((error: unknown) => {
      if (violatedConstraint(error) === undefined) throw error
      return next(false)
    })
    if (went === 'published') return false
    await afterChunk?.()
    if (went === 'done') return true
  }
}

const settleNext = async (
  client: PoolClient,
  of: MonthOfDistrict,
  all: readonly SizedAgency[],
  { isAlone, ...most }: { chunk: number; members: number; isAlone: boolean },
): Promise<'more' | 'done' | 'published'> => {
  const { rows } = await client.query<{ state: PointMonthState; through: string | null }>(
    'SELECT state, settled_through AS through FROM point_month WHERE district_id = $1 AND month = $2 FOR UPDATE',
    [of.districtId, of.month],
  )
  const [at] = rows
  if (!at || at.state === 'published') return 'published'
  const through = at.through ?? ''
  const left = all.filter(({ id }) => id > through)
  const agencies = firstOf(left, most)
  await settleChunk(client, of, agencies, isAlone)
  const isDone = agencies.length === 0
  await client.query(
    `UPDATE point_month SET settled_through = $3, pass_at = CASE WHEN $3::text IS NULL THEN clock_timestamp() ELSE pass_at END
     WHERE district_id = $1 AND month = $2`,
    [
      of.districtId,
      of.month,
      isDone ? null : agencies.length === left.length ? others : (agencies.at(-1) ?? null),
    ],
  )
  return isDone ? 'done' : 'more'
}

interface SizedAgency {
  id: UnitId
  /** Whoever is or was one. */
  members: number
}

/** As many as one chunk takes, one at least. */
const firstOf = (left: readonly SizedAgency[], most: { chunk: number; members: number }): UnitId[] => {
  let members = 0
  const over = left.findIndex((agency, at) => {
    members += agency.members
    return at > 0 && members > most.members
  })
  return left.slice(0, Math.min(most.chunk, over === -1 ? left.length : over)).map(({ id }) => id)
}

const agencies = statement<SizedAgency>(
  'agencies-of-district',
  `SELECT u.id, (SELECT count(*)::int FROM role_grant g WHERE g.unit_id = u.id AND g.role = 'InServicePartyMember') AS members
   FROM org_unit u WHERE u.kind = 'agencyPartyOrganization' AND point_district(u.path) = $1`,
)

/** In the order in which a pass takes them. */
const agenciesOf = async (database: Database, district: UnitId): Promise<SizedAgency[]> =>
  (await agencies(database, [district])).sort((a, b) => (a.id < b.id ? -1 : 1))
