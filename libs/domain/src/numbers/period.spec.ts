import { daysOfPeriod, periodsOfDay } from './period.js'

test.each([
  ['2026-02', 'month', '2026-02-01', '2026-02-28', '2026年2月'],
  ['2024-02', 'month', '2024-02-01', '2024-02-29', '2024年2月'],
  ['2026-12', 'month', '2026-12-01', '2026-12-31', '2026年12月'],
  ['2026-Q1', 'quarter', '2026-01-01', '2026-03-31', '2026年第一季度'],
  ['2026-Q4', 'quarter', '2026-10-01', '2026-12-31', '2026年第四季度'],
  ['2026', 'year', '2026-01-01', '2026-12-31', '2026年'],
])('%s is a %s from %s to %s, called %s', (period, kind, from, to, label) => {
  expect(daysOfPeriod(period)).toMatchObject({ kind, from, to, label })
})

test.each(['2026-13', '2026-00', '2026-Q5', '26-01', '2026-1', '', '2026-01-01'])(
  '%j names no period',
  text => {
    expect(daysOfPeriod(text)).toBeUndefined()
  },
)

test('a day belongs to a month, a quarter and a year, which hold it', () => {
  expect(periodsOfDay('2026-09-30')).toEqual({ month: '2026-09', quarter: '2026-Q3', year: '2026' })
  for (const period of Object.values(periodsOfDay('2026-10-01'))) {
    const { from = '', to = '' } = daysOfPeriod(period) ?? {}
    expect(from <= '2026-10-01' && '2026-10-01' <= to).toBe(true)
  }
})
