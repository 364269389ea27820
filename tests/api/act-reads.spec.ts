/** What a click costs before it reaches its process: the reads that it needs do not wait for each other. */
import type { Pool } from 'pg'
import { DATABASE } from '../../apps/api/src/dependencies.js'
import { people } from '#testing/claims.js'
import { newKey, testApi, type TestApi } from './support/api.js'

let api: TestApi
beforeAll(async () => {
  api = await testApi()
})
afterAll(() => api.close())

/** Named reads in the order in which they begin and end. */
const readsDuring = async (work: () => Promise<unknown>): Promise<string[]> => {
  const pool = api.application.get<Pool>(DATABASE)
  const usual = pool.query.bind(pool) as (asking: { name: string }) => Promise<unknown>
  const told: string[] = []
  const watched = jest.spyOn(pool, 'query').mockImplementation((async (asking: { name: string }) => {
    told.push(`begin ${asking.name}`)
    try {
      return await usual(asking)
    } finally {
      told.push(`end ${asking.name}`)
    }
  }) as never)
  await work()
  watched.mockRestore()
  return told.filter(each => /find-session|process-asked/.test(each))
}

const act = { seatId: 'terms.agency', act: 'sign', expectedVersion: 1, body: {} }
const path = '/api/processes/7b0f5f0e-3c57-4a0f-9c55-0d3a4a4c1f11/acts'

test('the process and its answer are read once, while the sign-in is', async () => {
  const liaison = await api.as(people.liaison)
  const reads = await readsDuring(() => liaison.command(path, newKey(), act))
  expect(reads.slice(0, 2).sort()).toEqual(['begin find-sessions', 'begin process-asked'])
  expect(reads.filter(each => each === 'begin process-asked')).toHaveLength(1)
})

test('what was read is shown to nobody who may not see it, and not read for what is no act', async () => {
  const liaison = await api.as(people.liaison)
  expect(await liaison.command(path, newKey(), act)).toMatchObject({ status: 404 })
  expect(await api.visitor().command(path, newKey(), act)).toMatchObject({ status: 401 })
  const reads = await readsDuring(() => liaison.get(path.replace('/acts', '')))
  expect(reads).toEqual(['begin find-sessions', 'end find-sessions'])
})
