/** Decisions while the API is killed and every fifth is sent twice: what was acknowledged is there, once. */
import { randomUUID } from 'node:crypto'
import { seedActivity } from '#testing/activities.js'
import { people } from '#testing/claims.js'
import { newKey, testApi, type TestApi } from './support/api.js'
import { endSecondApis, killed, secondApi, type SecondApi } from './support/second-api.js'

let api: TestApi
let activityId: string

const cameCount = 240
const clients = 12

beforeAll(async () => {
  api = await testApi()
  activityId = (await seedActivity(api.database.pool, { id: randomUUID(), signUps: [] })).id
  const { pool } = api.database
  await pool.query(
    `INSERT INTO person (id, staff_number, name, unit_id)
     SELECT 'came-' || n, 'came-' || n, '来者' || n, '511702' FROM generate_series(1, $1::int) n`,
    [cameCount],
  )
  await pool.query(
    `INSERT INTO attendance (id, activity_id, person_id, way, came_at, by)
     SELECT gen_random_uuid(), $1, 'came-' || n, 'code', now(), 'came-' || n FROM generate_series(1, $2::int) n`,
    [activityId, cameCount],
  )
})
afterAll(async () => {
  endSecondApis()
  await api.close()
})

type Told = { items: { id: string; result: string }[] }

/** One decision under its key until it is answered, every fifth of them once more. @returns all answers */
const decided = async (at: () => SecondApi, id: string, no: number): Promise<string[]> => {
  const [key, body] = [newKey(), { items: [{ id, version: 1, decision: 'confirmed' }] }]
  const answers: string[] = []
  const wanted = no % 5 === 0 ? 2 : 1
  while (answers.length < wanted) {
    const reply = await at()
      .visitor.commandOnce<Told>(`/api/activities/${activityId}/attendance-decisions`, key, body)
      .catch(() => undefined)
    if (reply?.status === 200) answers.push(reply.body.items[0]?.result ?? 'nothing')
    else await new Promise(resolve => setTimeout(resolve, 50))
  }
  return answers
}

test('each acknowledged once, none twice, none lost', async () => {
  let current = await secondApi(api, people.east1Secretary)
  const { rows } = await api.database.pool.query<{ id: string }>('SELECT id FROM attendance')
  const waiting = rows.map(({ id }, no) => ({ id, no }))
  const told: string[][] = []
  const client = async () => {
    for (let next = waiting.pop(); next; next = waiting.pop())
      told.push(await decided(() => current, next.id, next.no))
  }
  const working = Promise.all(Array.from({ length: clients }, client))
  while (told.length < cameCount / 3) await new Promise(resolve => setTimeout(resolve, 2))
  await killed(current.child)
  current = await secondApi(api, people.east1Secretary)
  await working
  expect(told).toHaveLength(cameCount)
  expect(new Set(told.flat())).toEqual(new Set(['confirmed']))
  const { rows: after } = await api.database.pool.query(
    `SELECT state, version, (SELECT count(*)::int FROM answered_request) AS requests, count(*)::int AS rows
     FROM attendance GROUP BY 1, 2, 3`,
  )
  expect(after).toEqual([{ state: 'confirmed', version: 2, requests: cameCount, rows: cameCount }])
})
