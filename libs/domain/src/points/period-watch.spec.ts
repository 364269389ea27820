import { watchMonths } from './period-watch.js'

const month = (of: string, rest: object = {}) => ({ month: of, state: 'open' as const, pending: 0, ...rest })
const objections = { state: 'objections' as const, objectionsUntil: '2026-10-13' }

test.each([
  ['a month that the watch has not settled', month('2026-09'), '2026-10-02', 'notSettled'],
  ['a month open to objections', month('2026-09', objections), '2026-10-13', 'objectionsRunning'],
  [
    'an objection nobody decided',
    month('2026-09', { ...objections, pending: 2 }),
    '2026-10-14',
    'objectionsPending',
  ],
  ['a month nobody published', month('2026-09', objections), '2026-10-14', 'notPublished'],
])('%s waits, and why', (_what, of, today, why) => {
  expect(watchMonths([of, month('2026-10')], today)).toEqual({
    missing: [],
    waiting: [{ month: '2026-09', why }],
  })
})

test('what is missing is said, what is published or goes on waits for nobody', () => {
  const months = [month('2026-07', { state: 'published' as const }), month('2026-10')]
  expect(watchMonths(months, '2026-10-05')).toEqual({ missing: ['2026-08', '2026-09'], waiting: [] })
})
