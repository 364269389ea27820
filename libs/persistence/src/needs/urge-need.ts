/** 催办: a community is told to deal with a need, by whoever coordinates it. */
import type { PoolClient } from 'pg'
import { businessNowSql } from '../read/demo-clock.js'

/** As SQL: within a day, so that it is not done again yet. @param need the need's alias */
export const isUrged = (need: string): string => `${need}.urged_at > ${businessNowSql} - interval '1 day'`

/** So much of its words as a message names it by. */
const mostWords = 40

const mark = `UPDATE need SET urged_at = business_now() WHERE id = $1 AND (${isUrged('need')}) IS NOT TRUE`

const tell = `
  INSERT INTO notice (template, at, region, stage, role, unit_id, about)
  SELECT 'need.urged', business_now(), 'main', '', 'CommunityDeputySecretary', n.community_id,
    jsonb_build_object('needId', n.id, 'title', left(n.text, ${mostWords}), 'community', c.name, 'said', $2::text)
  FROM need n JOIN org_unit c ON c.id = n.community_id WHERE n.id = $1`

/** The need's row is locked. */
export const urgeNeed = async (
  client: PoolClient,
  id: string,
  said: string,
): Promise<{ id: string } | { refused: 'needUrgedLately' }> => {
  if ((await client.query(mark, [id])).rowCount === 0) return { refused: 'needUrgedLately' }
  await client.query(tell, [id, said])
  return { id }
}
