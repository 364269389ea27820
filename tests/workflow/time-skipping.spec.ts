import { randomUUID } from 'node:crypto'
import { WithStartWorkflowOperation } from '@temporalio/client'
import {
  actUpdate,
  taskQueue,
  workflowIdOf,
  type ProcessActivities,
  type ProcessInput,
} from '#contracts/workflow/process.js'
import type { StartEvent } from '#domain/kernel/events.js'
import { blankState } from '#domain/kernel/reduce.js'
import type { Step } from '#domain/kernel/step.js'
import { claimFacts, claimRules, people } from '#testing/claims.js'
import { skipTime, testTemporal, testWorker, type TestTemporal, type TestWorker } from '#testing/temporal.js'

const day = 24 * 3_600_000
const steps: Step[] = []
const activities: ProcessActivities = {
  commitStep: step => {
    steps.push(step)
    return Promise.resolve({ status: 'committed' })
  },
}

let temporal: TestTemporal
let worker: TestWorker

beforeAll(async () => {
  temporal = await testTemporal()
  worker = await testWorker(temporal, { activities })
})

afterAll(async () => {
  await worker.stop()
  await temporal.close()
})

const startClaim = async (): Promise<string> => {
  const processId = randomUUID()
  const rules = claimRules()
  const event: StartEvent = {
    type: 'start',
    key: randomUUID(),
    bodyHash: 'hash',
    by: people.liaison,
    title: '老旧小区楼道整治',
    facts: claimFacts(),
  }
  const workflowId = workflowIdOf('claim', processId)
  const input: ProcessInput = { state: blankState('claim', processId, rules), rules }
  await temporal.client.workflow.executeUpdateWithStart(actUpdate, {
    args: [event],
    startWorkflowOperation: new WithStartWorkflowOperation('claim', {
      workflowId,
      taskQueue,
      args: [input],
      workflowIdConflictPolicy: 'FAIL',
    }),
  })
  return workflowId
}

test('two weeks are skipped in moments, and the clock of an unanswered claim fires on the way', async () => {
  const workflowId = await startClaim()
  const startedAt = Date.now()
  await skipTime(temporal, workflowId, 14 * day)
  expect(Date.now() - startedAt).toBeLessThan(60_000)
  const fired = steps.flatMap(({ journal }) => journal).map(({ code }) => code)
  expect(fired).toEqual(expect.arrayContaining(['clock.warn', 'clock.remind', 'clock.escalate']))
  const last = steps.at(-1)?.journal.at(-1)
  expect((last?.at ?? 0) - startedAt).toBeGreaterThan(3 * day)
})
