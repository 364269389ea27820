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

test('a period that some units lack is incomplete, whenever it came, and says which', () => {
  const known = expected.map(({ period }) => ({ period, cameOn: '2026-12-01' }))
  const lacking = new Map([['2026-08', { count: 3, names: ['东一社区'] }]])
  expect(stripOf(expected, known, lacking)[1]).toMatchObject({
    is: 'incomplete',
    lacking: 3,
    lackingNames: ['东一社区'],
  })
})

test('what the clock leapt over was not lost in an outage; what still came later was', () => {
  const leaps = [
    { from: '2026-08-20', to: '2026-09-10' },
    { from: '2026-09-10', to: '2026-10-15' },
  ]
  const known = ['2026-07-01', '2026-08-03', '2026-10-15', '2026-10-16', '2026-11-01'].map((cameOn, at) => ({
    ...{ period: expected[at]?.period ?? '', cameOn },
  }))
  expect(stripOf(expected, known, new Map(), leaps).map(({ is }) => is)).toEqual([
    ...['kept', 'caughtUp', 'kept', 'caughtUp', 'kept'],
  ])
})
