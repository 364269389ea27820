/** Ballots on paper: entered by one, entered again by another; only two entries that agree are cast. No time is kept. */
import type { Pool, PoolClient } from 'pg'
import { inTransaction } from '../transaction.js'
import { isOpenNow } from './open-now.js'

export interface PaperPlace {
  evaluationId: string
  communityId: string
  number: number
}

export type PaperRefusal = {
  refused: 'slipOfOthers' | 'slipGone' | 'slipVoted' | 'evaluationClosed' | 'paperEnteredByYou' | 'paperDone'
}

export type PaperOutcome<Difference> =
  { state: 'entered' } | { state: 'cast' } | { state: 'differs'; difference: Difference } | PaperRefusal

/** Who sends an entry, and what a repeat of it is told by; both hashes hold what only the form has. */
export interface PaperRequest {
  by: string
  requestHash: string
  /** What the slip is marked with when this very request casts it. */
  castHash: string
}

/**
 * Takes an entry while its evaluation stays open, under the lock of its slip. Two that agree are cast in the same transaction,
 * and what was entered is emptied. A request that comes again is told what it was told, and is no entry.
 * @param work how the entry is sealed, where it differs from the first one, and how it is cast
 */
export const enterPaper = async <Difference extends object>(
  pool: Pool,
  place: PaperPlace,
  request: PaperRequest,
  work: {
    seal: () => string
    differs: (first: string) => Difference | undefined
    cast: (client: PoolClient) => Promise<PaperRefusal | object>
  },
): Promise<PaperOutcome<Difference>> =>
  inTransaction(pool, async (client): Promise<PaperOutcome<Difference>> => {
    const isOpen = await isOpenNow(client, place.evaluationId)
    const slip = await lockSlip(client, place)
    const told = await repeated<Difference>(client, place, request, slip)
    if (told) return told
    const refused = refuse(slip, isOpen)
    if (refused) return { refused }
    const { by } = request
    const held = await heldOf(client, place)
    if (!held || held.sealed === null) {
      await keep(client, place, by, work.seal())
      await noteRequest(client, place, request, null)
      return { state: 'entered' }
    }
    if (held.enteredBy === by) return { refused: 'paperEnteredByYou' }
    const difference = work.differs(held.sealed)
    if (difference) {
      await setState(client, place, by, 'differs')
      await noteRequest(client, place, request, difference)
      return { state: 'differs', difference }
    }
    const outcome = await work.cast(client)
    if ('refused' in outcome) return outcome
    await setState(client, place, by, 'cast')
    return { state: 'cast' }
  })

/** Of `$1`: what nobody checked while voting was open counts no more, and is kept no longer; nor are requests. */
export const emptyPaper = `
  WITH gone AS (DELETE FROM paper_request WHERE evaluation_id = $1)
  UPDATE paper_ballot SET sealed = NULL WHERE evaluation_id = $1 AND sealed IS NOT NULL`

/** Paper `b` of a slip that can still vote: its household has not voted otherwise, and no other slip stands for it. */
export const paperSlip = `JOIN slip s ON s.evaluation_id = b.evaluation_id AND s.community_id = b.community_id
  AND s.number = b.number AND s.state = 'drawn' AND s.cast_hash IS NULL`

interface LockedSlip {
  state: string
  castHash: string | null
  /** It has voted on paper. */
  isPaper: boolean
}

const lockSlip = async (
  client: PoolClient,
  { evaluationId, communityId, number }: PaperPlace,
): Promise<LockedSlip | undefined> => {
  const { rows } = await client.query<LockedSlip>(
    `SELECT s.state, s.cast_hash AS "castHash",
       EXISTS (SELECT FROM paper_ballot b WHERE b.evaluation_id = s.evaluation_id AND b.community_id = s.community_id
         AND b.number = s.number AND b.state = 'cast') AS "isPaper"
     FROM slip s WHERE s.evaluation_id = $1 AND s.community_id = $2 AND s.number = $3 FOR UPDATE`,
    [evaluationId, communityId, number],
  )
  return rows[0]
}

/** What the same request was told before; nothing when it is a new one. */
const repeated = async <Difference extends object>(
  client: PoolClient,
  { evaluationId }: PaperPlace,
  { requestHash, castHash }: PaperRequest,
  slip: LockedSlip | undefined,
): Promise<PaperOutcome<Difference> | undefined> => {
  if (slip?.castHash === castHash) return { state: 'cast' }
  const { rows } = await client.query<{ difference: Difference | null }>(
    'SELECT difference FROM paper_request WHERE evaluation_id = $1 AND hash = $2',
    [evaluationId, requestHash],
  )
  const [known] = rows
  if (!known) return undefined
  const { difference } = known
  return difference === null ? { state: 'entered' } : { state: 'differs', difference }
}

const refuse = (slip: LockedSlip | undefined, isOpen: boolean): PaperRefusal['refused'] | undefined => {
  if (!slip) return 'slipOfOthers'
  if (slip.isPaper) return 'paperDone'
  if (slip.state !== 'drawn') return 'slipGone'
  if (slip.castHash !== null) return 'slipVoted'
  return isOpen ? undefined : 'evaluationClosed'
}

/** @param difference null: it was the first of two */
const noteRequest = (
  client: PoolClient,
  { evaluationId }: PaperPlace,
  { requestHash }: PaperRequest,
  difference: object | null,
) =>
  client.query('INSERT INTO paper_request (evaluation_id, hash, difference) VALUES ($1, $2, $3)', [
    evaluationId,
    requestHash,
    difference,
  ])

const heldOf = async (client: PoolClient, { evaluationId, communityId, number }: PaperPlace) => {
  const { rows } = await client.query<{ enteredBy: string; sealed: string | null; state: string }>(
    `SELECT entered_by AS "enteredBy", sealed, state FROM paper_ballot
     WHERE evaluation_id = $1 AND community_id = $2 AND number = $3 FOR UPDATE`,
    [evaluationId, communityId, number],
  )
  return rows[0]
}

const keep = (
  client: PoolClient,
  { evaluationId, communityId, number }: PaperPlace,
  by: string,
  sealed: string,
) =>
  client.query(
    `INSERT INTO paper_ballot (evaluation_id, community_id, number, entered_by, sealed) VALUES ($1, $2, $3, $4, $5)
     ON CONFLICT (evaluation_id, community_id, number) DO UPDATE SET entered_by = excluded.entered_by,
       sealed = excluded.sealed, checked_by = NULL, state = 'entered'`,
    [evaluationId, communityId, number, by, sealed],
  )

const setState = (
  client: PoolClient,
  { evaluationId, communityId, number }: PaperPlace,
  by: string,
  state: 'differs' | 'cast',
) =>
  client.query(
    `UPDATE paper_ballot SET state = $5, sealed = NULL, checked_by = $4
     WHERE evaluation_id = $1 AND community_id = $2 AND number = $3`,
    [evaluationId, communityId, number, by, state],
  )
