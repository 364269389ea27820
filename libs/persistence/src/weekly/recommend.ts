/** Writes one voice for somebody: by the community's code, from paper, or by a member. */
import type { PoolClient } from 'pg'
import type { LocalDate } from '#domain/calendar/local-date.js'
import { refuseRecommendation, type RecommendationRefusalCode } from '#domain/weekly/weekly-rules.js'
import type { OpenedWeek, RecommendationSource, WeekState } from '#domain/weekly/weekly-selection.js'
import { businessNowSql } from '../read/demo-clock.js'
import { openWeeks, weekPolicy } from './open-weeks-sql.js'

export interface NewRecommendation {
  /** Chosen with the first screen, or from the request's key: the same again is the same voice. */
  id: string
  communityId: string
  named: string
  reason: string
  source: RecommendationSource
  /** The number on the paper. */
  slip?: string
  /** The member, or whoever entered the paper. */
  by?: string
  code?: { id: string; deviceMark: string; networkMark: string }
}

type Outcome = { id: string } | { refused: RecommendationRefusalCode }

/** The week begins with its first recommendation where nobody has opened it yet. */
const begin = `WITH ${weekPolicy} ${openWeeks('c.id = $3 AND c.ended_on IS NULL')}`

interface Locked {
  state: WeekState
  recommendUntil: LocalDate
  isSame: boolean
  ofNetwork: number
  ofWeek: number
  networkLimit: number
  weekLimit: number
}

const lock = 'SELECT FROM weekly_selection WHERE community_id = $1 AND week = $2 FOR UPDATE'
const look = `
  SELECT state, recommend_until::text AS "recommendUntil", network_limit AS "networkLimit", week_limit AS "weekLimit", EXISTS (SELECT FROM weekly_recommendation WHERE id = $3) AS "isSame",
    (SELECT count(*)::int FROM weekly_recommendation WHERE community_id = $1 AND week = $2 AND network_mark = $4
       AND at > ${businessNowSql} - interval '1 hour')
      AS "ofNetwork",
    (SELECT count(*)::int FROM weekly_recommendation WHERE community_id = $1 AND week = $2 AND source = 'code') AS "ofWeek"
  FROM weekly_selection WHERE community_id = $1 AND week = $2`
const insert = `
  INSERT INTO weekly_recommendation (id, community_id, week, named, reason, source, slip, by, code_id, device_mark,
    network_mark)
  VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11) ON CONFLICT DO NOTHING`

/** Under the lock of its week: what is sent eight times at once is one voice. @param today the business day */
export const recommend = async (
  client: PoolClient,
  given: NewRecommendation,
  of: OpenedWeek,
  today: LocalDate,
): Promise<Outcome> => {
  const { id, communityId, code } = given
  await client.query(begin, [of.week, of.monday, communityId])
  await client.query(lock, [communityId, of.week])
  const { rows } = await client.query<Locked>(look, [communityId, of.week, id, code?.networkMark])
  const [locked] = rows
  if (locked?.isSame) return { id }
  const refused = refusedIn(locked, given, of, today)
  if (refused) return { refused }
  const made = await client.query(insert, [
    ...[id, communityId, of.week, given.named, given.reason, given.source, given.slip, given.by],
    ...[code?.id, code?.deviceMark, code?.networkMark],
  ])
  if (made.rowCount === 1) return { id }
  return { refused: given.source === 'paper' ? 'slipEntered' : 'recommendedAlready' }
}

const refusedIn = (
  locked: Locked | undefined,
  { source, code }: NewRecommendation,
  { monday }: OpenedWeek,
  today: LocalDate,
): RecommendationRefusalCode | undefined => {
  if (locked?.state !== 'open') return 'recommendationDecided'
  const { recommendUntil } = locked
  const early = refuseRecommendation({ monday, recommendUntil }, source === 'paper', today)
  if (early || !code) return early
  if (locked.ofNetwork >= locked.networkLimit) return 'recommendationCrowd'
  return locked.ofWeek >= locked.weekLimit ? 'recommendationsFull' : undefined
}
