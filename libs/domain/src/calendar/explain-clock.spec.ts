import * as fc from 'fast-check'
import { type Clock, dueOf, extendClock, nextStage, pauseClock, resumeClock, startClock } from './clock.js'
import { explainClock, workingDaysLeft } from './explain-clock.js'
import { addDays, instantAt, localDateOf } from './local-date.js'
import { stateCouncilCalendar as calendar } from './state-council.js'

const at = (moment: string) => instantAt(moment.slice(0, 10), moment.slice(11))
const workingDays = (amount: number) => ({ unit: 'workingDays', amount }) as const
const told = (clock: Clock) =>
  explainClock(clock, calendar).map(day => {
    const mark = day.provisional ? ' 暂定' : ''
    return (
      `${day.date.slice(5)} ${day.weekday} ${day.note} ${day.ordinal ?? '-'} ${day.holiday ?? ''}`.trim() +
      mark
    )
  })

describe('the explanation of a deadline', () => {
  it('tells day by day why it falls where it does, across a 调休 week', () => {
    expect(told(startClock(at('2026-09-18 16:00'), workingDays(5)))).toEqual([
      '09-18 5 start -',
      '09-19 6 weekend -',
      '09-20 7 makeup 1 国庆节',
      '09-21 1 counted 2',
      '09-22 2 counted 3',
      '09-23 3 counted 4',
      '09-24 4 counted 5',
    ])
  })

  it('shows holidays and paused days', () => {
    const clock = pauseClock(startClock(at('2026-09-29 10:00'), workingDays(2)), at('2026-09-30 10:00'))
    expect(told(resumeClock(clock, at('2026-10-08 10:00'))).filter(line => !line.includes('国庆节'))).toEqual(
      ['09-29 2 start -', '09-30 3 paused -', '10-08 4 counted 1', '10-09 5 counted 2'],
    )
  })

  it('marks days for which no notice is loaded', () => {
    expect(told(startClock(at('2026-12-28 10:00'), workingDays(4)))).toEqual([
      '12-28 1 start -',
      '12-29 2 counted 1 暂定',
      '12-30 3 counted 2 暂定',
      '12-31 4 counted 3 暂定',
      '01-01 5 holiday - 元旦 暂定',
      '01-02 6 weekend - 暂定',
      '01-03 7 weekend - 暂定',
      '01-04 1 counted 4 暂定',
    ])
  })

  it('counts every calendar day of a budget in days, whatever its kind', () => {
    const notes = explainClock(startClock(at('2026-02-13 10:00'), { unit: 'days', amount: 4 }), calendar)
    expect(notes.map(day => `${day.kind} ${day.note}`)).toEqual([
      'workday start',
      'makeup counted',
      'holiday counted',
      'holiday counted',
      'holiday counted',
    ])
  })

  it('lists the days of an hours budget without counting them', () => {
    expect(told(startClock(at('2026-11-16 20:00'), { unit: 'hours', amount: 28 }))).toEqual([
      '11-16 1 start -',
      '11-17 2 hours -',
    ])
  })
})

describe('whatever is paused and extended', () => {
  const minutes = (max: number) => fc.integer({ min: 0, max }).map(count => count * 60_000)
  const clocks = fc
    .record({
      start: minutes(20 * 365 * 1440).map(after => at('2007-01-01 00:00') + after),
      unit: fc.constantFrom('workingDays' as const, 'days' as const),
      amount: fc.integer({ min: 1, max: 40 }),
      more: fc.integer({ min: 0, max: 10 }),
      pauses: fc.array(fc.tuple(minutes(6 * 1440), minutes(6 * 1440)), { maxLength: 5 }),
    })
    .map(({ start, unit, amount, more, pauses }) => {
      let clock = startClock(start, { unit, amount }, [{ id: 'end', after: { unit, amount }, does: 'warn' }])
      let now = start
      for (const [ran, stood] of pauses) {
        clock = resumeClock(pauseClock(clock, (now += ran)), (now += stood))
      }
      return extendClock(clock, { unit, amount: more })
    })

  it('the counted days equal the budget, run from the start to the due day, and leave out each day paused at its end', () => {
    fc.assert(
      fc.property(clocks, clock => {
        const days = explainClock(clock, calendar)
        const counted = days.filter(day => day.counted)
        const total = clock.budget.amount + (clock.extension?.amount ?? 0)
        expect(counted.map(day => day.ordinal)).toEqual(Array.from({ length: total }, (_, i) => i + 1))
        expect(days.map(day => day.date)).toEqual(
          days.map((_, i) => addDays(localDateOf(clock.startedAt), i)),
        )
        expect(days.at(-1)).toMatchObject({ date: dueOf(clock, calendar).dueOn, counted: true })
        const running = (end: number) =>
          clock.pauses.every(pause => end <= pause.from || (pause.to ?? end) < end)
        expect(counted.every(day => running(instantAt(day.date, '24:00')))).toBe(true)
        const passedOver = days.slice(1).filter(day => !day.counted && running(instantAt(day.date, '24:00')))
        expect(passedOver.every(day => !day.working && clock.budget.unit === 'workingDays')).toBe(true)
      }),
      { numRuns: 1000 },
    )
  })

  it('the last stage is due with the budget, and the clock runs then', () => {
    fc.assert(
      fc.property(clocks, clock => {
        const { dueAt } = dueOf(clock, calendar)
        expect(nextStage(clock, calendar)?.at).toBe(dueAt)
        expect(clock.pauses.some(pause => pause.from < dueAt && dueAt <= (pause.to ?? dueAt))).toBe(false)
      }),
      { numRuns: 1000 },
    )
  })

  it('working days are left just as long as the deadline is not over', () => {
    fc.assert(
      fc.property(clocks, fc.integer({ min: -20 * 1440, max: 20 * 1440 }), (clock, minute) => {
        const now = dueOf(clock, calendar).dueAt + minute * 60_000
        expect(workingDaysLeft(clock, calendar, now) >= 0).toBe(minute < 0)
      }),
    )
  })
})

describe('the working days left', () => {
  const clock = startClock(at('2026-11-16 10:00'), workingDays(5)) // due Monday 23rd
  const left = (moment: string, of: Clock = clock) => workingDaysLeft(of, calendar, at(moment))

  it('are the budget at the start and none on the last day', () => {
    expect([left('2026-11-16 10:00'), left('2026-11-20 10:00'), left('2026-11-23 23:59')]).toEqual([5, 1, 0])
  })

  it('fall below nothing once overdue, one for each working day begun', () => {
    expect([left('2026-11-23 24:00'), left('2026-11-24 10:00'), left('2026-11-25 10:00')]).toEqual([
      -1, -1, -2,
    ])
  })

  it('are overdue from the very instant on, for hours too', () => {
    const hours = startClock(at('2026-11-16 10:00'), { unit: 'hours', amount: 5 })
    expect([left('2026-11-16 14:59', hours), left('2026-11-16 15:00', hours)]).toEqual([0, -1])
  })

  it('count a weekend after a Friday deadline as overdue', () => {
    const friday = startClock(at('2026-11-17 10:00'), workingDays(3))
    expect([left('2026-11-21 10:00', friday), left('2026-11-23 10:00', friday)]).toEqual([-1, -1])
  })

  it('stay where they are while the clock is paused', () => {
    expect(left('2027-03-01 10:00', pauseClock(clock, at('2026-11-18 10:00')))).toBe(3)
  })
})
