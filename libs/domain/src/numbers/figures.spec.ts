import { figureCodes, percentOf, specOf } from './figures.js'

test.each([
  [1, 3, 33.3],
  [2, 3, 66.7],
  [0, 5, 0],
  [5, 5, 100],
  [9_999, 10_000, 99.9],
  [1, 100_000, 0.1],
])('%d of %d are %d percent', (value, of, percent) => {
  expect(percentOf({ value, of })).toBe(percent)
})

test('a count has no percentage, nor has a part of nothing', () => {
  expect(percentOf({ value: 3 })).toBeUndefined()
  expect(percentOf({ value: 0, of: 0 })).toBeUndefined()
})

test('every figure says what counts', () => {
  for (const code of figureCodes) expect(specOf(code).definition.length).toBeGreaterThan(15)
})
