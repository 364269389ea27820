import { stripOf } from './period-strip.js'
import { firstDayOf, monthsBetween } from './months.js'

const expected = monthsBetween('2026-07', '2026-11').map(period => ({ period, firstDay: firstDayOf(period) }))
const conditions = (...of: Parameters<typeof stripOf>) => stripOf(...of).map(({ is }) => is)

test('what came on its first day is kept, what came later was caught up, what did not come is missing', () => {
  const known = [
    { period: '2026-07', cameOn: '2026-07-20' },
    { period: '2026-08', cameOn: '2026-08-01' },
    { period: '2026-09', cameOn: '2026-10-15' },
    { period: '2026-11' },
  ]
  expect(conditions(expected, known)).toEqual(['kept', 'kept', 'caughtUp', 'missing', 'kept'])
  expect(stripOf(expected, known)[2]).toMatchObject({ period: '2026-09', caughtUpOn: '2026-10-15' })
})

test('a period that some communities lack is incomplete, whenever it came', () => {
  const known = expected.map(({ period }) => ({ period, cameOn: '2026-12-01' }))
  expect(stripOf(expected, known, new Map([['2026-08', 3]]))[1]).toMatchObject({
    is: 'incomplete',
    lacking: 3,
  })
})
