import { localDateOf } from '../calendar/local-date.js'
import { moment, Play, rulesOf } from '#testing/kernel.js'
import { sample, sampleFacts, samplePolicy } from '#testing/sample-lifecycle.js'
import { upcoming } from './actions.js'
import { nextDueAt } from './ticks.js'

const started = (at = '2026-09-21 09:00', policy = samplePolicy) =>
  new Play(sample, rulesOf(policy), moment(at)).start(sampleFacts())
const agree = (chair: string) => ({ round: 'review', chair, act: 'agree' })
const fired = (play: Play) =>
  play.journal
    .filter(line => line.actor === 'clock')
    .map(line => `${String(line.detail?.stageId)} ${localDateOf(line.at - 1)}`)

describe('the clock', () => {
  it('fires each stage once, in order, on the working days of a holiday week', () => {
    const play = started().until('2026-09-30 09:00')
    expect(fired(play).slice(0, 5)).toEqual([
      'remind 2026-09-22',
      'warn 2026-09-23',
      'escalate 2026-09-24',
      'escalate-2 2026-09-28',
      'auto 2026-09-29',
    ])
    expect(play.stage()).toBe('choosing')
  })

  it('catches up on everything overdue in one tick, the earliest first', () => {
    const play = started()
    play.now = moment('2026-09-29 10:00')
    play.apply({ type: 'tick' })
    expect(play.journal.filter(line => line.actor === 'clock').map(line => line.detail?.stageId)).toEqual([
      'remind',
      'warn',
      'escalate',
      'escalate-2',
    ])
    expect(play.journal.at(-1)).toMatchObject({
      at: moment('2026-09-29 10:00'),
      detail: { dueAt: moment('2026-09-28 24:00') },
    })
  })

  it('changes nothing but the step number when nothing is due', () => {
    const play = started()
    const before = play.state
    play.apply({ type: 'tick' })
    expect(play.state).toEqual({ ...before, stepNo: before.stepNo + 1 })
    expect(play.last).toMatchObject({ journal: [], tasks: [], notices: [] })
    expect(play.last).not.toHaveProperty('key')
  })

  it('reminds and warns everyone still open, nobody else, and leaves the version alone', () => {
    const play = started().act(agree('alpha'))
    const { version } = play.state
    play.until('2026-09-22 09:00')
    expect(play.last?.notices.map(({ template, to }) => `${template} ${to.role}`)).toEqual([
      'task.reminded CommunityDeputySecretary',
      'task.reminded AgencySecretary',
    ])
    expect(play.until('2026-09-23 24:00').last?.notices.map(notice => notice.template)).toEqual([
      'task.warned',
      'task.warned',
    ])
    expect(play.state.version).toBe(version)
  })

  it('seats one superior for each late chair when it escalates, and none for who has answered', () => {
    const play = started().act(agree('gamma')).until('2026-09-24 24:00')
    expect(play.open().filter(seat => seat.endsWith('escalated'))).toEqual([
      'review/alpha escalated',
      'review/beta escalated',
    ])
    expect(play.last?.tasks).toMatchObject([
      {
        holder: { role: 'SubdistrictCoordinator', unitId: 'subdistrict' },
        origin: 'escalated',
        status: 'open',
      },
      {
        holder: { role: 'SubdistrictCoordinator', unitId: 'subdistrict' },
        origin: 'escalated',
        status: 'open',
      },
    ])
    play.until('2026-09-28 24:00')
    expect(play.open().filter(seat => seat.startsWith('review/alpha'))).toEqual([
      'review/alpha',
      'review/alpha escalated',
      'review/alpha escalated',
    ])
  })

  it('seats nobody twice, and nobody at a place the process does not have', () => {
    const stages = [
      'SubdistrictCoordinator@subdistrict',
      'SubdistrictCoordinator@subdistrict',
      'Mayor@nowhere',
    ].map((to, index) => ({
      id: `escalate-${index}`,
      after: { unit: 'hours' as const, amount: index + 1 },
      does: 'escalate' as const,
      to,
    }))
    const play = started('2026-09-21 09:00', { ...samplePolicy, review: { ...samplePolicy.review, stages } })
    expect(
      play
        .until('2026-09-21 13:00')
        .open()
        .filter(seat => seat.startsWith('review/beta')),
    ).toEqual(['review/beta', 'review/beta escalated'])
    expect(fired(play)).toHaveLength(3)
  })

  it('decides by itself at the end, in nobody’s name, and leads on from there', () => {
    const play = started().until('2026-09-29 24:00')
    expect(play.stage()).toBe('choosing')
    const line = play.journal.find(({ code }) => code === 'clock.auto')
    expect(line).toMatchObject({ actor: 'clock', outcome: 'review.expired' })
    expect(line).not.toHaveProperty('by')
    const review = [...play.tasks.values()].filter(task => task.round === 'review')
    expect(review.map(task => task.cancelled)).toEqual(Array(review.length).fill('expired'))
    expect(review.some(task => task.closedBy !== undefined)).toBe(false)
  })

  it('goes on in the stage that an automatic decision opened, within the same tick', () => {
    const play = started()
    play.now = moment('2026-10-20 10:00')
    play.apply({ type: 'tick' })
    expect(play.stage()).toBe('choosing')
    expect(nextDueAt(play.state, play.rules)).toBe(moment('2026-10-22 24:00'))
  })

  it('stops with the process', () => {
    const play = started().act({ round: 'review', chair: 'alpha', act: 'refuse' })
    expect(nextDueAt(play.state, play.rules)).toBeUndefined()
    expect(upcoming(play.state, play.rules)).toEqual([])
  })
})

describe('a year whose notice is not loaded', () => {
  const nextYear = () => started('2027-03-01 09:00').until('2027-03-20 09:00')

  it('still reminds and escalates, marked as provisional, but decides nothing by itself', () => {
    const play = nextYear()
    expect(fired(play).map(line => line.split(' ')[0])).toEqual(['remind', 'warn', 'escalate', 'escalate-2'])
    expect(play.stage()).toBe('reviewing')
    expect(play.tasks.get('reviewing.review.1')).toMatchObject({ provisional: true, dueOn: '2027-03-04' })
    expect(nextDueAt(play.state, play.rules)).toBeUndefined()
  })

  it('decides once the notice is there', () => {
    const play = nextYear()
    const { policy, calendar } = play.rules
    const noticeYears = [...calendar.noticeYears, 2027, 2028]
    play.admin({
      name: 'adoptRules',
      rules: { policy, calendar: { ...calendar, version: 'state-council-2027', noticeYears } },
    })
    expect(play.last?.nextDueAt).toBe(moment('2027-03-08 24:00'))
    expect(play.last?.tasks[0]).toMatchObject({ dueOn: '2027-03-04', provisional: false })
    expect(play.until('2027-03-20 09:00').stage()).toBe('choosing')
  })
})
