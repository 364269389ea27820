import { instantAt } from './local-date.js'
import { localMoment, momentName, weekdayName } from './day-names.js'

test.each([
  ['2026-11-22', '10:15', '11月22日 10:15'],
  ['2026-11-22', '00:01', '11月22日 00:01'],
  ['2026-11-22', '24:00', '11月22日 24:00'],
  ['2026-12-31', '24:00', '12月31日 24:00'],
])('%s %s is told as %s', (date, time, told) => {
  expect(momentName(instantAt(date, time))).toBe(told)
})

test('days and moments are those of Shanghai', () => {
  expect(localMoment(Date.parse('2026-11-21T16:30:00Z'))).toBe('2026-11-22 00:30')
  expect(weekdayName('2026-11-22')).toBe('周日')
})
