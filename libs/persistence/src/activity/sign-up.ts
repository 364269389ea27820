/**
 * Signing up and cancelling. Each is a transaction that holds the activity's row, so that those of one activity follow one
 * another: who comes first is who commits first. Memberships are locked before the activity, as in `lapse-sign-ups.ts`.
 */
import type { Pool, PoolClient } from 'pg'
import type { SignUpState } from '#domain/activity/activity.js'
import {
  placeFor,
  refuseCancel,
  refuseSignUp,
  isFreeToCancel,
  type SignUpAsked,
  type SignUpRefusalCode,
} from '#domain/activity/sign-up-rules.js'
import { inTransaction } from '../transaction.js'
import { settleSignUps } from './settle-sign-ups.js'
import { findSignUpStanding, signerIds, type Signer, type Standing } from './sign-up-standing.js'
import { tellOrganisers } from './tell-sign-ups.js'

export interface SignUpOrder {
  activityId: string
  signer: Signer
  by: string
  now: Date
  /** What makes a repeat of the request the same request. */
  key: string
}

export type SignUpResult =
  | { id: string; state: SignUpState }
  | { refused: SignUpRefusalCode | 'notFound'; context?: Record<string, unknown> }

const lockMembership = (client: PoolClient, signer: Signer) =>
  client.query(
    `SELECT FROM membership WHERE (person_id = $1 OR person_id IS NULL AND agency_id = $2) AND valid_to IS NULL FOR SHARE`,
    signerIds(signer),
  )

const lockActivity = (client: PoolClient, activityId: string) =>
  client.query('SELECT FROM activity WHERE id = $1 FOR UPDATE', [activityId])

const standingUnderLock = async (
  client: PoolClient,
  { activityId, signer }: SignUpOrder,
): Promise<Standing | undefined> => {
  await lockMembership(client, signer)
  await lockActivity(client, activityId)
  return findSignUpStanding(client, activityId, signer)
}

/** What a request did under its key, whatever has happened since: a repeat that comes late does nothing anew. */
const doneBy = async (
  client: PoolClient,
  { activityId, key }: SignUpOrder,
  column: 'request_key' | 'end_request_key',
): Promise<string | undefined> => {
  const { rows } = await client.query<{ id: string }>(
    `SELECT id::text AS id FROM sign_up WHERE activity_id = $1 AND ${column} = $2`,
    [activityId, key],
  )
  return rows[0]?.id
}

export const signUp = (pool: Pool, order: SignUpOrder, asked: SignUpAsked): Promise<SignUpResult> =>
  inTransaction(pool, async client => {
    const standing = await standingUnderLock(client, order)
    if (!standing) return { refused: 'notFound' }
    const { own, overlaps } = standing
    const done = await doneBy(client, order, 'request_key')
    if (done !== undefined) return { id: done, state: own?.id === done ? own.state : 'cancelled' }
    const refused = refuseSignUp(standing.signUp, asked, order.now.getTime())
    if (refused === 'signUpOverlaps') return { refused, context: { overlaps } }
    if (refused) return { refused }
    const state = placeFor(standing.signUp, asked)
    const { rows } = await client.query<{ id: string }>(
      `INSERT INTO sign_up (activity_id, person_id, unit_id, post_code, places, state, at, by, request_key)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9) RETURNING id::text AS id`,
      [
        order.activityId,
        ...signerIds(order.signer),
        asked.postCode ?? null,
        asked.places,
        state,
        order.now,
        order.by,
        order.key,
      ],
    )
    return { id: rows[0]?.id ?? '', state }
  })

/** The place goes to the first who waits; after the deadline the organisers hear of the reason. */
export const cancelSignUp = (
  pool: Pool,
  order: SignUpOrder,
  reason: string | undefined,
): Promise<SignUpResult> =>
  inTransaction(pool, async client => {
    const standing = await standingUnderLock(client, order)
    if (!standing) return { refused: 'notFound' }
    const { own, cancel } = standing
    const done = await doneBy(client, order, 'end_request_key')
    if (done !== undefined) return { id: done, state: 'cancelled' }
    const refused = refuseCancel(cancel, reason, order.now.getTime())
    if (refused || !own) return { refused: refused ?? 'notSignedUp' }
    await client.query(
      `UPDATE sign_up SET state = 'cancelled', ended_at = $2, ended_by = $3, end_reason = $4, end_request_key = $5 WHERE id = $1`,
      [own.id, order.now, order.by, reason ?? null, order.key],
    )
    await settleSignUps(client, order.activityId, order.now)
    if (!isFreeToCancel(cancel, order.now.getTime()))
      await tellOrganisers(client, 'activity.givenUp', order.activityId, order.now)
    return { id: own.id, state: 'cancelled' }
  })
