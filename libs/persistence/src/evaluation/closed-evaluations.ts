/** Votes whose time is over: whether they have enough ballots, and which wait to be told on. */
import { statement, type Database } from '../read/database.js'

/**
 * Communities that could have enough valid ballots and have not: those with fewer slips than the minimum never can, and are
 * 样本不足 however long it goes on.
 */
const shortCommunities = (evaluation: string) => `
  SELECT count(*)::int FROM evaluation v JOIN evaluation_community c ON c.evaluation_id = v.id, LATERAL (
    SELECT count(*) FILTER (WHERE s.state = 'drawn') AS drawn, count(*) FILTER (WHERE s.cast_hash IS NOT NULL) AS voted
    FROM slip s WHERE s.evaluation_id = v.id AND s.community_id = c.community_id
  ) t WHERE v.id = ${evaluation} AND t.voted < v.minimum_valid AND t.drawn >= v.minimum_valid`

const short = statement<{ short: number }>('evaluation-short', `SELECT (${shortCommunities('$1')}) AS short`)

export const countShort = async (database: Database, evaluationId: string): Promise<number> =>
  (await short(database, [evaluationId]))[0]?.short ?? 0

export interface ClosedEvaluation {
  id: string
  /** `open`: too few have voted; `tallied`: counted. */
  state: 'open' | 'tallied'
  short: number
}

const closed = statement<ClosedEvaluation>(
  'closed-evaluations',
  `SELECT e.id, e.state, (${shortCommunities('e.id')}) AS short
   FROM evaluation e JOIN process p ON p.id = e.id::uuid
   WHERE p.kind = 'evaluation' AND p.stage = 'closed' AND p.ended_at IS NULL AND e.state IN ('open', 'tallied')`,
)

/** Those whose process waits in 已截止 for what only rows know. */
export const findClosedEvaluations = (database: Database): Promise<ClosedEvaluation[]> => closed(database, [])
