/** An act moves the next deadline away; the timer that stood for the old one rings for nothing, and the new one is kept. */
import { workflowIdOf } from '#contracts/workflow/process.js'
import { commitStep } from '#persistence/process/commit-step.js'
import { seedRules } from '#persistence/rules/seed-rules.js'
import { claimRules, importSmallDistrict } from '#testing/claims.js'
import { testDatabase, type TestDatabase } from '#testing/database.js'
import { skipTime, testTemporal, testWorker, type TestTemporal, type TestWorker } from '#testing/temporal.js'
import { answerOf, claimPlayer } from './claim-player.js'

const dayMs = 24 * 3_600_000

let database: TestDatabase
let temporal: TestTemporal
let worker: TestWorker

beforeAll(async () => {
  database = await testDatabase()
  await importSmallDistrict(database.pool)
  await seedRules(database.pool, { kind: 'claim', ...claimRules() })
  temporal = await testTemporal()
  worker = await testWorker(temporal, {
    activities: { commitStep: commitStep.bind(undefined, database.pool) },
  })
})

afterAll(async () => {
  await worker.stop()
  await temporal.close()
  await database.drop()
})

/** Numbers of the protocol's event types. */
const timerStarted = 17
const timerCanceled = 19

test('only the clock of the stage that stands fires, and an act replaces no timer', async () => {
  const claim = claimPlayer(database.pool, temporal.client)
  const workflowId = workflowIdOf('claim', claim.processId)
  answerOf(await claim.start())
  await claim.act('terms', 'sign', { answers: [] })
  const { events } = await temporal.client.workflow.getHandle(workflowId).fetchHistory()
  const timers = (events ?? []).map(({ eventType }) => Number(eventType))
  expect(timers.filter(type => type === timerStarted || type === timerCanceled)).toEqual([timerStarted])

  await skipTime(temporal, workflowId, 20 * dayMs)
  const { rows } = await database.pool.query<{ code: string; stage: string }>(
    `SELECT code, stage FROM journal WHERE process_id = $1 AND actor = 'clock' ORDER BY step_no, line_no`,
    [claim.processId],
  )
  expect(rows.map(({ stage, code }) => `${stage} ${code}`)).toEqual([
    'awaitingApproval clock.remind',
    'awaitingApproval clock.escalate',
    'awaitingApproval clock.escalate',
  ])
})
