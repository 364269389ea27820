/** A community that does not answer, across National Day 2026 and its make-up Saturday, on the real server. */
import { randomUUID } from 'node:crypto'
import { WithStartWorkflowOperation } from '@temporalio/client'
import {
  actUpdate,
  taskQueue,
  workflowIdOf,
  type ActMessage,
  type ProcessInput,
  type UpdateAnswer,
} from '#contracts/workflow/process.js'
import { instantAt } from '#domain/calendar/local-date.js'
import { blankState } from '#domain/kernel/reduce.js'
import { loadProcess } from '#persistence/process/load-process.js'
import { claimFacts, claimRules, people, units } from '#testing/claims.js'
import { skipTime } from '#testing/temporal.js'
import { temporalStage, type Stage } from './stage.js'

const dayMs = 24 * 3_600_000
const processId = randomUUID()
const workflowId = workflowIdOf('claim', processId)

let stage: Stage

beforeAll(async () => {
  stage = await temporalStage({ kind: 'claim', ...claimRules() })
  await offer()
})

afterAll(() => stage.close())

const send = (message: ActMessage) =>
  stage.temporal.client.workflow
    .getHandle(workflowId)
    .executeUpdate<UpdateAnswer, [ActMessage]>(actUpdate, { args: [message] })

/** The agency offers on Wednesday 30 September 2026; business time is brought there by `aheadMs`. */
const offer = async () => {
  const rules = claimRules()
  const aheadMs = instantAt('2026-09-30', '10:00') - Date.now()
  const input: ProcessInput = { state: blankState('claim', processId, rules, aheadMs), rules }
  const facts = claimFacts({}, Date.now() + aheadMs)
  await stage.temporal.client.workflow.executeUpdateWithStart(actUpdate, {
    args: [{ type: 'start', key: 'offer', bodyHash: 'offer', by: people.liaison, title: '楼道整治', facts }],
    startWorkflowOperation: new WithStartWorkflowOperation('claim', {
      workflowId,
      taskQueue,
      args: [input],
      workflowIdConflictPolicy: 'FAIL',
    }),
  })
}

const clockLines = async () => {
  const { rows } = await stage.database.pool.query<{ code: string; at: Date }>(
    `SELECT code, at FROM journal WHERE process_id = $1 AND actor = 'clock' ORDER BY step_no, line_no`,
    [processId],
  )
  return rows
}

/** A clock stage fires at its moment or within the minute that a real server takes. */
const firedOn = (lines: { code: string; at: Date }[], code: string): string | undefined => {
  const line = lines.find(each => each.code === code)
  return line && new Date(Math.floor(line.at.getTime() / 60_000) * 60_000).toISOString()
}

test('an unanswered claim warns, reminds and goes to the subdistrict on the right days of a 调休 week', async () => {
  await skipTime(stage.temporal, workflowId, 13 * dayMs)
  const lines = await clockLines()
  expect(lines.map(({ code }) => code)).toEqual(['clock.warn', 'clock.remind', 'clock.escalate'])
  expect(firedOn(lines, 'clock.warn')).toBe(new Date(instantAt('2026-10-09', '09:00')).toISOString())
  expect(firedOn(lines, 'clock.remind')).toBe(new Date(instantAt('2026-10-10', '24:00')).toISOString())
  expect(firedOn(lines, 'clock.escalate')).toBe(new Date(instantAt('2026-10-12', '24:00')).toISOString())

  const { rows: notices } = await stage.database.pool.query<{
    template: string
    role: string
    unit_id: string
  }>(`SELECT template, role, unit_id FROM notice WHERE process_id = $1 ORDER BY step_no, line_no`, [
    processId,
  ])
  const community = { role: 'CommunityDeputySecretary', unit_id: units.east1 }
  expect(notices).toEqual([
    { template: 'task.opened', ...community },
    { template: 'task.warned', ...community },
    { template: 'task.reminded', ...community },
    { template: 'task.reminded', ...community },
    { template: 'task.escalated', role: 'SubdistrictCoordinator', unit_id: units.east },
  ])
})

test('the subdistrict then answers in the place of its community, and the claim goes on', async () => {
  const held = await loadProcess(stage.database.pool, processId)
  const seat = Object.values(held?.state.regions.main?.rounds ?? {})
    .flatMap(round => round.seats)
    .find(each => each.origin === 'escalated')
  const answer = await send({
    type: 'act',
    key: 'sign',
    bodyHash: 'sign',
    by: people.eastCoordinator,
    act: 'sign',
    seatId: seat?.id ?? '',
    expectedVersion: held?.state.version ?? 0,
    body: { answers: [] },
  })
  expect(answer.stage).toBe('awaitingApproval')
})
