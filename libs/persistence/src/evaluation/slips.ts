/** Slips of a community: numbered when its households are drawn, given tokens when they are printed. */
import { createHash } from 'node:crypto'
import type { PoolClient } from 'pg'
import { drawnPlaces } from '#domain/evaluation/draw.js'
import type { SlipChangeKind } from '#domain/evaluation/evaluation-states.js'

export interface SlipPlace {
  evaluationId: string
  communityId: string
}

/** A token to print, and what is kept of it. */
export interface NewToken {
  token: string
  hash: string
}

export interface PrintedSlip {
  number: number
  /** Of its household on the community's list; none for one that stands for another. */
  place?: number
  token: string
}

/** While it may still be voted with, or will be. */
const mayBePrinted = `('prepared', 'approved', 'open')`

const sha256 = (text: string) => createHash('sha256').update(text).digest()

/**
 * Draws households by the evaluation's seed and numbers a slip for each: slip n is for the n-th of `drawnPlaces`. Drawn again
 * it changes nothing.
 * @param listed households on the community's list
 */
export const drawSlips = async (
  client: PoolClient,
  { evaluationId, communityId, listed }: SlipPlace & { listed: number },
): Promise<void> => {
  const { rows } = await client.query<{ seed: string; wanted: number }>(
    `SELECT seed, households AS wanted FROM evaluation WHERE id = $1
       AND NOT EXISTS (SELECT FROM slip WHERE evaluation_id = $1 AND community_id = $2)`,
    [evaluationId, communityId],
  )
  const [drawing] = rows
  if (!drawing) return
  await client.query(
    `INSERT INTO evaluation_community (evaluation_id, community_id, listed) VALUES ($1, $2, $3)
     ON CONFLICT (evaluation_id, community_id) DO NOTHING`,
    [evaluationId, communityId, listed],
  )
  await client.query(
    `INSERT INTO slip (evaluation_id, community_id, number, place)
     SELECT $1, $2, number, place FROM unnest($3::integer[]) WITH ORDINALITY AS drawn (place, number)`,
    [evaluationId, communityId, drawnPlaces({ ...drawing, communityId, households: listed }, sha256)],
  )
}

export interface PrintOrder extends SlipPlace {
  /** Also those that were printed before: the earlier prints are void. Never those that have voted. */
  again: boolean
  by: string
  reason: string
}

/** Gives tokens to slips, which are told this once. @returns in the order of their numbers */
export const printSlips = async (
  client: PoolClient,
  { evaluationId, communityId, again, by, reason }: PrintOrder,
  newToken: () => NewToken,
): Promise<PrintedSlip[]> => {
  const { rows } = await client.query<{ number: number; place: number | null }>(
    `SELECT number, place FROM slip
     WHERE evaluation_id = $1 AND community_id = $2 AND state = 'drawn' AND cast_hash IS NULL
       AND (token_hash IS NULL OR $3) AND EXISTS (
         SELECT FROM evaluation WHERE id = $1 AND state IN ${mayBePrinted})
     ORDER BY number FOR UPDATE`,
    [evaluationId, communityId, again],
  )
  const printed = rows.map(slip => ({ ...slip, ...newToken() }))
  if (printed.length === 0) return []
  await client.query(
    `UPDATE slip s SET token_hash = p.hash FROM unnest($3::int[], $4::text[]) AS p (number, hash)
     WHERE s.evaluation_id = $1 AND s.community_id = $2 AND s.number = p.number`,
    [evaluationId, communityId, printed.map(({ number }) => number), printed.map(({ hash }) => hash)],
  )
  await noteSlipChange(client, {
    evaluationId,
    communityId,
    number: null,
    what: 'printed',
    reason,
    by,
    agreedBy: null,
  })
  return printed.map(({ number, place, token }) => ({ number, ...(place !== null && { place }), token }))
}

export interface SlipOrder extends SlipPlace {
  number: number
  reason: string
  by: string
}

export type SlipRefusal = { refused: 'slipVoted' | 'slipGone' | 'notFound' | 'evaluationClosed' }

/** Nobody votes with it any more. One that has voted is not revoked: its ballot could not be found. */
export const revokeSlip = async (client: PoolClient, order: SlipOrder): Promise<object | SlipRefusal> => {
  const refusal = await end(client, order, 'revoked')
  if (refusal) return refusal
  await noteSlipChange(client, { ...order, what: 'revoked', agreedBy: null })
  return {}
}

/** A lost slip's household gets another one; the lost one is void. @returns the new number and token */
export const replaceSlip = async (
  client: PoolClient,
  order: SlipOrder,
  { token, hash }: NewToken,
): Promise<PrintedSlip | SlipRefusal> => {
  const refusal = await end(client, order, 'replaced')
  if (refusal) return refusal
  const number = await another(client, order, hash)
  await noteSlipChange(client, { ...order, what: 'replaced', agreedBy: null })
  return { number, token }
}

/** One statement decides between it and a vote that comes at the same moment. */
const end = async (
  client: PoolClient,
  { evaluationId, communityId, number }: SlipOrder,
  state: 'revoked' | 'replaced',
): Promise<SlipRefusal | undefined> => {
  const key = [evaluationId, communityId, number]
  const { rowCount } = await client.query(
    `UPDATE slip SET state = $4 WHERE evaluation_id = $1 AND community_id = $2 AND number = $3
       AND state = 'drawn' AND cast_hash IS NULL`,
    [...key, state],
  )
  if (rowCount === 1) return undefined
  const { rows } = await client.query<{ hasVoted: boolean }>(
    `SELECT cast_hash IS NOT NULL AS "hasVoted" FROM slip
     WHERE evaluation_id = $1 AND community_id = $2 AND number = $3`,
    key,
  )
  if (!rows[0]) return { refused: 'notFound' }
  return { refused: rows[0].hasVoted ? 'slipVoted' : 'slipGone' }
}

/** A new number, at the end, for the household of another one. */
export const another = async (
  client: PoolClient,
  { evaluationId, communityId, number }: SlipOrder,
  hash: string,
): Promise<number> => {
  await client.query(`SELECT pg_advisory_xact_lock(hashtext('slips ' || $1 || ' ' || $2))`, [
    evaluationId,
    communityId,
  ])
  const { rows } = await client.query<{ number: number }>(
    `INSERT INTO slip (evaluation_id, community_id, number, token_hash, replaces)
     SELECT $1, $2, max(number) + 1, $4, $3 FROM slip WHERE evaluation_id = $1 AND community_id = $2
     RETURNING number`,
    [evaluationId, communityId, number, hash],
  )
  return rows[0]?.number ?? 0
}

interface Noted extends SlipPlace {
  number: number | null
  what: SlipChangeKind
  reason: string
  by: string
  agreedBy: string | null
}

export const noteSlipChange = async (client: PoolClient, change: Noted): Promise<void> => {
  await client.query(
    `INSERT INTO slip_change (evaluation_id, community_id, number, what, reason, by, agreed_by, at)
     VALUES ($1, $2, $3, $4, $5, $6, $7, business_now())`,
    [
      ...[change.evaluationId, change.communityId, change.number, change.what],
      ...[change.reason, change.by, change.agreedBy],
    ],
  )
}
