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
  | { state: 'entered' }
  | { state: 'cast'; receipt: string }
  | { state: 'differs'; difference: Difference }
  | PaperRefusal

/**
 * Takes an entry while its evaluation stays open, under the lock of its slip. Two that agree are cast in the same transaction, and what was entered is emptied.
 * @param work how the entry is sealed, wherein it differs from the first one, and how it is cast
 */
export const enterPaper = async <Difference extends object>(
  pool: Pool,
  place: PaperPlace,
  by: string,
  work: {
    seal: () => string
    differs: (first: string) => Difference | undefined
    cast: (client: PoolClient) => Promise<PaperRefusal | { receipt: string }>
  },
): Promise<PaperOutcome<Difference>> =>
  inTransaction(pool, async (client): Promise<PaperOutcome<Difference>> => {
    const isOpen = await isOpenNow(client, place.evaluationId)
    const refused = await refuse(client, place, isOpen)
    if (refused) return { refused }
    const held = await heldOf(client, place)
    if (!held || held.sealed === null) {
      await keep(client, place, by, work.seal())
      return { state: 'entered' }
    }
    if (held.enteredBy === by) return { refused: 'paperEnteredByYou' }
    const difference = work.differs(held.sealed)
    if (difference) {
      await setState(client, place, by, 'differs')
      return { state: 'differs', difference }
    }
    const outcome = await work.cast(client)
    if ('refused' in outcome) return outcome
    await setState(client, place, by, 'cast')
    return { state: 'cast', ...outcome }
  })

/** Of `$1`: what nobody checked while voting was open counts no more, and is kept no longer. */
export const emptyPaper =
  'UPDATE paper_ballot SET sealed = NULL WHERE evaluation_id = $1 AND sealed IS NOT NULL'

/** Paper `b` of a slip that can still vote: its household has not voted otherwise, and no other slip stands for it. */
export const paperSlip = `JOIN slip s ON s.evaluation_id = b.evaluation_id AND s.community_id = b.community_id
  AND s.number = b.number AND s.state = 'drawn' AND s.cast_hash IS NULL`

const refuse = async (
  client: PoolClient,
  { evaluationId, communityId, number }: PaperPlace,
  isOpen: boolean,
): Promise<PaperRefusal['refused'] | undefined> => {
  const { rows } = await client.query<{ state: string; voted: boolean; isPaper: boolean }>(
    `SELECT s.state, s.cast_hash IS NOT NULL AS voted,
       EXISTS (SELECT FROM paper_ballot b WHERE b.evaluation_id = s.evaluation_id AND b.community_id = s.community_id
         AND b.number = s.number AND b.state = 'cast') AS "isPaper"
     FROM slip s WHERE s.evaluation_id = $1 AND s.community_id = $2 AND s.number = $3 FOR UPDATE`,
    [evaluationId, communityId, number],
  )
  const [slip] = rows
  if (!slip) return 'slipOfOthers'
  if (slip.isPaper) return 'paperDone'
  if (slip.state !== 'drawn') return 'slipGone'
  if (slip.voted) return 'slipVoted'
  return isOpen ? undefined : 'evaluationClosed'
}

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
