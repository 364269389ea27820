/** A request that is done once: what is told again, what is taken back, what becomes of a connection that broke. */
import type { PoolClient } from 'pg'
import { answerOnce, findAnswer } from '#persistence/requests/answer-once.js'
import { testDatabase, type TestDatabase } from '#testing/database.js'

let database: TestDatabase
beforeAll(async () => {
  database = await testDatabase()
  await database.pool.query('CREATE TABLE done (what text)')
})
afterAll(() => database.drop())
beforeEach(() => database.pool.query('TRUNCATE done, answered_request'))

const request = { by: 'somebody', key: 'a-key-of-sixteen', bodyHash: 'body' }
const done = async () => (await database.pool.query('SELECT what FROM done')).rows
const writing = (answer: object) => async (client: PoolClient) => {
  await client.query(`INSERT INTO done VALUES ('it')`)
  return answer
}

test('a repeat is told the same and does nothing; another body under the key is refused', async () => {
  const answers = await Promise.all([1, 2, 3].map(no => answerOnce(database.pool, request, writing({ no }))))
  expect(new Set(answers.map(answer => JSON.stringify(answer))).size).toBe(1)
  expect(await done()).toHaveLength(1)
  expect(await findAnswer(database.pool, request)).toEqual(answers[0])
  const other = await answerOnce(database.pool, { ...request, bodyHash: 'another' }, writing({}))
  expect(other).toEqual({ refused: 'keyReused' })
  expect(await done()).toHaveLength(1)
})

test('what is refused is taken back, and may be tried again under the same key', async () => {
  expect(await answerOnce(database.pool, request, writing({ refused: 'no' }))).toEqual({ refused: 'no' })
  expect(await done()).toEqual([])
  expect(await answerOnce(database.pool, request, writing({ no: 1 }))).toEqual({ no: 1 })
  expect(await done()).toHaveLength(1)
})

test('a connection lost on the way tells what broke it, and is not used again', async () => {
  const lost = answerOnce(database.pool, request, async client => {
    await client.query('SELECT pg_terminate_backend(pg_backend_pid())')
    return {}
  })
  await expect(lost).rejects.toThrow(/terminating connection/)
  await Promise.all(
    Array.from({ length: 20 }, async () => expect(await database.pool.query('SELECT')).toBeTruthy()),
  )
})
