import fc from 'fast-check'
import { mergePolicy, type PolicyRow } from './merge-policy.js'

const shipped = { version: 'shipped', answer: 'default', decision: 'default' }
const way = ['city', 'district', 'subdistrict', 'community']
const row = (more: Partial<PolicyRow>): PolicyRow => ({
  number: 1,
  step: 'answer',
  unitId: 'district',
  effectiveFrom: '2026-01-01',
  value: 'own',
  ...more,
})
const merged = (rows: PolicyRow[], today = '2026-06-01') => mergePolicy(shipped, rows, way, today)

test('without rows everything is as shipped', () => {
  expect(merged([])).toEqual({ policy: shipped, sources: {} })
})

test('a step comes from the nearest unit that says something, each step for itself', () => {
  const rows = [
    row({ number: 1, unitId: 'community', value: 'near' }),
    row({ number: 2, unitId: 'district', value: 'far' }),
    row({ number: 3, unitId: 'district', step: 'decision', value: 'far' }),
    row({ number: 4, unitId: 'elsewhere', value: 'not ours' }),
  ]
  expect(merged(rows)).toEqual({
    policy: { ...shipped, answer: 'near', decision: 'far' },
    sources: { answer: 1, decision: 3 },
  })
})

test('a row counts from its day on, and of one day the one published last counts', () => {
  const rows = [
    row({ number: 1, value: 'old' }),
    row({ number: 2, effectiveFrom: '2026-07-01', value: 'new' }),
    row({ number: 3, effectiveFrom: '2026-07-01', value: 'corrected' }),
    row({ number: 4, effectiveFrom: '2026-02-01', value: 'between, published late' }),
  ]
  expect(merged(rows, '2025-12-31').policy.answer).toBe('default')
  expect(merged(rows, '2026-01-01').policy.answer).toBe('old')
  expect(merged(rows, '2026-06-30').policy.answer).toBe('between, published late')
  expect(merged(rows, '2026-07-01').policy.answer).toBe('corrected')
})

test('a unit that gives up its own follows what counts above it', () => {
  const rows = [
    row({ number: 1, unitId: 'district', value: 'far' }),
    row({ number: 2, unitId: 'community', value: 'near' }),
    row({ number: 3, unitId: 'community', effectiveFrom: '2026-03-01', value: null }),
  ]
  expect(merged(rows, '2026-02-01').policy.answer).toBe('near')
  expect(merged(rows)).toEqual({ policy: { ...shipped, answer: 'far' }, sources: { answer: 1 } })
})

test('a step that the product no longer has is left alone', () => {
  expect(merged([row({ step: 'gone' })]).policy).toEqual(shipped)
})

const anyRow = fc.record({
  step: fc.constantFrom('answer', 'decision'),
  unitId: fc.constantFrom(...way, 'elsewhere'),
  effectiveFrom: fc.constantFrom('2026-01-01', '2026-05-01', '2026-12-01'),
  value: fc.option(fc.nat({ max: 9 }), { nil: null }),
})
const anyRows = fc
  .array(anyRow, { maxLength: 30, size: 'max' })
  .map(rows => rows.map((each, index): PolicyRow => ({ ...each, number: index + 1 })))

/** As slowly as one would look it up by hand: from the unit itself upwards, its rows from the last one back. */
const lookedUp = (rows: PolicyRow[], step: string, today: string): unknown => {
  for (const unitId of [...way].reverse()) {
    const ours = rows.filter(
      each => each.unitId === unitId && each.step === step && each.effectiveFrom <= today,
    )
    const days = ours.map(({ effectiveFrom }) => effectiveFrom).sort()
    const last = ours.filter(({ effectiveFrom }) => effectiveFrom === days.at(-1)).at(-1)
    if (last && last.value !== null) return last.value
  }
  return 'default'
}

test('the nearest ancestor wins, whatever the order of the rows', () => {
  fc.assert(
    fc.property(
      anyRows.chain(rows =>
        fc.tuple(fc.constant(rows), fc.shuffledSubarray(rows, { minLength: rows.length })),
      ),
      fc.constantFrom('2025-06-01', '2026-06-01', '2027-01-01'),
      ([rows, shuffled], today) => {
        const { policy, sources } = mergePolicy(shipped, shuffled, way, today)
        for (const step of ['answer', 'decision'] as const)
          expect(policy[step]).toEqual(lookedUp(rows, step, today))
        expect({ policy, sources }).toEqual(mergePolicy(shipped, rows, way, today))
        for (const [step, number] of Object.entries(sources))
          expect(rows[number - 1]).toMatchObject({ step, value: policy[step as 'answer'] })
      },
    ),
    { numRuns: 2_000 },
  )
})
