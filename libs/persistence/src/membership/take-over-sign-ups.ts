import type { PoolClient } from 'pg'
import { settleSignUps } from '../activity/settle-sign-ups.js'
import { businessNow } from '../read/demo-clock.js'

const isToCome = `a.state IN ('planned', 'open')`

/** `$1` the unit, `$2` its successor. What both have signed up for is one sign-up, and the other's places are free. */
const toCome = `FROM activity a
  WHERE sign_up.unit_id = $1 AND sign_up.state <> 'cancelled' AND a.id = sign_up.activity_id AND ${isToCome}`

/** An activity before its sign-ups, and several in one order: as signing up, cancelling and settling do. */
const lockActivities = `
  SELECT FROM activity a WHERE ${isToCome}
    AND EXISTS (SELECT FROM sign_up s WHERE s.activity_id = a.id AND s.unit_id = $1 AND s.state <> 'cancelled')
  ORDER BY a.id FOR UPDATE`

const giveUpDoubles = `
  UPDATE sign_up SET state = 'cancelled', ended_at = $3, ended_by = 'system', end_reason = '单位已并入，承接单位已报名' ${toCome}
    AND EXISTS (SELECT FROM sign_up o WHERE o.activity_id = a.id AND o.unit_id = $2 AND o.state <> 'cancelled')
  RETURNING sign_up.activity_id AS "activityId"`

const takeOver = `UPDATE sign_up SET unit_id = $2 ${toCome}`

/** In the transaction of the merger: what a Party organisation has signed up for, its successor comes to. */
export const takeOverSignUps = async (client: PoolClient, unitId: string, intoId: string): Promise<void> => {
  const now = new Date(await businessNow(client))
  await client.query(lockActivities, [unitId])
  const { rows } = await client.query<{ activityId: string }>(giveUpDoubles, [unitId, intoId, now])
  await client.query(takeOver, [unitId, intoId])
  for (const { activityId } of rows) await settleSignUps(client, activityId, now)
}
