/** What people do about voices: whether one counts, what the appraised say to it, and 表现良好. */
import { randomUUID } from 'node:crypto'
import type { PoolClient } from 'pg'

type Done = { id: string }

export const judgeVoice = async (
  client: PoolClient,
  order: { activityId: string; appraisalId: string; counts: boolean; reason: string; by: string },
): Promise<Done | { refused: 'notFound' }> => {
  const { rowCount } = await client.query(
    `INSERT INTO appraisal_judgement (appraisal_id, counts, reason, by)
     SELECT id, $3, $4, $5 FROM appraisal WHERE id = $1 AND activity_id = $2`,
    [order.appraisalId, order.activityId, order.counts, order.reason, order.by],
  )
  return rowCount === 1 ? { id: order.appraisalId } : { refused: 'notFound' }
}

export const addReply = async (
  client: PoolClient,
  order: { activityId: string; text: string; by: string },
): Promise<Done> => {
  await client.query('INSERT INTO appraisal_reply (activity_id, text, by) VALUES ($1, $2, $3)', [
    order.activityId,
    order.text,
    order.by,
  ])
  return { id: order.activityId }
}

export interface DoneWellOrder {
  activityId: string
  /** Exactly one of the two. */
  personId: string | null
  unitId: string | null
  reason: string
  by: string
}

/** Only of those whose attendance is confirmed, and once while it stands. */
export const giveDoneWell = async (
  client: PoolClient,
  { activityId, personId, unitId, reason, by }: DoneWellOrder,
): Promise<Done | { refused: 'notServed' | 'doneWellAlready' }> => {
  const served = await client.query(
    `SELECT FROM attendance WHERE activity_id = $1 AND state = 'confirmed' AND (person_id = $2 OR unit_id = $3) FOR SHARE`,
    [activityId, personId, unitId],
  )
  if (served.rowCount !== 1) return { refused: 'notServed' }
  const { rows } = await client.query<Done>(
    `INSERT INTO done_well (id, activity_id, person_id, unit_id, reason, by) VALUES ($1, $2, $3, $4, $5, $6)
     ON CONFLICT DO NOTHING RETURNING id`,
    [randomUUID(), activityId, personId, unitId, reason, by],
  )
  return rows[0] ?? { refused: 'doneWellAlready' }
}

export const withdrawDoneWell = async (
  client: PoolClient,
  order: { activityId: string; doneWellId: string; reason: string; by: string },
): Promise<Done | { refused: 'notFound' }> => {
  const { rowCount } = await client.query(
    `UPDATE done_well SET withdrawn_at = now(), withdrawn_by = $3, withdrawn_reason = $4
     WHERE id = $1 AND activity_id = $2 AND withdrawn_at IS NULL`,
    [order.doneWellId, order.activityId, order.by, order.reason],
  )
  return rowCount === 1 ? { id: order.doneWellId } : { refused: 'notFound' }
}
