import {
  type Budget,
  type Clock,
  type ClockStage,
  dueOf,
  extendClock,
  heldStages,
  markFired,
  nextStage,
  overdueStages,
  pauseClock,
  resumeClock,
  startClock,
} from './clock.js'
import { instantAt, localDateOf } from './local-date.js'
import { stateCouncilCalendar as calendar } from './state-council.js'
import { sliceCalendar } from './working-days.js'

const at = (moment: string) => instantAt(moment.slice(0, 10), moment.slice(11))
const workingDays = (amount: number): Budget => ({ unit: 'workingDays', amount })
const stage = (id: string, amount: number, more: Partial<ClockStage> = {}): ClockStage => ({
  id,
  after: workingDays(amount),
  does: 'remind',
  ...more,
})
/** The approval clock of the policy: five working days, reminder at three, deputy head at five, head two later. */
const approval = (moment: string) =>
  startClock(at(moment), workingDays(5), [
    stage('head', 7, { does: 'escalate', to: 'head' }),
    stage('reminder', 3, { at: 'morning' }),
    stage('deputy', 5, { does: 'escalate', to: 'deputy' }),
  ])
const paused = (clock: Clock, from: string, to: string) => resumeClock(pauseClock(clock, at(from)), at(to))
const moment = (instant: number) =>
  `${localDateOf(instant)} ${new Date(instant + 8 * 3_600_000).toISOString().slice(11, 16)}`
const timetable = (clock: Clock) =>
  overdueStages(clock, calendar, Infinity).map(timed => `${timed.stage.id} ${moment(timed.at)}`)

describe('a deadline', () => {
  it('of working days ends with the last of them, the start day not counting', () => {
    const due = dueOf(startClock(at('2026-11-19 10:00'), workingDays(3)), calendar)
    expect(due).toEqual({ dueOn: '2026-11-24', dueAt: at('2026-11-24 24:00'), provisional: false })
  })

  it('is the same whether the start is early or late in the day', () => {
    const due = (time: string) => dueOf(startClock(at(`2026-11-19 ${time}`), workingDays(3)), calendar).dueOn
    expect([due('00:00'), due('23:59')]).toEqual(['2026-11-24', '2026-11-24'])
  })

  it('counts the Sunday worked before the National Day, and no day of the holiday', () => {
    expect(dueOf(startClock(at('2026-09-18 16:00'), workingDays(3)), calendar).dueOn).toBe('2026-09-22')
    expect(dueOf(startClock(at('2026-09-29 16:00'), workingDays(3)), calendar).dueOn).toBe('2026-10-09')
  })

  it('of calendar days passes over holidays and leap days as they come', () => {
    const due = (start: string, amount: number) =>
      dueOf(startClock(at(start), { unit: 'days', amount }), calendar)
    expect(due('2026-02-10 09:00', 10)).toMatchObject({ dueOn: '2026-02-20', provisional: false })
    expect(due('2028-02-27 09:00', 3)).toMatchObject({ dueOn: '2028-03-01', provisional: false })
  })

  it('of hours runs round the clock, and one at midnight belongs to the day that ends', () => {
    const due = (start: string, amount: number) =>
      dueOf(startClock(at(start), { unit: 'hours', amount }), calendar)
    expect(due('2026-10-01 22:00', 3)).toEqual({
      dueOn: '2026-10-02',
      dueAt: at('2026-10-02 01:00'),
      provisional: false,
    })
    expect(due('2026-10-01 21:00', 3).dueOn).toBe('2026-10-01')
  })

  it.each([
    ['workingDays', 1.5],
    ['days', -1],
    ['hours', NaN],
    ['hours', 0],
    ['days', Infinity],
  ] as const)('is refused for a budget in %s of %p', (unit, amount) => {
    expect(() => startClock(0, { unit, amount })).toThrow(RangeError)
  })
})

describe('stages', () => {
  it('come in order, the morning ones at nine, those after the budget last', () => {
    expect(timetable(approval('2026-11-16 10:00'))).toEqual([
      'reminder 2026-11-19 09:00',
      'deputy 2026-11-24 00:00',
      'head 2026-11-26 00:00',
    ])
  })

  it('are overdue from their very instant on', () => {
    const clock = approval('2026-11-16 10:00')
    const overdue = (now: number) => overdueStages(clock, calendar, now).map(timed => timed.stage.id)
    expect(overdue(at('2026-11-19 09:00') - 1)).toEqual([])
    expect(overdue(at('2026-11-19 09:00'))).toEqual(['reminder'])
    expect(overdue(at('2026-11-23 24:00'))).toEqual(['reminder', 'deputy'])
  })

  it('fire once, however often they are marked', () => {
    const clock = markFired(markFired(approval('2026-11-16 10:00'), 'reminder'), 'reminder')
    expect(clock.fired).toEqual(['reminder'])
    expect(nextStage(clock, calendar)).toMatchObject({ stage: { id: 'deputy' }, at: at('2026-11-23 24:00') })
    const done = markFired(markFired(clock, 'deputy'), 'head')
    expect(nextStage(done, calendar)).toBeUndefined()
    expect(() => markFired(clock, 'nobody')).toThrow(RangeError)
  })

  it('of one instant keep the order in which they were declared', () => {
    const clock = startClock(at('2026-11-16 10:00'), workingDays(3), [stage('b', 3), stage('a', 3)])
    expect(overdueStages(clock, calendar, Infinity).map(timed => timed.stage.id)).toEqual(['b', 'a'])
    expect(() => startClock(0, workingDays(3), [stage('a', 1), stage('a', 2)])).toThrow(RangeError)
  })

  it('on the start day are never due before the start', () => {
    const clock = startClock(at('2026-11-16 10:00'), workingDays(3), [stage('at once', 0, { at: 'morning' })])
    expect(nextStage(clock, calendar)?.at).toBe(at('2026-11-16 10:00'))
  })

  it('are found again after a passage through JSON', () => {
    const clock = extendClock(
      paused(approval('2026-11-16 10:00'), '2026-11-17 10:00', '2026-11-18 10:00'),
      workingDays(2),
    )
    expect(JSON.parse(JSON.stringify(clock))).toEqual(clock)
  })
})

describe('a pause', () => {
  const due = (clock: Clock) => dueOf(clock, calendar).dueOn
  const clock = approval('2026-11-16 10:00') // due Monday 23rd

  it('pushes the deadline by each working day at whose end it stands', () => {
    expect(due(paused(clock, '2026-11-18 00:00', '2026-11-18 24:00'))).toBe('2026-11-24')
    expect(due(paused(clock, '2026-11-17 15:00', '2026-11-19 10:00'))).toBe('2026-11-25')
  })

  it('within one day pushes nothing', () => {
    expect(due(paused(clock, '2026-11-18 00:00', '2026-11-18 23:59'))).toBe('2026-11-23')
  })

  it('over a weekend pushes nothing', () => {
    expect(due(paused(clock, '2026-11-21 00:00', '2026-11-23 09:00'))).toBe('2026-11-23')
  })

  it('pushes stages as well, and one whose morning it covers to its end', () => {
    expect(timetable(paused(clock, '2026-11-17 15:00', '2026-11-18 11:00'))[0]).toBe(
      'reminder 2026-11-20 09:00',
    )
    expect(timetable(paused(clock, '2026-11-19 08:00', '2026-11-19 11:00'))[0]).toBe(
      'reminder 2026-11-19 11:00',
    )
  })

  it('is subtracted from hours to the minute', () => {
    const hours = startClock(at('2026-11-16 10:00'), { unit: 'hours', amount: 5 })
    const once = paused(hours, '2026-11-16 12:00', '2026-11-16 12:30')
    expect(dueOf(paused(once, '2026-11-16 13:00', '2026-11-17 13:00'), calendar).dueAt).toBe(
      at('2026-11-17 15:30'),
    )
    expect(dueOf(paused(once, '2026-11-16 16:00', '2026-11-17 16:00'), calendar).dueAt).toBe(
      at('2026-11-16 15:30'),
    )
  })

  it('keeps everything still while it lasts, except what was due when it began', () => {
    const still = pauseClock(clock, at('2026-11-19 10:00'))
    expect(nextStage(still, calendar)).toBeUndefined()
    expect(overdueStages(still, calendar, at('2027-01-01 00:00')).map(timed => timed.stage.id)).toEqual([
      'reminder',
    ])
    expect(due(still)).toBe('2026-11-23')
    expect(due(resumeClock(still, at('2026-11-20 10:00')))).toBe('2026-11-24')
  })

  it('cannot begin twice, end twice, or begin before the last one ended', () => {
    const still = pauseClock(clock, at('2026-11-17 10:00'))
    expect(pauseClock(still, at('2026-11-18 10:00'))).toBe(still)
    const running = resumeClock(still, at('2026-11-18 10:00'))
    expect(resumeClock(running, at('2026-11-19 10:00'))).toBe(running)
    expect(pauseClock(running, at('2026-11-16 10:00')).pauses.at(-1)).toEqual({
      from: at('2026-11-18 10:00'),
    })
    expect(resumeClock(still, 0).pauses).toEqual([
      { from: at('2026-11-17 10:00'), to: at('2026-11-17 10:00') },
    ])
  })
})

describe('an extension', () => {
  const clock = markFired(approval('2026-11-16 10:00'), 'reminder')

  it('moves the deadline and every stage still to come, and brings no reminder back', () => {
    const longer = extendClock(clock, workingDays(2))
    expect(dueOf(longer, calendar).dueOn).toBe('2026-11-25')
    expect(timetable(longer)).toEqual(['deputy 2026-11-26 00:00', 'head 2026-11-28 00:00'])
  })

  it('in hours begins when the clock runs again, if the day ended in a pause', () => {
    const sameDay = startClock(at('2026-11-16 10:00'), workingDays(3), [stage('tonight', 0)])
    const longer = extendClock(sameDay, { unit: 'hours', amount: 12 })
    expect(timetable(paused(longer, '2026-11-16 16:00', '2026-11-17 10:00'))).toEqual([
      'tonight 2026-11-17 22:00',
    ])
  })

  it('adds to an earlier one, and counts in its own unit after the budget', () => {
    const days: Budget = { unit: 'days', amount: 1 }
    expect(dueOf(extendClock(extendClock(clock, workingDays(1)), workingDays(2)), calendar).dueOn).toBe(
      '2026-11-26',
    )
    expect(dueOf(extendClock(approval('2026-11-13 10:00'), days), calendar).dueOn).toBe('2026-11-21')
    expect(dueOf(extendClock(clock, { unit: 'hours', amount: 12 }), calendar).dueAt).toBe(
      at('2026-11-24 12:00'),
    )
    expect(() => extendClock(extendClock(clock, days), workingDays(1))).toThrow(RangeError)
  })
})

describe('a deadline for which no notice is loaded yet', () => {
  const clock = startClock(at('2026-12-24 10:00'), workingDays(5), [
    stage('reminder', 3),
    stage('closing', 5, { does: 'auto' }),
    stage('head', 7, { does: 'escalate' }),
  ])
  const days = {
    '2026-12-31': { kind: 'off', holiday: '元旦' },
    '2027-01-01': { kind: 'off', holiday: '元旦' },
  } as const
  const nextYear = {
    version: 'with 2027',
    noticeYears: [...calendar.noticeYears, 2027],
    days: { ...calendar.days, ...days },
  }

  it('is provisional from 29 December 2026 on, and firm until the 28th', () => {
    expect(dueOf(clock, calendar)).toMatchObject({ dueOn: '2026-12-31', provisional: true })
    expect(dueOf(startClock(at('2026-12-24 10:00'), workingDays(2)), calendar)).toMatchObject({
      dueOn: '2026-12-28',
      provisional: false,
    })
  })

  it('still reminds and escalates, while the automatic decision waits and is named', () => {
    expect(nextStage(clock, calendar)).toMatchObject({ stage: { id: 'reminder' }, provisional: true })
    expect(overdueStages(clock, calendar, Infinity).map(timed => timed.stage.id)).toEqual([
      'reminder',
      'head',
    ])
    expect(heldStages(clock, calendar)).toMatchObject([{ stage: { id: 'closing' }, provisional: true }])
  })

  it('moves when the notice is loaded, decides then, and repeats nothing', () => {
    const reminded = markFired(clock, 'reminder')
    expect(dueOf(reminded, nextYear)).toMatchObject({ dueOn: '2027-01-04', provisional: false })
    expect(nextStage(reminded, nextYear)).toEqual({
      stage: clock.stages[1],
      at: at('2027-01-04 24:00'),
      provisional: false,
    })
    expect(heldStages(reminded, nextYear)).toEqual([])
  })

  it('is firm when every provisional day on its way was paused', () => {
    const since2026 = sliceCalendar(calendar, 2026, 2026)
    const clock = startClock(at('2025-12-30 10:00'), workingDays(1))
    expect(dueOf(clock, since2026)).toMatchObject({ dueOn: '2025-12-31', provisional: true })
    expect(dueOf(paused(clock, '2025-12-31 10:00', '2026-01-01 10:00'), since2026)).toMatchObject({
      dueOn: '2026-01-04',
      provisional: false,
    })
  })

  it('is never provisional in calendar days and hours, for which no notice matters', () => {
    for (const unit of ['days', 'hours'] as const) {
      const auto = startClock(at('2027-03-01 10:00'), { unit, amount: 30 }, [
        { id: 'closing', after: { unit, amount: 30 }, does: 'auto' },
      ])
      expect(nextStage(auto, calendar)).toMatchObject({ stage: { id: 'closing' }, provisional: false })
    }
  })
})
