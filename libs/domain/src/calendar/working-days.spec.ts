import * as fc from 'fast-check'
import { addDays } from './local-date.js'
import { stateCouncilCalendar as calendar } from './state-council.js'
import { addWorkingDays, countWorkingDays, dayOf, nextWorkingDay, sliceCalendar } from './working-days.js'

const dates = fc.integer({ min: 0, max: 10_500 }).map(days => addDays('2006-06-01', days))

describe('working days', () => {
  it('after the Saturday worked for the Spring Festival of 2026 begin nine days later', () => {
    expect(dayOf(calendar, '2026-02-14')).toMatchObject({ kind: 'makeup', working: true, holiday: '春节' })
    expect(addWorkingDays(calendar, '2026-02-13', 1)).toBe('2026-02-14')
    expect(addWorkingDays(calendar, '2026-02-14', 1)).toBe('2026-02-24')
    expect(addWorkingDays(calendar, '2026-02-24', 4)).toBe('2026-02-28')
    expect(addWorkingDays(calendar, '2026-02-24', 5)).toBe('2026-03-02')
  })

  it('around the National Day of 2026 include the Sunday before and the Saturday after', () => {
    expect(addWorkingDays(calendar, '2026-09-18', 1)).toBe('2026-09-20')
    expect(addWorkingDays(calendar, '2026-09-30', 3)).toBe('2026-10-10')
    expect(countWorkingDays(calendar, '2026-09-13', '2026-09-20')).toBe(6)
    expect(countWorkingDays(calendar, '2026-09-24', '2026-10-10')).toBe(6)
  })

  it('go backwards over a holiday as well', () => {
    expect(addWorkingDays(calendar, '2026-10-08', -1)).toBe('2026-09-30')
    expect(countWorkingDays(calendar, '2026-10-08', '2026-09-30')).toBe(-1)
  })

  it('pass a leap day and a year end', () => {
    expect(addWorkingDays(calendar, '2024-02-28', 1)).toBe('2024-02-29')
    expect(addWorkingDays(calendar, '2025-12-31', 1)).toBe('2026-01-04')
    expect(addWorkingDays(calendar, '2018-12-28', 2)).toBe('2019-01-02')
  })

  it('start nowhere when none is added', () => {
    expect(addWorkingDays(calendar, '2026-10-03', 0)).toBe('2026-10-03')
    expect(() => addWorkingDays(calendar, '2026-10-03', 1.5)).toThrow(RangeError)
  })

  it('move a decision day off a holiday, and leave one that is worked', () => {
    expect(nextWorkingDay(calendar, '2026-10-01')).toBe('2026-10-08')
    expect(nextWorkingDay(calendar, '2026-10-10')).toBe('2026-10-10')
  })

  it('are counted just as they are added, in both directions', () => {
    fc.assert(
      fc.property(dates, fc.integer({ min: -300, max: 300 }), (date, n) => {
        const reached = addWorkingDays(calendar, date, n)
        expect(countWorkingDays(calendar, date, reached)).toBe(n)
        expect(n === 0 || dayOf(calendar, reached).working).toBe(true)
      }),
      { numRuns: 2000 },
    )
  })
})

describe('a year without its notice', () => {
  it('has weekends and the statutory days only, all provisional', () => {
    const offOnWeekdays: string[] = []
    for (let date = '2027-01-01'; date <= '2027-12-31'; date = addDays(date, 1)) {
      const day = dayOf(calendar, date)
      expect(day.provisional).toBe(true)
      if (day.kind === 'holiday') offOnWeekdays.push(`${date.slice(5)} ${day.holiday}`)
    }
    expect(offOnWeekdays).toEqual([
      ...[
        '01-01 元旦',
        '02-05 春节',
        '02-06 春节',
        '02-07 春节',
        '02-08 春节',
        '04-05 清明节',
        '05-01 劳动节',
      ],
      ...['05-02 劳动节', '06-09 端午节', '09-15 中秋节', '10-01 国庆节', '10-02 国庆节', '10-03 国庆节'],
    ])
  })

  it('names thirteen days off in each year of the table, and the six fixed ones beyond it', () => {
    const statutoryDays = (year: number) => {
      let count = 0
      for (let date = `${year}-01-01`; date <= `${year}-12-31`; date = addDays(date, 1))
        if (dayOf(calendar, date).kind === 'holiday') count++
      return count
    }
    // in 2028 and 2031 Mid-Autumn falls into the National Day's three days: twelve different ones
    const years = [2027, 2028, 2029, 2030, 2031, 2032, 2033, 2034, 2035, 2036]
    expect(years.map(statutoryDays)).toEqual([13, 12, 13, 13, 12, 13, 13, 13, 13, 6])
  })

  it('makes the last three days of the year before provisional', () => {
    expect(dayOf(calendar, '2026-12-28').provisional).toBe(false)
    for (const date of ['2026-12-29', '2026-12-30', '2026-12-31']) {
      expect(dayOf(calendar, date)).toEqual({ kind: 'workday', working: true, provisional: true })
    }
    expect(dayOf(calendar, '2025-12-31').provisional).toBe(false)
  })

  it('is not provisional any more once the notice is there, which is believed where it is silent', () => {
    const silent = { version: 'silent', noticeYears: [2027], days: {} }
    expect(dayOf(silent, '2027-10-01')).toEqual({ kind: 'workday', working: true, provisional: false })
  })

  it('has one Labour Day before the revision of 2025', () => {
    expect(dayOf(calendar, '2006-05-01').kind).toBe('holiday')
    expect(dayOf(calendar, '2006-05-02').kind).toBe('workday')
  })
})

describe('a slice of a calendar', () => {
  it('answers as the whole does on every day of its years', () => {
    for (const [from, to] of [
      [2018, 2018],
      [2020, 2022],
      [2025, 2026],
      [2026, 2027],
    ] as const) {
      const slice = JSON.parse(JSON.stringify(sliceCalendar(calendar, from, to)))
      for (let date = `${from}-01-01`; date <= `${to}-12-31`; date = addDays(date, 1)) {
        expect([date, dayOf(slice, date)]).toEqual([date, dayOf(calendar, date)])
      }
    }
  })

  it('is provisional outside of them, where it knows no notice', () => {
    expect(dayOf(sliceCalendar(calendar, 2020, 2020), '2019-10-08').provisional).toBe(true)
    expect(dayOf(sliceCalendar(calendar, 2020, 2020), '2022-10-08').provisional).toBe(true)
  })
})
