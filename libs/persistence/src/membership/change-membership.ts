/** Suspending and ending a membership: each looks at the row under its lock, so that two at once follow one another. */
import type { PoolClient } from 'pg'
import type { LocalDate } from '#domain/calendar/local-date.js'
import { refuseEnd, refuseSuspension, type Span, type Standing } from '#domain/membership/membership-rules.js'
import type { EndReason, SuspensionReason } from '#domain/membership/membership.js'
import { lapseSignUps } from '../activity/lapse-sign-ups.js'
import { businessNow } from '../read/demo-clock.js'
import { settleEnded } from './settle-ended.js'

const lockStanding = async (client: PoolClient, id: string): Promise<Standing> => {
  const { rows } = await client.query<{ validFrom: string; validTo: string | null }>(
    `SELECT valid_from::text AS "validFrom", valid_to::text AS "validTo" FROM membership WHERE id = $1 FOR UPDATE`,
    [id],
  )
  const [row] = rows
  if (!row) throw new Error(`no membership ${id}`)
  const suspensions = await client.query<{ from: string; to: string }>(
    'SELECT from_on::text AS "from", to_on::text AS "to" FROM membership_suspension WHERE membership_id = $1',
    [id],
  )
  return {
    validFrom: row.validFrom,
    ...(row.validTo !== null && { validTo: row.validTo }),
    suspensions: suspensions.rows,
  }
}

/** Who asks, why, and the day it is. */
export interface MembershipChange {
  by: string
  reason: string
  today: LocalDate
}

export const suspendMembership = async (
  client: PoolClient,
  { by, reason }: MembershipChange,
  id: string,
  { from, to, reasonCode }: Span & { reasonCode: SuspensionReason },
) => {
  const refused = refuseSuspension(await lockStanding(client, id), { from, to })
  if (refused) return { refused }
  await client.query(
    `INSERT INTO membership_suspension (membership_id, from_on, to_on, reason, note, entered_by)
     VALUES ($1, $2, $3, $4, $5, $6)`,
    [id, from, to, reasonCode, reason, by],
  )
  await lapseSignUps(client, id, new Date(await businessNow(client)))
  return { id }
}

export const endMembership = async (
  client: PoolClient,
  { by, reason, today }: MembershipChange,
  id: string,
  { lastDay, reasonCode }: { lastDay: LocalDate; reasonCode: EndReason },
) => {
  const refused = refuseEnd(await lockStanding(client, id), lastDay, today)
  if (refused) return { refused }
  await client.query(
    'UPDATE membership SET valid_to = $2, end_reason = $3, end_note = $4, ended_by = $5 WHERE id = $1',
    [id, lastDay, reasonCode, reason, by],
  )
  await settleEnded(client, id)
  return { id }
}
