import type { FoundReceipt } from '#persistence/evaluation/find-results.js'
import type { Names } from '#persistence/read/names.js'
import { receiptsOf, type Delivery } from './receipts.js'

const names = { unit: (id: string) => ({ id, name: id }), person: (id: string) => id } as Names
const received = (unitId: string, heirId: string | null): FoundReceipt => ({
  ...{ unitId, heirId, by: 'head', byName: '部长' },
  at: new Date('2026-12-05T10:00:00+08:00'),
})
const delivery = (facts: object) =>
  ({
    districtId: 'district',
    facts: { receivers: [], communityIds: [], ...facts },
    state: { regions: {} },
  }) as unknown as Delivery
const statesOf = (facts: object, found: FoundReceipt[]) =>
  Object.fromEntries(receiptsOf(delivery(facts), found, names).map(({ unit, state }) => [unit.id, state]))

test('what a district said before it became part of another is this one’s: the tree alone tells of that', () => {
  expect(statesOf({}, [received('former district', 'district')])).toEqual({ district: 'received' })
  expect(statesOf({}, [received('former district', 'elsewhere')])).toEqual({ district: 'waiting' })
})

test('of agencies the evaluation itself says whose word counts for whom, whatever became of them in the tree', () => {
  const facts = { receivers: ['agency'], heirs: { former: 'agency', other: 'elsewhere' } }
  expect(statesOf(facts, [received('former', 'elsewhere')])).toMatchObject({ agency: 'received' })
  expect(statesOf(facts, [received('other', 'agency')])).toMatchObject({ agency: 'waiting' })
  // Asked for itself, it is nobody else's word.
  const both = { receivers: ['agency', 'gallery'] }
  expect(statesOf(both, [received('agency', 'gallery')])).toMatchObject({ gallery: 'waiting' })
})
