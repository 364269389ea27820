import * as fc from 'fast-check'
import { dueOf, pauseClock, resumeClock, startClock, type Clock } from './clock.js'
import { explainClock } from './explain-clock.js'
import { instantAt, type Instant } from './local-date.js'
import { stateCouncilCalendar as calendar } from './state-council.js'
import { withOfficeHours } from './with-notices.js'
import { addWorkingHours, workingMsBetween } from './working-hours.js'

const at = (moment: string): Instant => instantAt(moment.slice(0, 10), moment.slice(11))
const hours = (amount: number) => ({ unit: 'workingHours', amount }) as const
const HOUR = 3_600_000

describe('working hours', () => {
  const after = (from: string, amount: number) => addWorkingHours(calendar, at(from), amount)

  it('run in the morning and in the afternoon of a working day, not at noon', () => {
    expect(after('2026-11-16 11:00', 1)).toBe(at('2026-11-16 12:00'))
    expect(after('2026-11-16 11:00', 1.5)).toBe(at('2026-11-16 14:30'))
    expect(after('2026-11-16 13:00', 4)).toBe(at('2026-11-16 18:00'))
    expect(after('2026-11-16 10:00', 7)).toBe(at('2026-11-17 10:00'))
  })

  it('begin the next morning after office hours, and pass a weekend', () => {
    expect(after('2026-11-16 20:00', 1)).toBe(at('2026-11-17 10:00'))
    expect(after('2026-11-20 17:00', 2)).toBe(at('2026-11-23 10:00'))
  })

  it('run on the Sunday worked before the National Day of 2026, and not in the holiday', () => {
    expect(after('2026-09-19 10:00', 7)).toBe(at('2026-09-20 18:00'))
    expect(after('2026-09-30 17:00', 2)).toBe(at('2026-10-08 10:00'))
  })

  it('follow the office hours that the calendar names', () => {
    const early = withOfficeHours(calendar, [['08:30', '17:30']])
    expect(addWorkingHours(early, at('2026-11-16 08:00'), 9)).toBe(at('2026-11-16 17:30'))
    expect(early.version).not.toBe(calendar.version)
    for (const wrong of [
      [],
      [['18:00', '09:00']],
      [
        ['09:00', '12:00'],
        ['11:00', '18:00'],
      ],
      [['9', '18:00']],
    ])
      expect(() => withOfficeHours(calendar, wrong as [string, string][])).toThrow(RangeError)
  })

  it('are counted just as they are added, wherever they start', () => {
    const minutes = fc
      .integer({ min: 0, max: 20 * 365 * 1440 })
      .map(after => at('2007-01-01 00:00') + after * 60_000)
    fc.assert(
      fc.property(minutes, fc.integer({ min: 1, max: 100_000 }), (from, minute) => {
        const reached = addWorkingHours(calendar, from, minute / 60)
        expect(workingMsBetween(calendar, from, reached)).toBe(minute * 60_000)
        expect(workingMsBetween(calendar, from, reached - 1)).toBe(minute * 60_000 - 1)
      }),
      { numRuns: 2000 },
    )
  })
})

describe('a deadline in working hours', () => {
  const clock = startClock(at('2026-11-16 16:00'), hours(10))
  const paused = (from: string, to: string): Clock => resumeClock(pauseClock(clock, at(from)), at(to))
  const due = (of: Clock) => dueOf(of, calendar).dueAt

  it('is the very instant, and explained day by day with the hours of each', () => {
    expect(dueOf(clock, calendar)).toEqual({
      dueOn: '2026-11-18',
      dueAt: at('2026-11-18 10:00'),
      provisional: false,
    })
    expect(explainClock(clock, calendar).map(day => [day.date, day.note, (day.ranMs ?? 0) / HOUR])).toEqual([
      ['2026-11-16', 'start', 2],
      ['2026-11-17', 'workingHours', 7],
      ['2026-11-18', 'workingHours', 1],
    ])
  })

  it('does not run while paused, and loses nothing to a pause outside office hours', () => {
    expect(due(paused('2026-11-17 10:00', '2026-11-17 11:30'))).toBe(at('2026-11-18 11:30'))
    expect(due(paused('2026-11-16 18:00', '2026-11-17 09:00'))).toBe(due(clock))
    expect(due(paused('2026-11-16 18:00', '2026-11-18 09:00'))).toBe(at('2026-11-19 10:00'))
    const told = explainClock(paused('2026-11-16 18:00', '2026-11-18 09:00'), calendar)
    expect(told.map(day => day.note)).toEqual(['start', 'paused', 'workingHours', 'workingHours'])
  })

  it('adds up to its budget whatever is paused', () => {
    const minute = fc.integer({ min: 0, max: 6 * 1440 }).map(count => count * 60_000)
    const lives = fc.record({
      start: fc.integer({ min: 0, max: 4000 * 1440 }).map(after => at('2015-01-01 00:00') + after * 60_000),
      amount: fc.integer({ min: 1, max: 80 }),
      pauses: fc.array(fc.tuple(minute, minute), { maxLength: 4 }),
    })
    fc.assert(
      fc.property(lives, ({ start, amount, pauses }) => {
        let life = startClock(start, hours(amount))
        let now = start
        for (const [ran, stood] of pauses) life = resumeClock(pauseClock(life, (now += ran)), (now += stood))
        const { dueAt } = dueOf(life, calendar)
        expect(workingMsBetween(calendar, start, dueAt, life.pauses)).toBe(amount * HOUR)
        const told = explainClock(life, calendar).reduce((sum, { ranMs = 0 }) => sum + ranMs, 0)
        expect(told).toBe(amount * HOUR)
      }),
      { numRuns: 1000 },
    )
  })

  it('is provisional where no notice is loaded', () => {
    expect(dueOf(startClock(at('2027-03-01 10:00'), hours(2)), calendar).provisional).toBe(true)
  })

  it('follows days that ran before it', () => {
    const days = {
      ...startClock(at('2026-11-16 16:00'), { unit: 'workingDays', amount: 1 }),
      extension: hours(3),
    }
    expect(due(days)).toBe(at('2026-11-18 12:00'))
    const more = { ...clock, extension: hours(1.5) }
    expect(due(more)).toBe(at('2026-11-18 11:30'))
    expect(explainClock(more, calendar).at(-1)).toMatchObject({ date: '2026-11-18', ranMs: 2.5 * HOUR })
  })
})
