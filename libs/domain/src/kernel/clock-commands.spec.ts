import { moment, Play, rulesOf } from '#testing/kernel.js'
import { sample, sampleFacts, samplePolicy } from '#testing/sample-lifecycle.js'
import { stateCouncilCalendar } from '../calendar/state-council.js'
import { outcomesOf } from './clock-commands.js'
import { nextDueAt } from './ticks.js'

const review = { region: 'main', round: 'review' }
const started = () => new Play(sample, rulesOf(samplePolicy), moment('2026-09-21 09:00')).start(sampleFacts())
const fired = (play: Play) =>
  play.journal.filter(line => line.actor === 'clock').map(line => String(line.detail?.stageId))
const dueOn = (play: Play) => play.tasks.get('reviewing.review.1')?.dueOn

describe('a pause', () => {
  it('lets no stage fire while it lasts, however long', () => {
    const play = started().admin({ name: 'pause', ...review })
    expect(nextDueAt(play.state, play.rules)).toBeUndefined()
    expect(play.last?.notices.map(({ template }) => template)).toEqual(Array(3).fill('clock.paused'))
    play.until('2026-12-01 09:00')
    expect(fired(play)).toEqual([])
    expect(play.journal.at(-1)).toMatchObject({
      code: 'admin.pause',
      actor: 'administrator',
      by: 'administrator',
      reason: 'as decided',
      round: 'review',
    })
  })

  it('moves what is to come by the working days it took, and says from when to when', () => {
    const play = started()
      .until('2026-09-22 10:00')
      .admin({ name: 'pause', ...review })
    play.until('2026-09-28 10:00').admin({ name: 'resume', ...review })
    expect(fired(play)).toEqual(['remind'])
    expect(play.journal.at(-1)).toMatchObject({ detail: { before: '2026-09-24', after: '2026-09-30' } })
    expect(dueOn(play)).toBe('2026-09-30')
    play.until('2026-09-30 24:00')
    expect(fired(play)).toEqual(['remind', 'warn', 'escalate'])
  })

  it('hinders nobody who acts', () => {
    const play = started().admin({ name: 'pause', ...review })
    for (const chair of ['alpha', 'beta', 'gamma']) play.act({ round: 'review', chair, act: 'agree' })
    expect(play.stage()).toBe('choosing')
  })

  it('is refused twice, without a clock and on what is not open', () => {
    const play = started()
    const refusalOf = (name: 'pause' | 'resume', at = review) => play.refusalOfCommand({ name, ...at })?.code
    expect(refusalOf('resume')).toBe('clockRunning')
    play.admin({ name: 'pause', ...review })
    expect(refusalOf('pause')).toBe('clockPaused')
    expect(refusalOf('pause', { region: 'main', round: 'choice' })).toBe('roundNotOpen')
    expect(refusalOf('pause', { region: 'stopping', round: 'request' })).toBe('clockMissing')
  })
})

describe('a round skipped', () => {
  it('is decided in the administrator’s name, and leads on as the story says', () => {
    const play = started().admin({ name: 'skip', ...review, outcome: 'agreed' })
    expect(play.stage()).toBe('choosing')
    expect(play.journal.find(({ code }) => code === 'admin.skip')).toMatchObject({
      by: 'administrator',
      reason: 'as decided',
      stage: 'reviewing',
      round: 'review',
      outcome: 'review.agreed',
    })
    const seats = [...play.tasks.values()].filter(({ round }) => round === 'review')
    expect(seats.map(({ cancelled, closedBy }) => [cancelled, closedBy])).toEqual(
      Array(3).fill(['skipped', undefined]),
    )
  })

  it('takes one of the outcomes that lead somewhere, those of the clock too', () => {
    const play = started()
    expect(outcomesOf(sample, play.state, review)).toEqual(['agreed', 'refused', 'restarted', 'expired'])
    const refused = (outcome: string) => play.refusalOfCommand({ name: 'skip', ...review, outcome })?.code
    expect([refused('agreed'), refused('chosen'), refused('constructor')]).toEqual([
      undefined,
      'outcomeUnknownHere',
      'outcomeUnknownHere',
    ])
  })

  it('is refused on what is not open', () => {
    const command = { name: 'skip', region: 'main', round: 'choice', outcome: 'chosen' } as const
    expect(started().refusalOfCommand(command)?.code).toBe('roundNotOpen')
  })
})

describe('a calendar adopted', () => {
  const closed = (date: string) => ({
    ...stateCouncilCalendar,
    version: `closed on ${date}`,
    days: { ...stateCouncilCalendar.days, [date]: { kind: 'closed' as const, holiday: '停办' } },
  })

  it('says which deadlines moved, from when to when, and brings nothing back that has fired', () => {
    const play = started().until('2026-09-22 10:00')
    play.admin({ name: 'adoptRules', rules: { ...play.rules, calendar: closed('2026-09-24') } })
    expect(play.journal.at(-1)?.detail).toMatchObject({
      moved: [{ ...review, before: '2026-09-24', after: '2026-09-28' }],
    })
    play.until('2026-09-28 24:00')
    expect(fired(play)).toEqual(['remind', 'warn', 'escalate'])
  })

  it('says nothing of deadlines that stay', () => {
    const play = started()
    play.admin({ name: 'adoptRules', rules: { ...play.rules, calendar: closed('2026-12-24') } })
    expect(play.journal.at(-1)?.detail).not.toHaveProperty('moved')
  })
})
