/** Deadlines on the real server: paused and extended across the National Day, recomputed, and after a month's outage. */
import { randomUUID } from 'node:crypto'
import { workflowIdOf } from '#contracts/workflow/process.js'
import { localMoment } from '#domain/calendar/day-names.js'
import { DAY_MS, type Instant } from '#domain/calendar/local-date.js'
import { stateCouncilCalendar } from '#domain/calendar/state-council.js'
import type { ActEvent, AdminCommand, KeyedEvent } from '#domain/kernel/events.js'
import { openRoundsOf } from '#domain/kernel/find.js'
import { blankState } from '#domain/kernel/reduce.js'
import { commitStep } from '#persistence/process/commit-step.js'
import { loadProcess } from '#persistence/process/load-process.js'
import { openProcess } from '#temporal/open-process.js'
import { sendAct } from '#temporal/send-act.js'
import { claimPlay } from '#testing/claim-play.js'
import { claimFacts, claimRules, people, projects } from '#testing/claims.js'
import { moment } from '#testing/kernel.js'
import { skipTime } from '#testing/temporal.js'
import { answerOf } from './claim-player.js'
import { temporalStage, type Stage } from './stage.js'

const rules = claimRules()
const terms = { region: 'main', round: 'terms' }

let stage: Stage

beforeAll(async () => {
  stage = await temporalStage({ kind: 'claim', ...rules })
})

afterAll(() => stage.close())

const keyed = (by: string) => ({ key: randomUUID(), bodyHash: 'hash', by })

/** One claim, offered at a moment of business time; its commands and acts as the API sends them. */
class Claim {
  constructor(readonly id: string = randomUUID()) {}

  async offer(at: Instant, projectId: string): Promise<this> {
    const state = blankState('claim', this.id, rules, at - Date.now())
    const facts = claimFacts({ projectId }, at)
    const event: KeyedEvent = { type: 'start', ...keyed(people.liaison), title: '楼道整治', facts }
    answerOf(await sendAct(stage.temporal.client, 'claim', this.id, event, { start: { state, rules } }))
    return this
  }

  async order(command: AdminCommand): Promise<void> {
    const event: KeyedEvent = { type: 'admin', ...keyed(people.systemAdministrator), reason: '汛期', command }
    answerOf(await sendAct(stage.temporal.client, 'claim', this.id, event))
  }

  async act(by: string, round: string, act: string, body: object = {}): Promise<void> {
    answerOf(await sendAct(stage.temporal.client, 'claim', this.id, await this.message(by, round, act, body)))
  }

  async message(by: string, round: string, act: string, body: object): Promise<ActEvent> {
    const state = (await loadProcess(stage.database.pool, this.id))?.state
    const open = state && openRoundsOf(state).find(each => each.round.name === round)
    const seatId = open?.round.seats.find(({ status }) => status === 'open')?.id ?? ''
    return { type: 'act', ...keyed(by), act, seatId, expectedVersion: state?.version ?? 0, body }
  }

  skip = (days: number) => skipTime(stage.temporal, workflowIdOf('claim', this.id), days * DAY_MS)

  async journal() {
    const { rows } = await stage.database.pool.query<{
      code: string
      at: Date
      detail: Record<string, unknown> | null
    }>('SELECT code, at, detail FROM journal WHERE process_id = $1 ORDER BY step_no, line_no', [this.id])
    return rows
  }

  /** What fired, to the minute that a real server takes. */
  async fired(): Promise<string[]> {
    const lines = (await this.journal()).filter(({ code }) =>
      /^clock\.(remind|warn|escalate|auto)$/.test(code),
    )
    return lines.map(({ code, at }) => `${code.slice(6)} ${localMoment(at.getTime())}`)
  }
}

test('a pause and an extension move every stage by the working days they are worth, across the National Day', async () => {
  const claim = await new Claim().offer(moment('2026-09-21 09:00'), projects.east1[1])
  await claim.skip(1)
  await claim.order({ name: 'pause', ...terms })
  await claim.skip(2)
  expect(await claim.fired()).toEqual([])
  await claim.order({ name: 'resume', ...terms })
  const asked = { budget: { unit: 'workingDays', amount: 1 }, reason: '材料未齐' }
  await claim.act(people.east1Secretary, 'terms', 'requestExtension', asked)
  await claim.act(people.eastCoordinator, 'extension-terms', 'grantExtension')
  await claim.skip(17)
  expect(await claim.fired()).toEqual([
    'warn 2026-09-29 09:00',
    'remind 2026-10-01 00:00',
    'escalate 2026-10-09 00:00',
  ])
  const moved = (await claim.journal()).filter(({ code }) =>
    ['admin.resume', 'clock.extended'].includes(code),
  )
  expect(moved.map(({ detail }) => `${String(detail?.before)} → ${String(detail?.after)}`)).toEqual([
    '2026-09-24 → 2026-09-29',
    '2026-09-29 → 2026-09-30',
  ])
})

test('a recomputed calendar moves what is to come, says from when to when, and fires nothing twice', async () => {
  const claim = await new Claim().offer(moment('2026-09-22 09:00'), projects.east1[2])
  await claim.skip(1.5)
  const calendar = {
    ...stateCouncilCalendar,
    version: 'closed on the 28th',
    days: { ...stateCouncilCalendar.days, '2026-09-28': { kind: 'closed' as const, holiday: '停办' } },
  }
  await claim.order({ name: 'adoptRules', rules: { ...rules, calendar } })
  await claim.skip(9)
  expect(await claim.fired()).toEqual([
    'warn 2026-09-24 09:00',
    'remind 2026-09-30 00:00',
    'escalate 2026-10-01 00:00',
  ])
  const adopted = (await claim.journal()).find(({ code }) => code === 'admin.adoptRules')
  expect(adopted?.detail?.moved).toEqual([{ ...terms, before: '2026-09-28', after: '2026-09-29' }])
})

test('after thirty days’ outage what is overdue fires first, in order, and only then the late act counts', async () => {
  const play = claimPlay({ at: localMoment(Date.now() - 30 * DAY_MS) })
  const claim = new Claim()
  if (!play.last) throw new Error('no first step')
  const first = { ...play.last, state: { ...play.last.state, processId: claim.id } }
  expect(await commitStep(stage.database.pool, first)).toEqual({ status: 'committed' })
  const late = await claim.message(people.east1Secretary, 'terms', 'sign', { answers: [] })
  const order = { processId: claim.id, by: 'system', reason: '恢复' }
  expect(await openProcess(stage.database.pool, stage.temporal.client, order)).toBe(true)
  answerOf(await sendAct(stage.temporal.client, 'claim', claim.id, late))
  const lines = await claim.journal()
  // Whether the rebuild's own line or the act comes first depends on which the new run hears of first.
  expect(lines.map(({ code }) => code).filter(code => /^(clock|act)/.test(code))).toEqual([
    'clock.warn',
    'clock.remind',
    'clock.escalate',
    'act',
  ])
  const fired = lines.filter(({ code }) => code.startsWith('clock.'))
  const due = fired.map(({ detail }) => Number(detail?.dueAt))
  expect(due).toEqual([...due].sort((a, b) => a - b))
  expect(fired.every(({ at }, index) => at.getTime() - (due[index] ?? 0) > 10 * DAY_MS)).toBe(true)
})
