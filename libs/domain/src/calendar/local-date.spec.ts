import * as fc from 'fast-check'
import { addDays, instantAt, isoWeekOf, localDateOf, parseLocalDate, weekdayOf } from './local-date.js'

const DAY_MS = 86_400_000

describe('local dates', () => {
  it('agree with the Gregorian calendar on every day of 1900–2199', () => {
    for (let utc = Date.UTC(1900, 0, 1); utc < Date.UTC(2200, 0, 1); utc += DAY_MS) {
      const date = new Date(utc).toISOString().slice(0, 10)
      if (parseLocalDate(date) !== date) throw new Error(`refused ${date}`)
      if (addDays('1900-01-01', (utc - Date.UTC(1900, 0, 1)) / DAY_MS) !== date)
        throw new Error(`missed ${date}`)
      if (weekdayOf(date) % 7 !== new Date(utc).getUTCDay()) throw new Error(`wrong weekday for ${date}`)
    }
  })

  it.each([
    '2026-02-29',
    '2100-02-29',
    '2026-13-01',
    '2026-00-10',
    '2026-01-00',
    '2026-04-31',
    '2026-1-01',
    '1899-12-31',
    '',
  ])('refuse %p, which is no day', text => {
    expect(parseLocalDate(text)).toBeUndefined()
    expect(() => weekdayOf(text)).toThrow(RangeError)
  })

  it.each(['2026/01/01', '2026-01-01T00:00', ' 2026-01-1', '２０２６-01-01', '2026-01-0x'])(
    'refuse %p, which is written otherwise',
    text => expect(parseLocalDate(text)).toBeUndefined(),
  )

  it('know the leap days of 2000 and 2028', () => {
    expect(addDays('2028-02-28', 1)).toBe('2028-02-29')
    expect(addDays('2000-03-01', -1)).toBe('2000-02-29')
  })

  it('refuse to leave the years 1900–9999', () => {
    expect(() => addDays('9999-12-31', 1)).toThrow(RangeError)
    expect(() => addDays('1900-01-01', -1)).toThrow(RangeError)
  })
})

describe('instants', () => {
  it('are eight hours ahead of UTC', () => {
    expect(instantAt('2026-11-22', '09:30')).toBe(Date.UTC(2026, 10, 22, 1, 30))
    expect(localDateOf(Date.UTC(2026, 10, 22, 15, 59, 59, 999))).toBe('2026-11-22')
    expect(localDateOf(Date.UTC(2026, 10, 22, 16))).toBe('2026-11-23')
  })

  it('end a day at 24:00, where the next one begins', () => {
    expect(instantAt('2026-12-31', '24:00')).toBe(instantAt('2027-01-01', '00:00'))
  })

  it.each(['24:01', '23:60', '9:00', '0900', '25:00', '-1:00', '09.00', ''])('refuse %p as a time', time => {
    expect(() => instantAt('2026-01-01', time)).toThrow(RangeError)
  })

  it('lie within the date they fall on, whatever the instant', () => {
    fc.assert(
      fc.property(fc.integer({ min: Date.UTC(1992, 0, 1), max: Date.UTC(2199, 0, 1) }), instant => {
        const date = localDateOf(instant)
        return instantAt(date, '00:00') <= instant && instant < instantAt(date, '24:00')
      }),
    )
  })
})

describe('ISO weeks', () => {
  it.each([
    ['2026-11-22', '2026-W47'],
    ['2026-11-23', '2026-W48'],
    ['2026-12-31', '2026-W53'],
    ['2027-01-03', '2026-W53'],
    ['2027-01-04', '2027-W01'],
    ['2024-12-30', '2025-W01'],
    ['2021-01-03', '2020-W53'],
    ['2023-01-01', '2022-W52'],
  ])('put %s into %s', (date, week) => expect(isoWeekOf(date)).toBe(week))

  it('change on Mondays only, and never repeat', () => {
    const seen = new Set<string>()
    for (let monday = '2007-01-01'; monday < '2040-01-01'; monday = addDays(monday, 7)) {
      const week = isoWeekOf(monday)
      expect(isoWeekOf(addDays(monday, 6))).toBe(week)
      expect(seen.has(week)).toBe(false)
      seen.add(week)
    }
  })
})
