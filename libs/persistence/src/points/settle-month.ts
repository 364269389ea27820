/**
 * A pass over a month: chunk after chunk of agencies, each in a transaction that also notes how far the pass has come. Killed
 * anywhere, it goes on from there; two at once follow one another; a pass over what is settled already changes nothing.
 */
import type { Pool, PoolClient } from 'pg'
import type { PointMonthState } from '#domain/points/points.js'
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

/** @returns false when the month is published or is not there */
export const passOver = async (
  pool: Pool,
  month: string,
  { chunk = usualChunk, afterChunk }: PassOptions = {},
): Promise<boolean> => {
  for (;;) {
    const went = await inTransaction(pool, client => settleNext(client, month, chunk))
    if (went === 'published') return false
    await afterChunk?.()
    if (went === 'done') return true
  }
}

const settleNext = async (
  client: PoolClient,
  month: string,
  chunk: number,
): Promise<'more' | 'done' | 'published'> => {
  const { rows } = await client.query<{ state: PointMonthState; through: string | null }>(
    'SELECT state, settled_through AS through FROM point_month WHERE month = $1 FOR UPDATE',
    [month],
  )
  const [at] = rows
  if (!at || at.state === 'published') return 'published'
  const agencies = at.through === others ? [] : await agenciesAfter(client, at.through ?? '', chunk)
  await settleChunk(client, month, agencies)
  const isDone = agencies.length === 0
  await client.query(
    `UPDATE point_month SET settled_through = $2, pass_at = CASE WHEN $2::text IS NULL THEN clock_timestamp() ELSE pass_at END
     WHERE month = $1`,
    [month, isDone ? null : agencies.length < chunk ? others : (agencies.at(-1) ?? null)],
  )
  return isDone ? 'done' : 'more'
}

const agenciesAfter = async (client: PoolClient, after: string, most: number): Promise<string[]> => {
  const { rows } = await client.query<{ id: string }>(
    `SELECT id FROM org_unit WHERE kind = 'agencyPartyOrganization' AND id COLLATE "C" > $1
     ORDER BY id COLLATE "C" LIMIT $2`,
    [after, most],
  )
  return rows.map(({ id }) => id)
}
