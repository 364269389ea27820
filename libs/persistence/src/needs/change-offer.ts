/** Closing and reopening what is on a menu, giving up a post: each under the row's lock. */
import type { PoolClient } from 'pg'
import type { LocalDate } from '#domain/calendar/local-date.js'
import { refuseOfferCommand, type OfferKind, type OfferState } from '#domain/needs/offer.js'

export interface OfferChange {
  today: LocalDate
  reason: string
}

export const changeOffer = async (
  client: PoolClient,
  { today, reason }: OfferChange,
  { kind, id }: { kind: OfferKind; id: string },
  command: { name: 'close' } | { name: 'reopen'; closesOn?: LocalDate },
) => {
  const { rows } = await client.query<{ state: OfferState; closesOn: string | null }>(
    `SELECT state, closes_on::text AS "closesOn" FROM ${kind} WHERE id = $1 FOR UPDATE`,
    [id],
  )
  const [row] = rows
  if (!row) throw new Error(`no ${kind} ${id}`)
  const standing = { state: row.state, ...(row.closesOn !== null && { closesOn: row.closesOn }) }
  const refused = refuseOfferCommand(standing, command, today)
  if (refused) return { refused }
  if (command.name === 'close')
    await client.query(`UPDATE ${kind} SET state = 'closed', state_reason = $2 WHERE id = $1`, [id, reason])
  else
    await client.query(
      `UPDATE ${kind} SET state = 'published', state_reason = $2, closes_on = $3 WHERE id = $1`,
      [id, reason, command.closesOn ?? null],
    )
  return { id }
}

export const endHeldPost = async (
  client: PoolClient,
  { today, reason, by }: OfferChange & { by: string },
  id: string,
) => {
  const ended = await client.query(
    `UPDATE post_claim SET state = 'ended', until = greatest(since, $2::date), end_reason = $3, ended_by = $4
     WHERE id = $1 AND until IS NULL`,
    [id, today, reason, by],
  )
  return ended.rowCount === 1 ? { id } : { refused: 'postClaimEnded' as const }
}
