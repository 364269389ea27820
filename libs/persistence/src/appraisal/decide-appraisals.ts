/** What people do about voices: whether one stands or was a mistake, and what the appraised say to it. */
import type { PoolClient } from 'pg'
import type { Verdict } from '#domain/appraisal/appraisal.js'

type Done = { id: string }

/** A person's look at all of them: each stands as it is, or is noted as doubtful. */
export const judgeVoices = async (
  client: PoolClient,
  order: { serviceId: string; appraisalIds: string[]; verdict: Verdict; reason: string; by: string },
): Promise<Done | { refused: 'notFound' }> => {
  const { rowCount } = await client.query(
    `INSERT INTO appraisal_judgement (appraisal_id, verdict, reason, by)
     SELECT id, $3, $4, $5 FROM appraisal WHERE id = ANY ($1::uuid[]) AND service_id = $2`,
    [order.appraisalIds, order.serviceId, order.verdict, order.reason, order.by],
  )
  return rowCount === order.appraisalIds.length ? { id: order.serviceId } : { refused: 'notFound' }
}

/** What was entered by mistake: it stays on record, marked, and is in no figure. Of what came by a code nothing is taken back. */
export const withdrawEntry = async (
  client: PoolClient,
  order: { serviceId: string; appraisalId: string; reason: string; by: string },
): Promise<Done | { refused: 'notFound' }> => {
  const { rowCount } = await client.query(
    `UPDATE appraisal SET withdrawn_at = business_now(), withdrawn_by = $3, withdrawn_reason = $4
     WHERE id = $1 AND service_id = $2 AND source <> 'code' AND withdrawn_at IS NULL`,
    [order.appraisalId, order.serviceId, order.by, order.reason],
  )
  return rowCount === 1 ? { id: order.appraisalId } : { refused: 'notFound' }
}

export const addReply = async (
  client: PoolClient,
  order: { serviceId: string; text: string; by: string },
): Promise<Done> => {
  await client.query('INSERT INTO appraisal_reply (service_id, text, by) VALUES ($1, $2, $3)', [
    order.serviceId,
    order.text,
    order.by,
  ])
  return { id: order.serviceId }
}
