/** Statements that every request or every commit runs are planned once a connection, not each time anew. */
import { randomUUID } from 'node:crypto'
import type { PoolClient } from 'pg'
import { decideStatement, decisionValues } from '#persistence/attendance/decide-attendances.js'
import { namedStatements } from '#persistence/read/database.js'
import '#persistence/accounts/sessions.js'
import { people } from '#testing/claims.js'
import type { TestDatabase } from '#testing/database.js'
import { districtDatabase } from './support/databases.js'

let database: TestDatabase
let client: PoolClient
beforeAll(async () => {
  database = await districtDatabase()
  await database.pool.query('ANALYZE')
  client = await database.pool.connect()
})
afterAll(async () => {
  client.release()
  await database.drop()
})

/** Postgres tries five plans for the values given before it keeps one for any. */
const tries = 5
const times = 12

/** @returns how often it was planned for its values */
const plannedAnew = async (name: string, text: string, valuesOf: () => unknown[]): Promise<number> => {
  for (let no = 0; no < times; no += 1) await client.query({ name, text, values: valuesOf() })
  const { rows } = await client.query<{ custom: number }>(
    'SELECT custom_plans::int AS custom FROM pg_prepared_statements WHERE name = $1',
    [name],
  )
  return rows[0]?.custom ?? times
}

const findSessions = () => namedStatements.get('find-sessions') ?? ''
const rules = [30, '2026-11-27']

test('who asks', async () => {
  const values = () => [JSON.stringify([{ idHash: randomUUID() }]), ...rules]
  expect(await plannedAnew('find', findSessions(), values)).toBe(tries)
})

test('decisions on attendances', async () => {
  const values = () =>
    decisionValues([
      {
        ...{ by: people.member, key: randomUUID(), bodyHash: '', activityId: randomUUID(), held: [] },
        items: [{ id: randomUUID(), version: 1, decision: 'confirmed' }],
      },
    ])
  expect(await plannedAnew('decide', decideStatement, values)).toBe(tries)
})

test('planted: what costs by the length of an array is planned each time', async () => {
  const byLength = 'SELECT count(*) FROM unnest($1::int[]), generate_series(1, 1000)'
  expect(await plannedAnew('by-length', byLength, () => [[1]])).toBe(times)
})
