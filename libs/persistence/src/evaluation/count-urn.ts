/**
 * Closing and counting. The urn is emptied, its ballots are written in the order of their receipts, which is random, and
 * the result is counted, in one transaction: before it there is no ballot, after it no sealed one.
 */
import type { Pool, PoolClient } from 'pg'
import type { CastBallot } from '#domain/evaluation/ballot.js'
import { Concealment, type KeptBallot, type KeptComment, type Subject } from '#domain/evaluation/conceal.js'
import type { EvaluationState } from '#domain/evaluation/evaluation-states.js'
import { inTransaction } from '../transaction.js'
import { openUrn, type OpenedUrn } from './open-urn.js'
import { emptyPaper } from './paper-ballots.js'

/** Rows in one statement. */
const chunk = 1_000

/** From now on nothing is cast; what is being cast is waited for. @returns whether it was open */
export const closeUrn = async (client: Pool | PoolClient, evaluationId: string): Promise<boolean> => {
  const { rowCount } = await client.query(
    `UPDATE evaluation SET state = 'closed', closes_at = least(closes_at, clock_timestamp())
     WHERE id = $1 AND state = 'open'`,
    [evaluationId],
  )
  return rowCount === 1
}

interface Counted {
  minimumValid: number
  k: number
  state: EvaluationState
  choices: string[]
}

/**
 * Opens the urn of an evaluation that is closed.
 * @param open a sealed ballot; throws when it cannot be read
 * @returns false when it is not there to be counted, e.g. because it has been
 */
export const countUrn = (
  pool: Pool,
  evaluationId: string,
  open: (sealed: Buffer) => CastBallot,
): Promise<boolean> =>
  inTransaction(pool, async client => {
    const evaluation = await lockEvaluation(client, evaluationId)
    if (evaluation?.state !== 'closed') return false
    const urn = await openUrn(client, evaluationId, open)
    const concealment = new Concealment(urn.survey, await subjectsOf(client, evaluationId), evaluation)
    await keepBallots(client, evaluationId, urn, concealment)
    await keepComments(client, evaluationId, urn, concealment)
    await keepCounts(client, evaluationId, concealment)
    await tally(client, evaluationId, evaluation.choices)
    await keepMerged(client, evaluationId, concealment, evaluation.choices)
    await client.query('DELETE FROM urn WHERE evaluation_id = $1', [evaluationId])
    await client.query(emptyPaper, [evaluationId])
    await client.query(`UPDATE evaluation SET state = 'tallied', unreadable = $2 WHERE id = $1`, [
      evaluationId,
      urn.unreadable,
    ])
    return true
  })

const lockEvaluation = async (client: PoolClient, id: string): Promise<Counted | undefined> => {
  const { rows } = await client.query<Counted>(
    `SELECT e.minimum_valid AS "minimumValid", e.k, e.state,
       (SELECT array_agg(choice->>'value' ORDER BY place)
        FROM jsonb_array_elements(q.choices) WITH ORDINALITY AS c (choice, place)) AS choices
     FROM evaluation e JOIN questionnaire q ON q.version = e.questionnaire_version
     WHERE e.id = $1 FOR UPDATE OF e`,
    [id],
  )
  return rows[0]
}

const subjectsOf = async (client: PoolClient, id: string): Promise<Subject[]> => {
  const { rows } = await client.query<Subject>(
    `SELECT community_id AS "communityId", place, subject_kind AS kind, subject_id AS id
     FROM evaluation_subject WHERE evaluation_id = $1`,
    [id],
  )
  return rows
}

const keepBallots = async (
  client: PoolClient,
  id: string,
  { ballots }: OpenedUrn,
  concealment: Concealment,
): Promise<void> => {
  for await (const part of ballots.inOrder(chunk))
    await insertBallots(
      client,
      id,
      part.map(([receipt, communityId, source, answers]) =>
        concealment.keep({ receipt, communityId, source, answers }),
      ),
    )
}

const insertBallots = (client: PoolClient, id: string, kept: readonly KeptBallot[]) =>
  client.query(
    `INSERT INTO ballot (evaluation_id, receipt, community_id, source, answers)
     SELECT $1, b.receipt, b.community_id, b.source, b.answers::smallint[]
     FROM unnest($2::text[], $3::text[], $4::text[], $5::text[]) AS b (receipt, community_id, source, answers)`,
    [
      id,
      kept.map(({ receipt }) => receipt),
      kept.map(({ communityId }) => communityId),
      kept.map(({ source }) => source),
      kept.map(({ answers }) => answers && `{${answers.join(',')}}`),
    ],
  )

/** In the order of ids that were drawn here, over all of them, and so in none of the ballots'. */
const keepComments = async (
  client: PoolClient,
  id: string,
  { comments }: OpenedUrn,
  concealment: Concealment,
): Promise<void> => {
  for await (const part of comments.inOrder(chunk))
    await insertComments(
      client,
      id,
      part.flatMap(([commentId, communityId, text]) => {
        const kept = concealment.keepComment({ communityId, text })
        return kept ? { id: commentId, ...kept } : []
      }),
    )
}

const insertComments = (client: PoolClient, id: string, kept: readonly (KeptComment & { id: string })[]) =>
  client.query(
    `INSERT INTO evaluation_comment (id, evaluation_id, community_id, text)
     SELECT c.id, $1, c.community_id, c.text FROM unnest($2::uuid[], $3::text[], $4::text[]) AS c (id, community_id, text)`,
    [id, ...(['id', 'communityId', 'text'] as const).map(key => kept.map(each => each[key]))],
  )

const keepCounts = async (client: PoolClient, id: string, { communities }: Concealment): Promise<void> => {
  await client.query(
    `UPDATE evaluation_community e SET
       voted = (SELECT count(*) FROM slip s WHERE s.evaluation_id = $1 AND s.community_id = e.community_id
         AND s.cast_hash IS NOT NULL),
       ballots = coalesce(c.ballots, 0), paper = CASE WHEN c.community_id IS NULL THEN 0 ELSE c.paper END,
       is_sufficient = coalesce(c.is_sufficient, false)
     FROM (SELECT community_id AS id FROM evaluation_community WHERE evaluation_id = $1) AS own
     LEFT JOIN unnest($2::text[], $3::int[], $4::int[], $5::boolean[]) AS c (community_id, ballots, paper, is_sufficient)
       ON c.community_id = own.id
     WHERE e.evaluation_id = $1 AND e.community_id = own.id`,
    [
      id,
      communities.map(({ communityId }) => communityId),
      communities.map(({ ballots }) => ballots),
      communities.map(({ paper }) => paper),
      communities.map(({ isSufficient }) => isSufficient),
    ],
  )
}

/** `$1` the evaluation, `$2` the values of the choices. Each ballot's answers come as rows of their own. */
export const tallyStatement = `
  INSERT INTO evaluation_result (evaluation_id, subject_kind, subject_id, community_id, choice, count)
  SELECT $1, s.subject_kind, s.subject_id, c.community_id, ($2::text[])[c.answer], c.count
  FROM (
    SELECT community_id, place, answer, count(*)::integer AS count
    FROM (SELECT community_id, generate_subscripts(answers, 1) AS place, unnest(answers) AS answer
      FROM ballot WHERE evaluation_id = $1 AND answers IS NOT NULL) AS answered
    WHERE answer > 0 GROUP BY community_id, place, answer) AS c
  JOIN evaluation_subject s ON s.evaluation_id = $1 AND s.community_id = c.community_id AND s.place = c.place`

const tally = (client: PoolClient, id: string, choices: string[]) =>
  client.query(tallyStatement, [id, choices])

/** In an order of their own, which tells nothing of the one the ballots were found in. */
const keepMerged = (client: PoolClient, id: string, concealment: Concealment, choices: string[]) => {
  const merged = concealment.merged()
  return client.query(
    `INSERT INTO evaluation_result (evaluation_id, subject_kind, subject_id, choice, count)
     SELECT $1, m.* FROM unnest($2::text[], $3::text[], $4::text[], $5::int[]) AS m (subject_kind, subject_id, choice, count)
     ORDER BY m.subject_kind, m.subject_id, m.choice`,
    [
      id,
      merged.map(({ kind }) => kind),
      merged.map(({ subjectId }) => subjectId),
      merged.map(({ choice }) => choices[choice - 1]),
      merged.map(({ count }) => count),
    ],
  )
}
