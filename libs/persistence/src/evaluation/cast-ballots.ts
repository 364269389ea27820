/**
 * Casting, many at once: a slip is marked and its sealed ballot lies in the urn in one statement and one commit. Whether
 * voting is open is decided there, by the clock of Postgres and under a lock that closing waits for.
 */
import type { Pool } from 'pg'

export interface SealedVote {
  evaluationId: string
  communityId: string
  /** Of the slip. */
  number: number
  /** As it was when the slip was looked up: printed anew since, it votes no more. null: on paper. */
  tokenHash: string | null
  castHash: string
  mark: string
  sealed: Buffer
}

/** `again`: this very vote lies in the urn. `used`: another one. `void`: nobody votes with this slip. */
export type CastOutcome = 'cast' | 'again' | 'used' | 'void' | 'closed'

/**
 * `$1`–`$3` the slips, `$4` token hashes, `$5` cast hashes, `$6` marks, `$7` sealed ballots; each slip once. Slips are locked
 * in order, so that two batches do not wait for each other, and marked in that order: not in the one they came in.
 */
export const castStatement = `
  WITH sent AS MATERIALIZED (
    SELECT * FROM unnest($1::text[], $2::text[], $3::int[], $4::text[], $5::text[], $6::text[], $7::bytea[])
      WITH ORDINALITY AS s (evaluation_id, community_id, number, token_hash, cast_hash, mark, sealed, place)),
  poll AS MATERIALIZED (
    SELECT id, state = 'open' AND clock_timestamp() >= opens_at AND clock_timestamp() < closes_at AS is_open
    FROM evaluation WHERE id = ANY ($1::text[]) ORDER BY id FOR SHARE),
  held AS MATERIALIZED (
    SELECT s.evaluation_id, s.community_id, s.number, s.token_hash, s.cast_hash, s.state
    FROM slip s JOIN sent USING (evaluation_id, community_id, number)
    ORDER BY s.evaluation_id, s.community_id, s.number FOR UPDATE OF s),
  looked AS MATERIALIZED (
    SELECT c.*, CASE
      WHEN h.cast_hash = c.cast_hash THEN 'again'
      WHEN h.state IS DISTINCT FROM 'drawn' OR h.token_hash IS DISTINCT FROM coalesce(c.token_hash, h.token_hash) THEN 'void'
      WHEN h.cast_hash IS NOT NULL THEN 'used'
      WHEN p.is_open IS NOT TRUE THEN 'closed'
      ELSE 'cast' END AS outcome
    FROM sent c LEFT JOIN held h USING (evaluation_id, community_id, number) LEFT JOIN poll p ON p.id = c.evaluation_id),
  marked AS (
    UPDATE slip s SET cast_hash = l.cast_hash FROM looked l
    WHERE l.outcome = 'cast' AND s.evaluation_id = l.evaluation_id AND s.community_id = l.community_id
      AND s.number = l.number AND s.cast_hash IS NULL
    RETURNING l.place),
  dropped AS (
    INSERT INTO urn (mark, evaluation_id, sealed)
    SELECT l.mark, l.evaluation_id, l.sealed FROM looked l JOIN marked USING (place) ORDER BY l.mark)
  SELECT l.place::integer AS place, CASE WHEN l.outcome = 'cast' AND m.place IS NULL THEN 'used' ELSE l.outcome END AS outcome
  FROM looked l LEFT JOIN marked m USING (place)`

export const castValues = (votes: readonly SealedVote[]): unknown[] => [
  votes.map(({ evaluationId }) => evaluationId),
  votes.map(({ communityId }) => communityId),
  votes.map(({ number }) => number),
  votes.map(({ tokenHash }) => tokenHash),
  votes.map(({ castHash }) => castHash),
  votes.map(({ mark }) => mark),
  votes.map(({ sealed }) => sealed),
]

/** @param votes each of another slip. @returns for each, in their order, once it is durable */
export const castBallots = async (
  pool: Pick<Pool, 'query'>,
  votes: readonly SealedVote[],
): Promise<CastOutcome[]> => {
  const { rows } = await pool.query<{ place: number; outcome: CastOutcome }>({
    name: 'cast-ballots',
    text: castStatement,
    values: castValues(votes),
  })
  const byPlace = new Map(rows.map(({ place, outcome }) => [place, outcome]))
  return votes.map((_, at) => byPlace.get(at + 1) ?? 'void')
}
