/** What the rows of an evaluation refuse and give up: too many to judge, paper after a stop, a second objection. */
import { randomUUID } from 'node:crypto'
import type { QueryRunner } from 'typeorm'
import type { PlannedEvaluation } from '#domain/evaluation/evaluation.js'
import type { EvaluationState } from '#domain/evaluation/evaluation-states.js'
import { mostJudged } from '#domain/evaluation/questionnaire.js'
import { findParts } from '#persistence/evaluation/find-communities.js'
import { enterPaper } from '#persistence/evaluation/paper-ballots.js'
import { writeEvaluation } from '#persistence/evaluation/write-evaluation.js'
import { findEvaluationCard } from '#persistence/home/find-evaluations-waiting.js'
import { ObjectionsOnce1793290000000 } from '#persistence/migrations/1793290000000-objections-once.js'
import { inTransaction } from '#persistence/transaction.js'
import { people, units } from '#testing/claims.js'
import { seedEvaluation } from '#testing/evaluations.js'
import { urnsDatabase, type UrnsDatabase } from './support/databases.js'

let database: UrnsDatabase

beforeAll(async () => {
  database = await urnsDatabase()
})
afterAll(() => database.drop())
beforeEach(() => database.pool.query('TRUNCATE evaluation CASCADE'))

/** A step that leaves the row in that state. */
const write = (id: string, state: EvaluationState) => {
  const row: PlannedEvaluation = {
    ...{
      id,
      districtId: units.district,
      communityIds: [units.east1],
      year: 2026,
      title: '2026年度群众民主评议',
    },
    ...{ questionnaireVersion: 1, households: 50, minimumValid: 30, k: 5, leastAttendances: 0 },
    ...{ state, extended: false },
  }
  return inTransaction(database.pool, client => writeEvaluation(client, row))
}

const enterFirst = (evaluationId: string) =>
  enterPaper(
    database.pool,
    { evaluationId, communityId: units.east1, number: 1 },
    { by: people.east1Secretary, requestHash: 'first', castHash: 'never' },
    { seal: () => 'sealed', differs: () => undefined, cast: () => Promise.resolve({}) },
  )

test('with more to be judged in a community than a ballot holds it is not approved', async () => {
  const { pool } = database
  const { id } = await seedEvaluation(pool, database.keys, { state: 'prepared', communities: {} })
  const settle = (from: number, to: number) =>
    pool.query(
      `WITH come AS (
         INSERT INTO person (id, unit_id, name, pinyin) SELECT 'judged-' || n, $1, '党员' || n, 'dang' FROM generate_series($3::int, $4::int) n
         RETURNING id
       )
       INSERT INTO membership (id, subject, person_id, agency_id, community_id, valid_from)
       SELECT gen_random_uuid(), 'member', id, $1, $2, '2026-01-01' FROM come`,
      [units.j1, units.east1, from, to],
    )
  await settle(1, mostJudged + 1)
  expect(await write(id, 'approved')).toEqual({
    code: 'tooManyJudged',
    detail: { most: mostJudged + 1, allowed: mostJudged },
  })
  await pool.query(`DELETE FROM membership WHERE person_id = 'judged-1'; TRUNCATE evaluation_subject`)
  expect(await write(id, 'approved')).toBeUndefined()
})

test('stopped, paper that nobody checked is emptied', async () => {
  const { id } = await seedEvaluation(database.pool, database.keys)
  await enterFirst(id)
  expect(await write(id, 'stopped')).toBeUndefined()
  const { rows } = await database.pool.query('SELECT state, sealed FROM paper_ballot')
  expect(rows).toEqual([{ state: 'entered', sealed: null }])
})

test('the slips of a community that has become part of another are looked after by whoever took it over', async () => {
  const { pool } = database
  const { id } = await seedEvaluation(pool, database.keys)
  await enterFirst(id)
  await pool.query('UPDATE slip SET token_hash = NULL WHERE community_id = $1 AND number <= 5', [units.east1])
  const pathOf = async () => (await findParts(pool, id, [units.east1]))[0]?.path
  const cardsOf = async (communityId: string) => {
    const asker = { paths: [`%/${communityId}/%`], personId: people.east2Secretary, unitIds: [] }
    const cards = (['slips', 'paperBallots'] as const).map(card => findEvaluationCard(pool, card, asker))
    return (await Promise.all(cards)).map(({ count }) => count)
  }
  expect(await pathOf()).toContain(units.east1)
  expect([await cardsOf(units.east1), await cardsOf(units.east2)]).toEqual([
    [5, 1],
    [0, 0],
  ])
  await pool.query('UPDATE org_unit SET merged_into_id = $2, ended_on = now() WHERE id = $1', [
    units.east1,
    units.east2,
  ])
  expect(await pathOf()).toContain(units.east2)
  expect([await cardsOf(units.east1), await cardsOf(units.east2)]).toEqual([
    [0, 0],
    [5, 1],
  ])
  await pool.query('UPDATE org_unit SET merged_into_id = NULL, ended_on = NULL WHERE id = $1', [units.east1])
})

test('a household that voted on paper before its slip was printed asks for none', async () => {
  const { pool } = database
  const { id } = await seedEvaluation(pool, database.keys)
  await pool.query(
    `UPDATE slip SET token_hash = NULL, cast_hash = CASE WHEN number < 3 THEN 'cast' END
     WHERE evaluation_id = $1 AND community_id = $2 AND number <= 5`,
    [id, units.east1],
  )
  const [part] = await findParts(pool, id, [units.east1])
  expect(part).toMatchObject({ drawn: 50, printed: 45, unprinted: 3, voted: 2 })
})

test('of objections that an earlier release let in twice, the one decided first stays', async () => {
  const { pool } = database
  const { id } = await seedEvaluation(pool, database.keys)
  const migration = new ObjectionsOnce1793290000000()
  const runner = { query: (sql: string) => pool.query(sql) } as unknown as QueryRunner
  const object = (subjectId: string, decision: string | null, day: number) =>
    pool.query(
      `INSERT INTO evaluation_objection (id, evaluation_id, subject_kind, subject_id, unit_id, text, by, at, decision, decided_at)
       VALUES ($1, $2, 'unit', $3, $3, '有异议', 'x', make_date(2026, 1, $5), $4, CASE WHEN $4::text IS NOT NULL THEN make_date(2026, 2, $5) END)`,
      [randomUUID(), id, subjectId, decision, day],
    )
  await migration.down(runner)
  await object(units.j1, 'rejected', 3)
  await object(units.j1, 'withdrawn', 2)
  await object(units.j1, null, 1)
  await object(units.j2, null, 1)
  await migration.up(runner)
  const { rows } = await pool.query(
    'SELECT subject_id AS id, decision FROM evaluation_objection ORDER BY subject_id',
  )
  expect(rows).toEqual([
    { id: units.j1, decision: 'withdrawn' },
    { id: units.j2, decision: null },
  ])
  await expect(object(units.j1, 'rejected', 4)).rejects.toThrow('evaluation_objection_once')
})
