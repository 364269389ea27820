/** Objections to results, comments that wait for somebody to look through them. */
import { randomUUID } from 'node:crypto'
import type { PoolClient } from 'pg'
import type { SubjectKind } from '#domain/evaluation/questionnaire.js'
import { statement, type Database } from '../read/database.js'

export interface NewObjection {
  evaluationId: string
  kind: SubjectKind
  subjectId: string
  unitId: string
  text: string
  by: string
}

/** @returns its id; or why it cannot be made */
export const addObjection = async (
  client: PoolClient,
  { evaluationId, kind, subjectId, unitId, text, by }: NewObjection,
): Promise<{ id: string } | { refused: 'objectionsClosed' | 'objectionOpen' | 'notFound' }> => {
  const { rows } = await client.query<{ stage: string; isJudged: boolean }>(
    `SELECT p.stage, EXISTS (SELECT FROM evaluation_subject s
       WHERE s.evaluation_id = e.id AND s.subject_kind = $2 AND s.subject_id = $3) AS "isJudged"
     FROM evaluation e JOIN process p ON p.id = e.id::uuid WHERE e.id = $1 FOR SHARE OF e`,
    [evaluationId, kind, subjectId],
  )
  if (!rows[0]?.isJudged) return { refused: 'notFound' }
  if (rows[0].stage !== 'objections') return { refused: 'objectionsClosed' }
  const id = randomUUID()
  const { rowCount } = await client.query(
    `INSERT INTO evaluation_objection (id, evaluation_id, subject_kind, subject_id, unit_id, text, by, at)
     VALUES ($1, $2, $3, $4, $5, $6, $7, business_now()) ON CONFLICT DO NOTHING`,
    [id, evaluationId, kind, subjectId, unitId, text, by],
  )
  return rowCount === 1 ? { id } : { refused: 'objectionOpen' }
}

/** @returns its id; or why it cannot be decided, e.g. by whoever made it */
export const decideObjection = async (
  client: PoolClient,
  {
    evaluationId,
    id,
    decision,
    reason,
    by,
  }: Record<'evaluationId' | 'id' | 'decision' | 'reason' | 'by', string>,
): Promise<{ id: string } | { refused: 'objectionDecided' | 'ownApplication' | 'notFound' }> => {
  const { rows } = await client.query<{ by: string; decision: string | null }>(
    'SELECT by, decision FROM evaluation_objection WHERE id = $1 AND evaluation_id = $2 FOR UPDATE',
    [id, evaluationId],
  )
  if (!rows[0]) return { refused: 'notFound' }
  if (rows[0].decision !== null) return { refused: 'objectionDecided' }
  if (rows[0].by === by) return { refused: 'ownApplication' }
  await client.query(
    `UPDATE evaluation_objection SET decision = $2, reason = $3, decided_by = $4, decided_at = business_now() WHERE id = $1`,
    [id, decision, reason, by],
  )
  return { id }
}

export interface FoundObjection {
  id: string
  kind: SubjectKind
  subjectId: string
  subjectName: string
  unitId: string
  unitName: string
  text: string
  by: string
  byName: string
  at: Date
  decision: 'withdrawn' | 'noted' | 'rejected' | null
  reason: string | null
  decidedByName: string | null
}

const objections = statement<FoundObjection>(
  'evaluation-objections',
  `SELECT o.id, o.subject_kind AS kind, o.subject_id AS "subjectId", coalesce(u.name, person.name, o.subject_id) AS "subjectName",
     o.unit_id AS "unitId", coalesce(own.name, o.unit_id) AS "unitName", o.text, o.by, coalesce(who.name, o.by) AS "byName", o.at,
     o.decision, o.reason, decider.name AS "decidedByName"
   FROM evaluation_objection o
     LEFT JOIN org_unit u ON o.subject_kind = 'unit' AND u.id = o.subject_id
     LEFT JOIN person ON o.subject_kind = 'person' AND person.id = o.subject_id
     LEFT JOIN org_unit own ON own.id = o.unit_id LEFT JOIN person who ON who.id = o.by
     LEFT JOIN person decider ON decider.id = o.decided_by
   WHERE o.evaluation_id = $1 ORDER BY o.decision IS NOT NULL, o.at`,
)
export const findObjections = (database: Database, evaluationId: string) =>
  objections(database, [evaluationId])

export interface FoundComment {
  id: string
  communityId: string | null
  communityName: string | null
  text: string
}

const comments = statement<FoundComment>(
  'evaluation-comments',
  `SELECT c.id, c.community_id AS "communityId", u.name AS "communityName", c.text
   FROM evaluation_comment c LEFT JOIN org_unit u ON u.id = c.community_id
   WHERE c.evaluation_id = $1 AND c.state = $2 ORDER BY u.path, c.id LIMIT $3::int`,
)
export const findComments = (
  database: Database,
  evaluationId: string,
  state: 'waiting' | 'shown',
  /** All of them when it is left out. */
  most?: number,
) => comments(database, [evaluationId, state, most ?? null])

const shownComments = statement<{ count: number }>(
  'evaluation-comments-shown',
  `SELECT count(*)::int AS count FROM evaluation_comment WHERE evaluation_id = $1 AND state = 'shown'`,
)
export const countShownComments = async (database: Database, evaluationId: string): Promise<number> =>
  (await shownComments(database, [evaluationId]))[0]?.count ?? 0

/** `$1` texts, looked up by each two to four signs that a name may begin with. A name of one sign stands in too many words. Nobody is told but whoever screens them. */
const namesIn = statement<{ at: number; name: string }>(
  'names-in-texts',
  `WITH told AS MATERIALIZED (
     SELECT text, at FROM unnest($1::text[]) WITH ORDINALITY AS t (text, at)
   ), piece AS MATERIALIZED (
     SELECT DISTINCT t.at, substr(t.text, place, signs) AS start
     FROM told t, generate_series(1, length(t.text) - 1) AS place, generate_series(2, 4) AS signs
   )
   SELECT DISTINCT (t.at - 1)::int AS at, p.name FROM piece JOIN told t USING (at)
   JOIN person p ON left(p.name, 4) = piece.start AND length(p.name) > 1 AND strpos(t.text, p.name) > 0 ORDER BY 1, 2`,
)

/** @returns for each text the names of people on the platform that stand in it */
export const findNamesIn = async (database: Database, texts: readonly string[]): Promise<string[][]> => {
  const found = await namesIn(database, [texts])
  return texts.map((_, place) => found.flatMap(({ at, name }) => (at === place ? [name] : [])))
}

const waiting = statement<{ comments: number; objections: number }>(
  'evaluation-waiting',
  `SELECT (SELECT count(*)::int FROM evaluation_comment WHERE evaluation_id = $1 AND state = 'waiting') AS comments,
     (SELECT count(*)::int FROM evaluation_objection WHERE evaluation_id = $1 AND decision IS NULL) AS objections`,
)
export const countWaiting = async (database: Database, evaluationId: string) =>
  (await waiting(database, [evaluationId]))[0] ?? { comments: 0, objections: 0 }

export const screenComment = async (
  client: PoolClient,
  { evaluationId, id, shown, by }: { evaluationId: string; id: string; shown: boolean; by: string },
): Promise<{ id: string } | { refused: 'commentScreened' }> => {
  const { rowCount } = await client.query(
    `UPDATE evaluation_comment SET state = $3, screened_by = $4, screened_at = business_now()
     WHERE id = $1 AND evaluation_id = $2 AND state = 'waiting'`,
    [id, evaluationId, shown ? 'shown' : 'withheld', by],
  )
  return rowCount === 1 ? { id } : { refused: 'commentScreened' }
}
