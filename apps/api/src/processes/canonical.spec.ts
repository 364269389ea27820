import { hashOf } from './canonical.js'

test('the order of fields and what is left out make no difference; anything else does', () => {
  const one = hashOf({ a: 1, b: { c: [1, 2], d: undefined } })
  expect(hashOf({ b: { c: [1, 2] }, a: 1 })).toBe(one)
  for (const other of [
    { a: 1, b: { c: [2, 1] } },
    { a: '1', b: { c: [1, 2] } },
    { a: 1, b: { c: [1, 2], d: null } },
  ])
    expect(hashOf(other)).not.toBe(one)
})
