/** 催办: a community is told to deal with a need, by whoever coordinates it; without a deputy secretary, whoever is next. */
import type { PoolClient } from 'pg'
import type { PersonId } from '#domain/organisation/roles.js'
import { canAct, isInForce } from '../organisation/in-office.js'
import { businessNowSql, businessTodaySql } from '../read/demo-clock.js'

/** As SQL: within a day, so that it is not done again yet. @param need the need's alias */
export const isUrged = (need: string): string => `${need}.urged_at > ${businessNowSql} - interval '1 day'`

/** So much of its words as a message names it by. */
const mostWords = 40

const mark = `UPDATE need SET urged_at = business_now() WHERE id = $1 AND (${isUrged('need')}) IS NOT TRUE`

/** Who is told, in this order: an office that has somebody other than whoever urges. */
const line = `
  SELECT 1 AS rank, 'CommunityDeputySecretary' AS role, c.id AS unit_id FROM community c
  UNION ALL
  SELECT above.rank, above.role, u.id FROM community c JOIN org_unit u ON starts_with(c.path, u.path)
  JOIN (VALUES (2, 'SubdistrictCoordinator', 'subdistrict'), (3, 'OrganizationDepartmentOfficer', 'district'))
    AS above (rank, role, kind) ON above.kind = u.kind`

/** Nobody in any of them: the community's own office stands, whose notices administrators hear of meanwhile. */
const tell = `
  WITH community AS (
    SELECT c.id, c.path, c.name FROM need n JOIN org_unit c ON c.id = n.community_id WHERE n.id = $1
  ), line AS (${line}
  ), told AS (
    SELECT line.* FROM line, (SELECT ${businessTodaySql} AS today) AS day
    WHERE EXISTS (SELECT FROM role_grant g JOIN person p ON p.id = g.person_id
      WHERE g.role = line.role AND g.unit_id = line.unit_id AND g.person_id <> $3
        AND ${isInForce('g', 'today')} AND ${canAct('p', 'today')})
    ORDER BY rank LIMIT 1
  )
  INSERT INTO notice (template, at, region, stage, role, unit_id, about)
  SELECT 'need.urged', business_now(), 'main', '', coalesce(told.role, 'CommunityDeputySecretary'),
    coalesce(told.unit_id, c.id),
    jsonb_strip_nulls(jsonb_build_object('needId', n.id, 'title', left(n.text, ${mostWords}), 'community', c.name,
      'vacant', CASE WHEN told.rank > 1 THEN true END, 'said', $2::text))
  FROM need n JOIN community c ON c.id = n.community_id LEFT JOIN told ON true WHERE n.id = $1`

interface Urging {
  id: string
  said: string
  /** Nobody urges themselves. */
  by: PersonId
}

/** The need's row is locked. */
export const urgeNeed = async (
  client: PoolClient,
  { id, said, by }: Urging,
): Promise<{ id: string } | { refused: 'needUrgedLately' }> => {
  if ((await client.query(mark, [id])).rowCount === 0) return { refused: 'needUrgedLately' }
  await client.query(tell, [id, said, by])
  return { id }
}
