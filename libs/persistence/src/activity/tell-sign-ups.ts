import type { PoolClient } from 'pg'
import type { NoticeTemplate } from '#domain/kernel/step.js'
import { lookedAfterBy } from '../organisation/looked-after.js'

/** A member hears of it in their own name, a Party organisation through its liaisons. No step of the process says it. */
const tell = `
  INSERT INTO notice (process_id, template, at, region, stage, role, unit_id, person_id)
  SELECT a.id::uuid, $2, $3, 'main', a.state, CASE WHEN s.person_id IS NULL THEN 'AgencyLiaison' ELSE 'InServicePartyMember' END,
    coalesce(s.unit_id, (SELECT m.agency_id FROM membership m WHERE m.person_id = s.person_id ORDER BY m.valid_from DESC LIMIT 1),
      a.community_id), s.person_id
  FROM sign_up s JOIN activity a ON a.id = s.activity_id WHERE s.id = ANY ($1::bigint[]) ORDER BY s.id`

/** @param ids of sign-ups */
export const tellSignUps = async (
  client: PoolClient,
  template: NoticeTemplate,
  ids: string[],
  now: Date,
): Promise<void> => {
  if (ids.length > 0) await client.query(tell, [ids, template, now])
}

/** Whoever plans the community's activities: somebody gave up a place late, or an attendance came after the closing. */
export const tellOrganisers = async (
  client: PoolClient,
  template: Extract<NoticeTemplate, 'activity.givenUp' | 'activity.lateArrival'>,
  activityId: string,
  now: Date,
): Promise<void> => {
  await client.query(
    `INSERT INTO notice (process_id, template, at, region, stage, role, unit_id)
     SELECT a.id::uuid, $2, $3, 'main', a.state, 'CommunityDeputySecretary', c.id
     FROM activity a ${lookedAfterBy('a.community_id')} WHERE a.id = $1`,
    [activityId, template, now],
  )
}
