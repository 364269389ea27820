/** Whoever has left serves nowhere any more: the membership ends with their last day, and what rested on it with it. */
import type { PoolClient } from 'pg'
import type { LocalDate } from '#domain/calendar/local-date.js'
import { settleEnded } from './settle-ended.js'

/** `$1` today: whoever is there for the last time today is in no office from now on either. */
const endAll = `
  UPDATE membership m SET valid_to = greatest(m.valid_from, p.left_on), end_reason = 'left'
  FROM person p WHERE p.id = m.person_id AND p.left_on <= $1::date AND m.valid_to IS NULL RETURNING m.id`

export const endForLeavers = async (client: PoolClient, today: LocalDate): Promise<void> => {
  const { rows } = await client.query<{ id: string }>(endAll, [today])
  for (const { id } of rows) await settleEnded(client, id)
}
