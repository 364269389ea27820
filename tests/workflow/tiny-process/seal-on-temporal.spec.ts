/** The tiny process on the real server, with the product's kernel, commit and client as they are. */
import { randomUUID } from 'node:crypto'
import { join } from 'node:path'
import { workflowIdOf } from '#contracts/workflow/process.js'
import { instantAt } from '#domain/calendar/local-date.js'
import { stateCouncilCalendar } from '#domain/calendar/state-council.js'
import type { KeyedEvent } from '#domain/kernel/events.js'
import { openRoundsOf } from '#domain/kernel/find.js'
import { blankState } from '#domain/kernel/reduce.js'
import type { ProcessState } from '#domain/kernel/state.js'
import { loadProcess } from '#persistence/process/load-process.js'
import { sendAct } from '#temporal/send-act.js'
import { people, units } from '#testing/claims.js'
import { skipTime } from '#testing/temporal.js'
import { sealPolicy, type SealFacts } from './seal.facts.js'
import { temporalStage, type Stage } from '../stage.js'

const dayMs = 24 * 3_600_000
const rules = { policy: sealPolicy, calendar: stateCouncilCalendar }
const facts: SealFacts = {
  agencyId: units.j1,
  subdistrictId: units.east,
  districtId: units.district,
  purpose: '签订共建协议',
  copies: 2,
}

let stage: Stage

beforeAll(async () => {
  stage = await temporalStage({ kind: 'seal', ...rules }, join(__dirname, 'seal.workflow.ts'))
})

afterAll(() => stage.close())

const stateOf = async (processId: string): Promise<ProcessState> => {
  const held = await loadProcess(stage.database.pool, processId)
  if (!held) throw new Error(`no process ${processId}`)
  return held.state
}

/** Monday 28 September 2026, 10:00, is now. */
const applied = async (): Promise<string> => {
  const processId = randomUUID()
  const aheadMs = instantAt('2026-09-28', '10:00') - Date.now()
  const start: KeyedEvent = {
    type: 'start',
    key: 'apply-00000',
    bodyHash: '1',
    by: people.liaison,
    title: '用章',
    facts,
  }
  const input = { state: blankState('seal', processId, rules, aheadMs), rules }
  expect(await sendAct(stage.temporal.client, 'seal', processId, start, { start: input })).toMatchObject({
    status: 'answered',
    answer: { stage: 'countersigning' },
  })
  return processId
}

const act = async (processId: string, chair: string, name: string, body: object = {}) => {
  const state = await stateOf(processId)
  const seat = openRoundsOf(state)
    .flatMap(({ round }) => round.seats)
    .find(each => each.chair === chair && each.status === 'open')
  return sendAct(stage.temporal.client, 'seal', processId, {
    type: 'act',
    key: randomUUID(),
    bodyHash: '1',
    by: `${chair}-person`,
    act: name,
    seatId: seat?.id ?? '',
    expectedVersion: state.version,
    body,
  })
}

test('it is returned, handed in again, countersigned and sealed', async () => {
  const processId = await applied()
  await act(processId, 'agency', 'agree')
  await act(processId, 'subdistrict', 'return', { reason: '份数有误' })
  const unchanged = await act(processId, 'applicant', 'resubmit', { purpose: facts.purpose, copies: 2 })
  expect(unchanged).toEqual({ status: 'refused', refusal: { code: 'termsUnchanged' } })
  await act(processId, 'applicant', 'resubmit', { purpose: facts.purpose, copies: 3 })
  await act(processId, 'agency', 'agree')
  expect(await act(processId, 'subdistrict', 'agree')).toMatchObject({
    answer: { outcome: 'sealed', stepNo: 6 },
  })
  await stage.temporal.client.workflow.getHandle(workflowIdOf('seal', processId)).result()
  const { rows } = await stage.database.pool.query(
    `SELECT stage, role, status, act, cancelled FROM task WHERE process_id = $1 ORDER BY opened_at, seat_id`,
    [processId],
  )
  expect(rows).toMatchObject([
    { stage: 'countersigning', role: 'AgencySecretary', status: 'done', act: 'agree' },
    { stage: 'countersigning', role: 'SubdistrictCoordinator', status: 'done', act: 'return' },
    { stage: 'revising', role: 'AgencyLiaison', status: 'done', act: 'resubmit' },
    { stage: 'countersigning', role: 'AgencySecretary', status: 'done', act: 'agree' },
    { stage: 'countersigning', role: 'SubdistrictCoordinator', status: 'done', act: 'agree' },
  ])
})

test('it reminds, escalates and, sent back, lapses on the right days across National Day', async () => {
  const processId = await applied()
  const workflowId = workflowIdOf('seal', processId)
  await skipTime(stage.temporal, workflowId, 3 * dayMs)
  await act(processId, 'subdistrict', 'return', { reason: '份数有误' })
  // It ends on the way, which stops the skipping; its result says that it did.
  await skipTime(stage.temporal, workflowId, 13 * dayMs).catch(() => undefined)
  await stage.temporal.client.workflow.getHandle(workflowId).result()
  const { rows } = await stage.database.pool.query<{ code: string; due: string }>(
    `SELECT code, detail->>'dueAt' AS due FROM journal WHERE process_id = $1 AND actor = 'clock' ORDER BY step_no, line_no`,
    [processId],
  )
  expect(rows.map(({ code, due }) => [code, Number(due)])).toEqual([
    ['clock.remind', instantAt('2026-09-29', '09:00')],
    ['clock.escalate', instantAt('2026-09-30', '24:00')],
    ['clock.auto', instantAt('2026-10-13', '24:00')],
  ])
  expect(await stateOf(processId)).toMatchObject({ outcome: 'lapsed' })
})
