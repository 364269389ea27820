/** What the demo's evaluations need of the district, and the rows that say when something of the past has been. */
import type { Pool } from 'pg'
import type { Instant } from '#domain/calendar/local-date.js'

/** Of each role and unit one who holds it, by `role unit`. */
export const findDemoHolders = async (pool: Pool): Promise<Map<string, string>> => {
  const { rows } = await pool.query<{ key: string; personId: string }>(
    `SELECT role || ' ' || unit_id AS key, min(person_id) AS "personId" FROM role_grant
     WHERE role <> 'InServicePartyMember' GROUP BY 1`,
  )
  return new Map(rows.map(({ key, personId }) => [key, personId]))
}

/** Units that have a claim in the community, for whose year the demo has no claims yet; named as the rule names them. */
const servedEarlier = `
  INSERT INTO evaluation_subject (evaluation_id, community_id, place, subject_kind, subject_id, name)
  SELECT $1, c.community_id, 10000 + row_number() OVER (PARTITION BY c.community_id ORDER BY u.name), 'unit', u.id, u.name
  FROM (SELECT DISTINCT p.state->'facts'->>'communityId' AS community_id, p.state->'facts'->>'agencyId' AS agency_id
        FROM process p WHERE p.kind = 'claim') c
  JOIN org_unit u ON u.id = c.agency_id
  WHERE EXISTS (SELECT FROM evaluation_subject s WHERE s.evaluation_id = $1 AND s.community_id = c.community_id)
  ON CONFLICT DO NOTHING`

/** The first few of each kind; of the members those who have been there the longest, so that years can be compared. */
const fewer = `
  WITH ranked AS (
    SELECT s.community_id, s.place, s.subject_kind, row_number() OVER (PARTITION BY s.community_id, s.subject_kind
      ORDER BY (SELECT min(m.valid_from) FROM membership m WHERE m.person_id = s.subject_id), s.subject_id) AS turn
    FROM evaluation_subject s WHERE s.evaluation_id = $1
  )
  DELETE FROM evaluation_subject s USING ranked r
  WHERE s.evaluation_id = $1 AND s.community_id = r.community_id AND s.place = r.place AND r.turn > 3`

const numbered = `
  UPDATE evaluation_subject s SET place = n.place
  FROM (SELECT community_id, place AS was, (row_number() OVER (PARTITION BY community_id ORDER BY subject_kind DESC, name))::int AS place
        FROM evaluation_subject WHERE evaluation_id = $1) n
  WHERE s.evaluation_id = $1 AND s.community_id = n.community_id AND s.place = n.was`
const aside = `UPDATE evaluation_subject SET place = place + 20000 WHERE evaluation_id = $1`

/** Nobody who tries the demo out answers a hundred questions: six in each community stay. */
export const keepFewJudged = async (pool: Pool, evaluationId: string): Promise<void> => {
  for (const statement of [servedEarlier, fewer, aside, numbered]) await pool.query(statement, [evaluationId])
}

/** `$1` the evaluation; the first unit judged in `$2` has served in `$3` as well, in the place of the first one there. */
const servedInBoth = `
  UPDATE evaluation_subject s SET subject_id = u.subject_id, name = u.name
  FROM (SELECT subject_id, name FROM evaluation_subject
    WHERE evaluation_id = $1 AND community_id = $2 AND subject_kind = 'unit' ORDER BY place LIMIT 1) u
  WHERE s.evaluation_id = $1 AND s.community_id = $3 AND s.place = (
      SELECT min(place) FROM evaluation_subject WHERE evaluation_id = $1 AND community_id = $3 AND subject_kind = 'unit')
    AND NOT EXISTS (SELECT FROM evaluation_subject o
      WHERE o.evaluation_id = $1 AND o.community_id = $3 AND o.subject_id = u.subject_id)`

/** Agencies of the demo have a claim in one community each; one that is judged in two is told of both together. */
export const judgeOneInBoth = async (pool: Pool, evaluationId: string, places: string[]): Promise<void> => {
  const [first, second] = places
  await pool.query(servedInBoth, [evaluationId, first, second])
}

export interface DemoPoll {
  communityId: string
  /** In order. */
  subjects: { kind: 'unit' | 'person'; id: string }[]
}

export const findDemoPolls = async (pool: Pool, evaluationId: string): Promise<DemoPoll[]> =>
  (
    await pool.query<DemoPoll>(
      `SELECT community_id AS "communityId",
         jsonb_agg(jsonb_build_object('kind', subject_kind, 'id', subject_id) ORDER BY place) AS subjects
       FROM evaluation_subject WHERE evaluation_id = $1 GROUP BY 1 ORDER BY 1`,
      [evaluationId],
    )
  ).rows

/** Sets when voting ends. */
export const closeDemoAt = async (pool: Pool, evaluationId: string, at: Instant): Promise<void> => {
  await pool.query('UPDATE evaluation SET closes_at = $2 WHERE id = $1', [evaluationId, new Date(at)])
}

const past = [
  "UPDATE slip_change SET at = $2::timestamptz - interval '30 days' WHERE evaluation_id = $1",
  'UPDATE evaluation_comment SET screened_at = $2::timestamptz WHERE evaluation_id = $1',
  `UPDATE evaluation_objection SET at = $2::timestamptz, decided_at = $2::timestamptz + interval '1 day' WHERE evaluation_id = $1`,
]

/** What was put down today gets its day: objections came then, slips were printed a month earlier. */
export const dateDemoRows = async (pool: Pool, evaluationId: string, at: Instant): Promise<void> => {
  for (const statement of past) await pool.query(statement, [evaluationId, new Date(at)])
}
