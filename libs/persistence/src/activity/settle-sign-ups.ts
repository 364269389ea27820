/**
 * Who has a place, after places or sign-ups have changed. The caller holds the activity's row, so that changes of one activity
 * follow one another.
 */
import type { PoolClient } from 'pg'
import { tellSignUps } from './tell-sign-ups.js'

/** More have signed up than there are places, in all or for one kind of post. */
export interface Overfull {
  taken: number
  places: number
  postCode?: string
}

const overfull = `
  SELECT s.taken::int AS taken, s.places, s.post AS "postCode" FROM (
    SELECT sum(s.places) AS taken, a.capacity AS places, NULL AS post
    FROM activity a JOIN sign_up s ON s.activity_id = a.id AND s.state = 'signed' WHERE a.id = $1 GROUP BY a.id
    UNION ALL
    SELECT sum(s.places), coalesce(p.places, 0), s.post_code
    FROM sign_up s LEFT JOIN activity_post p ON p.activity_id = s.activity_id AND p.post_code = s.post_code
    WHERE s.activity_id = $1 AND s.state = 'signed' AND s.post_code IS NOT NULL GROUP BY s.post_code, p.places
  ) s WHERE s.taken > s.places ORDER BY s.post NULLS FIRST LIMIT 1`

export const findOverfull = async (client: PoolClient, activityId: string): Promise<Overfull | undefined> => {
  const { rows } = await client.query<{ taken: number; places: number; postCode: string | null }>(overfull, [
    activityId,
  ])
  const [found] = rows
  return found && ({ ...found, postCode: found.postCode ?? undefined } as Overfull)
}

/** The last ones to sign up wait, before all who have waited so far: they signed up earlier. */
const moveDown = `
  WITH ranked AS (
    SELECT s.id, sum(s.places) OVER (ORDER BY s.id) AS in_all, a.capacity, p.places AS of_post,
      sum(s.places) OVER (PARTITION BY s.post_code ORDER BY s.id) AS in_post, s.post_code
    FROM sign_up s JOIN activity a ON a.id = s.activity_id
    LEFT JOIN activity_post p ON p.activity_id = s.activity_id AND p.post_code = s.post_code
    WHERE s.activity_id = $1 AND s.state = 'signed'
  )
  UPDATE sign_up SET state = 'waiting' FROM ranked
  WHERE sign_up.id = ranked.id AND (in_all > ranked.capacity OR ranked.post_code IS NOT NULL AND in_post > coalesce(of_post, 0))
  RETURNING sign_up.id`

/** The first in the waiting list for whom there is room, in all and for their kind of post. */
const moveUp = `
  UPDATE sign_up SET state = 'signed', moved_up_at = $2
  WHERE id = (
    SELECT w.id FROM sign_up w JOIN activity a ON a.id = w.activity_id
    LEFT JOIN activity_post p ON p.activity_id = a.id AND p.post_code = w.post_code
    WHERE a.id = $1 AND a.state = 'open' AND a.starts_at > $2 AND w.state = 'waiting'
      AND (a.capacity IS NULL OR a.capacity >= w.places
        + (SELECT coalesce(sum(places), 0) FROM sign_up WHERE activity_id = a.id AND state = 'signed'))
      AND (w.post_code IS NULL OR p.places >= w.places
        + (SELECT coalesce(sum(places), 0) FROM sign_up
           WHERE activity_id = a.id AND state = 'signed' AND post_code = w.post_code))
    ORDER BY w.id LIMIT 1)
  RETURNING id`

/** Those beyond the places wait, the first who wait take what is free; each of them is told. */
export const settleSignUps = async (client: PoolClient, activityId: string, now: Date): Promise<void> => {
  const down = await client.query<{ id: string }>(moveDown, [activityId])
  const up: string[] = []
  for (;;) {
    const { rows } = await client.query<{ id: string }>(moveUp, [activityId, now])
    if (!rows[0]) break
    up.push(rows[0].id)
  }
  const lowered = down.rows.map(({ id }) => id)
  await tellSignUps(
    client,
    'activity.movedDown',
    lowered.filter(id => !up.includes(id)),
    now,
  )
  await tellSignUps(
    client,
    'activity.movedUp',
    up.filter(id => !lowered.includes(id)),
    now,
  )
}
