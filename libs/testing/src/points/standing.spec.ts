import { standingOf, type MonthOf } from './standing.js'

const plain: MonthOf = {
  ...{ month: '2026-09', zeroBy: 'month', earned: 0, cumulative: 4, joinedOn: '2020-01-01' },
  ...{ movedOn: '2020-01-01', suspended: [], offered: true },
}
test.each<[string, Partial<MonthOf>, string]>([
  ['nothing at all', {}, 'zero'],
  ['a point', { earned: 1 }, 'pointed'],
  ['points of earlier months where the policy counts all of them', { zeroBy: 'cumulative' }, 'pointed'],
  ['none ever where the policy counts all of them', { zeroBy: 'cumulative', cumulative: 0 }, 'zero'],
  [
    'a suspension that ends on the 1st',
    { suspended: [{ from: '2026-08-01', to: '2026-09-01' }] },
    'suspended',
  ],
  ['a suspension before', { suspended: [{ from: '2026-08-01', to: '2026-08-31' }] }, 'zero'],
  ['here since the 2nd', { joinedOn: '2026-09-02' }, 'joined'],
  ['here since the month after', { joinedOn: '2026-10-01' }, 'zero'],
  ['here since the 1st', { joinedOn: '2026-09-01', movedOn: '2026-09-01' }, 'zero'],
  ['moved on the 30th', { movedOn: '2026-09-30' }, 'moved'],
  ['nothing offered', { offered: false }, 'nothingOffered'],
  ['a point although nothing was offered', { offered: false, earned: 2 }, 'pointed'],
])('where a member stands without points but with %s: %s', (_what, changes, expected) => {
  const { standing, exclusion } = standingOf({ ...plain, ...changes })
  expect(exclusion ?? standing).toBe(expected)
})
