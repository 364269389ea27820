/** 快进: everything comes to the same moment, also what could not be moved in time and what began meanwhile. */
import { addDays, localDateOf } from '#domain/calendar/local-date.js'
import { findLeaps } from '#persistence/read/demo-clock.js'
import { claimTerms, people, projects, units } from '#testing/claims.js'
import { setClock } from '#testing/moved-clock.js'
import { moveClocks } from '#temporal/move-clocks.js'
import { takeAlong } from '../../apps/worker/relays/demo-clock.relay.js'
import { newKey, testApi, type TestApi } from './support/api.js'
import type { Visitor } from './support/visitor.js'

const hourMs = 3_600_000
let api: TestApi
let agency: Visitor

const begin = async (project: number) => {
  const offer = { agencyId: units.j1, startedBy: 'agency', submit: true, terms: claimTerms() }
  const request = { projectId: projects.east1[project], ...offer }
  const { body } = await agency.command('/api/claims', newKey(), request)
  return { kind: 'claim', id: body.processId }
}
const forward = (hours: number, key = newKey()) =>
  agency.command<{ aheadMs: number }>('/api/demo/fast-forward', key, { hours })
const hoursAhead = async () => {
  const { rows } = await api.database.pool.query<{ ahead: number }>(
    `SELECT (ahead_ms / ${hourMs})::int AS ahead FROM process ORDER BY started_at`,
  )
  return rows.map(({ ahead }) => ahead)
}

beforeAll(async () => {
  api = await testApi()
  await api.startWorker()
  agency = await api.as(people.liaison)
})
afterAll(() => api.close())

test('with nothing open the clock moves all the same, once, and what begins afterwards begins by it', async () => {
  const key = newKey()
  for (const _again of [1, 2])
    expect(await forward(24, key)).toMatchObject({ body: { aheadMs: 24 * hourMs, moved: 0, left: 0 } })
  expect(await agency.get('/api/session')).toMatchObject({ body: { aheadMs: 24 * hourMs } })
  const { rows } = await api.database.pool.query<{ ahead: number }>(
    `SELECT round(extract(epoch FROM business_now() - now()) / 3600)::int AS ahead`,
  )
  expect(rows).toEqual([{ ahead: 24 }])
  const today = localDateOf(Date.now())
  expect(await findLeaps(api.database.pool)).toEqual([{ from: today, to: addDays(today, 1) }])
  await begin(0)
  expect(await hoursAhead()).toEqual([24])
})

test('what stayed behind is taken along, once, and the next move finds all together', async () => {
  const { pool } = api.database
  const { client } = api.temporal
  const second = await begin(1)
  const toMs = 48 * hourMs
  await setClock(pool, toMs)
  await moveClocks(client, [second], { by: people.liaison, toMs, deadline: Date.now() + 5_000 })
  expect(await hoursAhead()).toEqual([24, 48])
  expect(await takeAlong(pool, client)).toBe(0)
  expect(await takeAlong(pool, client)).toBe(0)
  expect(await hoursAhead()).toEqual([48, 48])
  const key = newKey()
  for (const _again of [1, 2])
    expect(await forward(24, key)).toMatchObject({ body: { aheadMs: 72 * hourMs, moved: 2, left: 0 } })
  expect(await hoursAhead()).toEqual([72, 72])
  const { rows } = await pool.query(
    `SELECT count(*)::int AS lines FROM journal WHERE code = 'admin.fastForward' GROUP BY process_id`,
  )
  expect(rows).toEqual([{ lines: 2 }, { lines: 2 }])
})

test('a key that was used for another move is refused, and nothing moves', async () => {
  const key = newKey()
  await forward(1, key)
  expect(await forward(2, key)).toMatchObject({ status: 422, body: { code: 'keyReused' } })
  expect(await hoursAhead()).toEqual([73, 73])
})
