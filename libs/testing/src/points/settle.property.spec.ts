import fc from 'fast-check'
import { defaultPointRules, type PointEntry, type PointFact } from '#domain/points/points.js'
import { entriesToWrite, keyOfEntry } from './settle.js'

const fact = fc
  .record({
    rule: fc.constantFrom('activity' as const, 'doneWell' as const),
    id: fc.constantFrom('a1', 'a2', 'a3'),
    subjectId: fc.constantFrom('p1', 'p2'),
  })
  .map((each): PointFact => ({
    ...each,
    kind: 'activity',
    subject: 'member',
    // An activity is on one day, whoever came to it.
    on: each.id === 'a1' ? '2026-08-30' : '2026-09-10',
    confirmedBy: 'secretary',
  }))
const keyOf = ({ kind, id, ...each }: PointFact) => keyOfEntry({ ...each, factKind: kind, factId: id })
const facts = fc.uniqueArray(fact, { selector: keyOf, maxLength: 10 })

/** A pass over what stands; `most` is how many entries it gets to write before it is cut short. */
const pass = (
  ledger: PointEntry[],
  month: string,
  standing: readonly PointFact[],
  published: string[],
  { most = Infinity, takenBack = new Set<string>() }: { most?: number; takenBack?: ReadonlySet<string> } = {},
): PointEntry[] => {
  const written = entriesToWrite({
    ...{ month, facts: standing, ledger, versions: [defaultPointRules], takenBack },
    isPublished: each => published.includes(each),
  })
  return [...ledger, ...written.slice(0, most).map((each, at) => ({ ...each, id: ledger.length + at + 1 }))]
}

const balances = (ledger: PointEntry[]) => {
  const sums: Record<string, number> = {}
  for (const entry of ledger) sums[keyOfEntry(entry)] = (sums[keyOfEntry(entry)] ?? 0) + entry.amount
  return sums
}
const told = (ledger: PointEntry[]) => ledger.map(({ id: _id, ...entry }) => JSON.stringify(entry)).sort()

const months = ['2026-08', '2026-09']
const passes = fc.array(fc.record({ seen: fc.nat(10), most: fc.nat(4) }), { maxLength: 6 })

test('whatever arrives in whatever order, however often a pass is cut short, the ledger ends the same', () => {
  const anyOrder = facts.chain(list =>
    fc.tuple(fc.constant(list), fc.shuffledSubarray(list, { minLength: list.length }), passes),
  )
  fc.assert(
    fc.property(anyOrder, ([list, shuffled, cuts]) => {
      let ledger: PointEntry[] = []
      for (const { seen, most } of cuts.sort((a, b) => a.seen - b.seen))
        for (const month of months) ledger = pass(ledger, month, shuffled.slice(0, seen), [], { most })
      for (const month of months) ledger = pass(ledger, month, shuffled, [])
      const atOnce = months.reduce<PointEntry[]>((sum, month) => pass(sum, month, list, []), [])
      // Facts only arrive here, so nothing is ever taken back.
      expect(told(ledger)).toEqual(told(atOnce))
    }),
  )
})

test('the balance is what stands, at every moment, and a second pass finds nothing to do', () => {
  fc.assert(
    fc.property(fc.array(facts, { minLength: 1, maxLength: 5 }), fc.boolean(), (moments, isPublished) => {
      let ledger: PointEntry[] = []
      for (const [at, standing] of moments.entries()) {
        const published = isPublished && at > 0 ? ['2026-08'] : []
        for (const month of months.filter(each => !published.includes(each)))
          ledger = pass(ledger, month, standing, published)
        const sums = balances(ledger)
        const keys = new Set(standing.map(keyOf))
        for (const [key, sum] of Object.entries(sums)) expect(sum).toBe(keys.has(key) ? 1 : 0)
        for (const key of keys) expect(sums[key]).toBe(1)
        const again = months.filter(each => !published.includes(each))
        for (const month of again)
          expect(pass(ledger, month, standing, published)).toHaveLength(ledger.length)
        expect(new Set(ledger.map(({ reverses }) => reverses).filter(Boolean)).size).toBe(
          ledger.filter(({ reverses }) => reverses).length,
        )
      }
    }),
  )
})

test('an upheld objection takes the point of a fact for good, whichever of its entries was objected to and whatever came after', () => {
  const moment = fc.record({ standing: facts, objected: fc.option(fc.nat(20), { nil: undefined }) })
  fc.assert(
    fc.property(fc.array(moment, { minLength: 1, maxLength: 6 }), moments => {
      let ledger: PointEntry[] = []
      const takenBack = new Set<string>()
      for (const { standing, objected } of moments) {
        const given = ledger.filter(({ amount }) => amount > 0)
        const about = objected === undefined ? undefined : given[objected % Math.max(1, given.length)]
        if (about) takenBack.add(keyOfEntry(about))
        for (const month of months) ledger = pass(ledger, month, standing, [], { takenBack })
        const keys = new Set(standing.map(keyOf))
        for (const [key, sum] of Object.entries(balances(ledger)))
          expect([key, sum]).toEqual([key, keys.has(key) && !takenBack.has(key) ? 1 : 0])
      }
    }),
  )
})
