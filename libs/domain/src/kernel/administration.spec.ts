import { stateCouncilCalendar } from '../calendar/state-council.js'
import { council, councilFacts, councilPolicy } from '#testing/council-lifecycle.js'
import { moment, Play, rulesOf } from '#testing/kernel.js'
import { sample, sampleFacts, samplePolicy } from '#testing/sample-lifecycle.js'
import type { Holder } from './state.js'

const started = () => new Play(sample, rulesOf(samplePolicy), moment('2026-09-21 09:00')).start(sampleFacts())
const agree = (chair: string) => ({ round: 'review', chair, act: 'agree' })
const seatOf = (play: Play, chair: string) => play.seat({ round: 'review', chair }).id
const holder: Holder = { role: 'AgencySecretary', unitId: 'elsewhere' }

describe('an administrator', () => {
  it('moves a process to any stage, forward or back, and what was open closes as moved', () => {
    const play = started().admin({ name: 'move', region: 'main', stage: 'confirming' })
    expect(play.stage()).toBe('confirming')
    expect(play.open()).toEqual(['confirmation/officer'])
    expect(
      [...play.tasks.values()].filter(task => task.round === 'review').map(task => task.cancelled),
    ).toEqual(['moved', 'moved', 'moved'])
    expect(play.last?.journal.at(-1)).toMatchObject({
      actor: 'administrator',
      by: 'administrator',
      code: 'admin.move',
      reason: 'as decided',
      detail: { before: 'reviewing', after: 'confirming' },
    })
    expect(play.admin({ name: 'move', region: 'main', stage: 'reviewing' }).stage()).toBe('reviewing')
  })

  it('moves a region beside, and across regions when that stage moves the main line', () => {
    expect(started().admin({ name: 'move', region: 'stopping', stage: 'asked' }).open()).toContain(
      'ruling/officer',
    )
    const play = started().admin({ name: 'move', region: 'stopping', stage: 'granted' })
    expect(play.state).toMatchObject({ outcome: 'stopped', endedAt: play.now })
  })

  it('moves on from a stage that asks for nobody', () => {
    expect(started().admin({ name: 'move', region: 'main', stage: 'passing' }).stage()).toBe('confirming')
  })

  it.each([
    ['main', 'nowhere'],
    ['nowhere', 'reviewing'],
    ['main', 'constructor'],
    ['__proto__', 'toString'],
    ['stopping', 'reviewing'],
  ])('is refused a move to %s.%s, which does not exist', (region, stage) => {
    expect(started().refusalOfCommand({ name: 'move', region, stage })).toEqual({
      code: 'unknownStage',
      detail: { stage },
    })
  })

  it('reassigns an open seat, told to its new holder, with before and after in the journal', () => {
    const play = started()
    play.admin({ name: 'reassign', seatId: seatOf(play, 'beta'), holder })
    expect(play.seat({ round: 'review', chair: 'beta' })).toMatchObject({ holder, origin: 'reassigned' })
    expect(play.last?.notices).toMatchObject([{ to: holder, template: 'task.transferred' }])
    expect(play.last?.units).toContain(holder.unitId)
    expect(play.last?.journal).toMatchObject([
      { detail: { before: { role: 'CommunityDeputySecretary', unitId: 'community' }, after: holder } },
    ])
  })

  it('keeps a superior’s seat a superior’s', () => {
    const play = started().until('2026-09-24 24:00')
    const { id } = play.seat({ round: 'review', chair: 'beta', origin: 'escalated' })
    play.admin({ name: 'reassign', seatId: id, holder })
    expect(play.seat({ round: 'review', chair: 'beta', origin: 'escalated' }).holder).toEqual(holder)
  })

  it('cannot reassign a seat that is closed, unknown, or to whoever must stand aside', () => {
    const play = started()
    const seatId = seatOf(play, 'beta')
    play.act(agree('beta'))
    expect(play.refusalOfCommand({ name: 'reassign', seatId, holder })).toMatchObject({
      code: 'seatNotFound',
    })
    expect(play.refusalOfCommand({ name: 'reassign', seatId: 'toString', holder })).toMatchObject({
      code: 'seatNotFound',
    })
    const choosing = play.act(agree('alpha')).act(agree('gamma'))
    const command = (personId: string) => ({
      name: 'reassign' as const,
      seatId: choosing.seat({ round: 'choice', chair: 'head' }).id,
      holder: { ...holder, personId },
    })
    expect(choosing.refusalOfCommand(command('starter'))).toEqual({ code: 'ownApplication' })
    expect(choosing.refusalOfCommand(command('another'))).toBeUndefined()
  })

  it('reassigns out of a unit that must stand aside, and never into one', () => {
    const policy = { ...councilPolicy, avoidsOwnUnit: true }
    const play = new Play(council, rulesOf(policy), moment('2026-09-28 10:00'))
    play.start(councilFacts({ ownUnit: 'district' }))
    play.admin({ name: 'move', region: 'main', stage: 'countersigning' })
    const { id: seatId } = play.seat({ round: 'countersigning', chair: 'head' })
    const to = (unitId: string, personId?: string) =>
      play.refusalOfCommand({
        name: 'reassign',
        seatId,
        holder: { role: 'OrganizationDepartmentHead', unitId, ...(personId && { personId }) },
      })?.code
    expect([to('district'), to('district', 'another')]).toEqual(['ownUnit', 'ownUnit'])
    expect([to('city'), to('city', 'another')]).toEqual([undefined, undefined])
  })

  it('extends a deadline: what has fired stays fired, what is to come moves', () => {
    const play = started().until('2026-09-22 09:00')
    play.admin({
      name: 'extend',
      region: 'main',
      round: 'review',
      budget: { unit: 'workingDays', amount: 2 },
    })
    expect(play.last?.tasks.map(task => task.dueOn)).toEqual(['2026-09-29', '2026-09-29', '2026-09-29'])
    expect(play.last?.nextDueAt).toBe(moment('2026-09-28 24:00'))
    expect(play.state.regions.main?.rounds.review?.clock?.fired).toEqual(['remind'])
  })

  it('extends only what is open and has a deadline, and always in the same unit', () => {
    const extend = (region: string, round: string, unit: 'workingDays' | 'days' = 'workingDays') => ({
      name: 'extend' as const,
      region,
      round,
      budget: { unit, amount: 1 },
    })
    const play = started()
    expect(play.refusalOfCommand(extend('main', 'choice'))).toMatchObject({ code: 'roundNotOpen' })
    expect(play.refusalOfCommand(extend('nowhere', 'review'))).toMatchObject({ code: 'roundNotOpen' })
    expect(play.refusalOfCommand(extend('main', 'constructor'))).toMatchObject({ code: 'roundNotOpen' })
    expect(play.refusalOfCommand(extend('stopping', 'request'))).toMatchObject({ code: 'clockMissing' })
    play.admin(extend('main', 'review', 'days'))
    expect(play.refusalOfCommand(extend('main', 'review'))).toEqual({
      code: 'extensionUnit',
      detail: { unit: 'days' },
    })
    expect(
      play.admin(extend('main', 'review', 'days')).state.regions.main?.rounds.review?.clock,
    ).toMatchObject({
      extension: { unit: 'days', amount: 2 },
    })
  })

  it('terminates a process from anywhere, visibly, and it stays ended', () => {
    const play = started().admin({ name: 'terminate' })
    expect(play.state).toMatchObject({ outcome: 'terminated', endedAt: play.now })
    expect([...play.tasks.values()].map(task => task.cancelled)).toEqual(Array(3).fill('terminated'))
    expect(play.refusalOfCommand({ name: 'terminate' })).toMatchObject({ code: 'processEnded' })
    expect(play.last?.notices).toMatchObject([{ template: 'process.ended' }])
  })

  it('adopts a new policy for what opens from then on, and for the deadlines that are running', () => {
    const longer = {
      ...samplePolicy,
      version: 'sample-2',
      choice: { budget: { unit: 'workingDays' as const, amount: 9 }, stages: [] },
      review: { ...samplePolicy.review, budget: { unit: 'workingDays' as const, amount: 8 } },
    }
    const play = started().admin({ name: 'adoptRules', rules: rulesOf(longer) })
    expect(play.state.policyVersion).toBe('sample-2')
    expect(play.tasks.get('reviewing.review.1')?.dueOn).toBe('2026-10-09')
    play.act(agree('alpha')).act(agree('beta')).act(agree('gamma'))
    expect([...play.tasks.values()].find(task => task.round === 'choice')?.dueOn).toBe('2026-10-10')
    expect(play.last?.journal[0]?.policyVersion).toBe('sample-2')
  })

  it('leaves fired what has fired when the stages come on other days, and fires at once what is late by them', () => {
    const earlier = {
      ...samplePolicy,
      version: 'sample-2',
      review: {
        budget: { unit: 'workingDays' as const, amount: 1 },
        stages: samplePolicy.review.stages.map(stage => ({
          ...stage,
          id: `${stage.id}-anew`,
          after: { unit: 'workingDays' as const, amount: stage.does === 'remind' ? 3 : 1 },
        })),
      },
    }
    const play = started().until('2026-09-22 10:00')
    const fired = () =>
      play.journal
        .filter(({ code, round }) => code.startsWith('clock.') && round === 'review')
        .map(({ detail }) => detail?.stageId)
    expect(fired()).toEqual(['remind'])
    play.until('2026-09-23 01:00').admin({ name: 'adoptRules', rules: rulesOf(earlier) })
    expect(play.last?.nextDueAt).toBe(moment('2026-09-22 24:00'))
    play.until('2026-09-30 10:00')
    expect(fired()).toEqual(['remind', 'warn-anew', 'escalate-anew', 'escalate-2-anew', 'auto-anew'])
  })

  it('moves every open deadline with a new calendar', () => {
    const rules = {
      ...rulesOf(samplePolicy),
      calendar: {
        ...stateCouncilCalendar,
        version: 'with a day off',
        days: { ...stateCouncilCalendar.days, '2026-09-22': { kind: 'off' as const, holiday: '停电' } },
      },
    }
    const play = started().admin({ name: 'adoptRules', rules })
    expect(play.last?.tasks.map(task => task.dueOn)).toEqual(['2026-09-28', '2026-09-28', '2026-09-28'])
    expect(play.last?.nextDueAt).toBe(moment('2026-09-23 09:00'))
  })

  it('is told when the rules are in force already', () => {
    expect(started().refusalOfCommand({ name: 'adoptRules', rules: rulesOf(samplePolicy) })).toEqual({
      code: 'olderRules',
    })
  })

  it('fast-forwards business time, and the state remembers by how much', () => {
    const play = started()
      .admin({ name: 'fastForward', byMs: 1000 })
      .admin({ name: 'fastForward', byMs: 500 })
    expect(play.state.aheadMs).toBe(1500)
    expect(play.last?.journal).toMatchObject([{ code: 'admin.fastForward', detail: { byMs: 500 } }])
  })

  it('catches up with the others from wherever it is, and never goes back', () => {
    const play = started().admin({ name: 'fastForward', byMs: 1000 })
    play.admin({ name: 'fastForward', byMs: 9000, toMs: 4000 })
    expect(play.state.aheadMs).toBe(4000)
    expect(play.last?.journal).toMatchObject([{ detail: { byMs: 3000 } }])
    play.admin({ name: 'fastForward', byMs: 500, toMs: 2000 })
    expect(play.state.aheadMs).toBe(4000)
  })
})
