import { createHash } from 'node:crypto'
import { addDays, weekdayOf } from './local-date.js'
import { calendarFromNotices } from './notices.js'
import { stateCouncilCalendar as calendar } from './state-council.js'
import notices from './state-council.json'
import { addWorkingDays, countWorkingDays, dayOf } from './working-days.js'

const range = (from: number, to: number) => Array.from({ length: to - from + 1 }, (_, i) => from + i)

describe('the calendar of 2007–2026', () => {
  it('agrees with the notices on every day', () => {
    const named = new Map(notices.flatMap(notice => notice.days.map(day => [day.date, day] as const)))
    for (let date = '2007-01-01'; date <= '2026-12-28'; date = addDays(date, 1)) {
      const fact = named.get(date)
      const weekend = weekdayOf(date) > 5
      const kind = fact?.isOffDay ? 'holiday' : weekend ? (fact ? 'makeup' : 'weekend') : 'workday'
      const working = fact ? !fact.isOffDay : !weekend
      const holiday = kind === 'holiday' || kind === 'makeup' ? { holiday: fact?.name } : {}
      expect([date, dayOf(calendar, date)]).toEqual([date, { kind, working, provisional: false, ...holiday }])
    }
  })

  // Whoever corrects a day changes this on purpose.
  it('holds the facts as they were collected', () => {
    const facts = notices.flatMap(({ year, days }) =>
      days.map(day => `${day.date},${day.isOffDay ? 'off' : 'work'},${day.name},${year}\n`),
    )
    expect(facts).toHaveLength(678)
    expect(createHash('sha256').update(facts.join('')).digest('hex')).toBe(
      '68d0a77792f28e9c90338a4c32c849347998efb48c43643732416aa70ec2b3aa',
    )
    expect(notices.map(notice => notice.year)).toEqual(range(2007, 2026))
    expect(notices.every(notice => notice.papers.every(url => /^https?:\/\/www\.gov\.cn\//.test(url)))).toBe(
      true,
    )
  })

  it('has as many working days a year as the regulation leaves', () => {
    const workingDays = (year: number) => countWorkingDays(calendar, `${year - 1}-12-31`, `${year}-12-31`)
    // 365 less 104 days of weekends and 13 statutory days (11 before 2025)
    expect(workingDays(2025)).toBe(365 - 104 - 13)
    expect(workingDays(2023)).toBe(365 - 105 - 11)
  })

  it('knows what later notices changed: the longer Spring Festival of 2020 and the Victory Day of 2015', () => {
    expect(addWorkingDays(calendar, '2020-01-23', 1)).toBe('2020-02-03')
    expect(dayOf(calendar, '2020-02-03')).toEqual({ kind: 'workday', working: true, provisional: false })
    expect(dayOf(calendar, '2015-09-03').kind).toBe('holiday')
    expect(dayOf(calendar, '2015-09-06').kind).toBe('makeup')
  })
})

describe('a calendar made of notices', () => {
  const notice = (date: string) => ({
    year: 2027,
    papers: [],
    days: [{ name: '元旦', date, isOffDay: true }],
  })

  it('takes the days of its year and of the December before', () => {
    expect(calendarFromNotices('v', [notice('2026-12-31')]).days['2026-12-31']?.kind).toBe('off')
  })

  it.each(['2026-11-30', '2028-01-01', '2027-02-30'])('refuses a notice for 2027 that names %s', date => {
    expect(() => calendarFromNotices('v', [notice(date)])).toThrow(RangeError)
  })

  it('refuses a day named twice', () => {
    expect(() => calendarFromNotices('v', [notice('2027-01-01'), notice('2027-01-01')])).toThrow(RangeError)
  })
})
