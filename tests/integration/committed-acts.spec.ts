import { randomUUID } from 'node:crypto'
import { instantAt } from '#domain/calendar/local-date.js'
import type { StartEvent } from '#domain/kernel/events.js'
import { blankState, reduce } from '#domain/kernel/reduce.js'
import type { Step } from '#domain/kernel/step.js'
import { waitFor } from '#embedded/waiting.js'
import { commitStep } from '#persistence/process/commit-step.js'
import { hearCommitted, type CommittedAct, type Listener } from '#persistence/process/committed-acts.js'
import { seedRules } from '#persistence/rules/seed-rules.js'
import { claimFacts, claimRules, people } from '#testing/claims.js'
import { testDatabase, type TestDatabase } from '#testing/database.js'
import { claim } from '#workflows/claim/claim.lifecycle.js'

const rules = claimRules()
const monday = instantAt('2026-03-02', '10:00')
let database: TestDatabase
let listener: Listener
let heard: CommittedAct[]

const listening = `SELECT pid FROM pg_stat_activity WHERE datname = current_database() AND query LIKE 'LISTEN %'`
const listeners = async (): Promise<number[]> =>
  (await database.pool.query<{ pid: number }>(listening)).rows.map(({ pid }) => pid)
const isListening = async (): Promise<boolean> => (await listeners()).length === 1

beforeAll(async () => {
  database = await testDatabase()
  await seedRules(database.pool, { kind: 'claim', ...rules })
})
afterAll(() => database.drop())
beforeEach(async () => {
  heard = []
  listener = hearCommitted(database.pool, act => heard.push(act))
  await waitFor(isListening, { timeoutMs: 5_000, everyMs: 20 })
})
afterEach(() => listener.stop())

const offer = (projectId: string): Step => {
  const event: StartEvent = {
    type: 'start',
    title: '清理楼道',
    facts: claimFacts({ projectId }, monday),
    key: `offer of ${projectId}`,
    bodyHash: 'hash',
    by: people.liaison,
  }
  return reduce(claim, blankState('claim', randomUUID(), rules), rules, event, monday).step
}

const isHeard = ({ state }: Step): Promise<true | undefined> =>
  waitFor(() => Promise.resolve(heard.some(({ processId }) => processId === state.processId)), {
    timeoutMs: 3_000,
    everyMs: 20,
  })

describe('acts told of as they are committed', () => {
  it('tell the answer that the key has from now on', async () => {
    const step = offer('p1')
    await commitStep(database.pool, step)
    expect(await isHeard(step)).toBe(true)
    expect(heard).toEqual([{ processId: step.state.processId, known: step.state.answered.at(-1) }])
  })

  it('say nothing of a step that was there already', async () => {
    const step = offer('p2')
    await commitStep(database.pool, step)
    await isHeard(step)
    expect(await commitStep(database.pool, step)).toMatchObject({ status: 'ahead' })
    const next = offer('p3')
    await commitStep(database.pool, next)
    await isHeard(next)
    expect(heard).toHaveLength(2)
  })

  it('are no longer waited for when it ends while it still connects', async () => {
    await hearCommitted(database.pool, () => undefined).stop()
  })

  it('are heard again on another connection when the first is lost', async () => {
    const [lost] = await listeners()
    await database.pool.query('SELECT pg_terminate_backend($1)', [lost])
    // The one that is lost still stands among the listeners for a moment.
    const isHeardAnew = async () => (await listeners()).some(pid => pid !== lost)
    expect(await waitFor(isHeardAnew, { timeoutMs: 5_000, everyMs: 20 })).toBe(true)
    const step = offer('p4')
    await commitStep(database.pool, step)
    expect(await isHeard(step)).toBe(true)
  })
})
