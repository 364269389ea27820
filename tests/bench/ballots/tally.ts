/** Counting a million ballots beside the bare `GROUP BY` of their answers. */
import type { Pool } from 'pg'
import { tallyStatement } from '#persistence/evaluation/count-urn.js'
import { alternate, compared } from '../harness/pairs.js'
import type { Measured } from '../harness/figures.js'
import { median } from '../harness/statistics.js'

const ballots = 1_000_000
const communities = 60
const subjects = 5
const pairs = 5
const choices = ['very', 'well', 'fair', 'poor', 'unknown']

const seedBallots = async (pool: Pool, evaluationId: string): Promise<void> => {
  await pool.query(
    `INSERT INTO evaluation_subject (evaluation_id, community_id, place, subject_kind, subject_id, name)
     SELECT $1, 'community-' || c, place, 'unit', 'unit-' || c || '-' || place, '评议对象'
     FROM generate_series(0, $2::int - 1) c, generate_series(1, $3::int) place`,
    [evaluationId, communities, subjects],
  )
  await pool.query(
    `INSERT INTO ballot (evaluation_id, receipt, community_id, source, answers)
     SELECT $1, md5(n::text), 'community-' || n % $2::int, 'online',
       ARRAY[1 + n % 5, 1 + n / 5 % 5, 1 + n / 25 % 5, 1 + n / 125 % 5, 1 + n / 625 % 5]::smallint[]
     FROM generate_series(1, $3::int) n ORDER BY 2`,
    [evaluationId, communities, ballots],
  )
  await pool.query('VACUUM ANALYZE ballot')
}

const floor = `
  SELECT community_id, place, answer, count(*)
  FROM (SELECT community_id, generate_subscripts(answers, 1) AS place, unnest(answers) AS answer
    FROM ballot WHERE evaluation_id = $1) AS answered
  GROUP BY 1, 2, 3`

const timed = async (work: () => Promise<unknown>): Promise<number> => {
  const begun = performance.now()
  await work()
  return performance.now() - begun
}

export const tally = async (pool: Pool, evaluationId: string): Promise<Measured> => {
  await seedBallots(pool, evaluationId)
  const empty = () => pool.query('DELETE FROM evaluation_result WHERE evaluation_id = $1', [evaluationId])
  const ours = async () => {
    await empty()
    return timed(() => pool.query(tallyStatement, [evaluationId, choices]))
  }
  const beside = () => timed(() => pool.query(floor, [evaluationId]))
  await ours()
  await beside()
  const measured = await alternate({ pairs, turns: 1, ours, beside })
  return compared(
    'tally of 1,000,000 ballots, ms, beside the GROUP BY of their answers',
    '≤2',
    measured,
    median,
  )
}
