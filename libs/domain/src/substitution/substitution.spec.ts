import { closesCircle, coversKind, meet, type Substitution } from './substitution.js'

const stands = (principalId: string, substituteId: string, changes: Partial<Substitution> = {}) => ({
  principalId,
  substituteId,
  kinds: [],
  from: '2026-03-02',
  to: '2026-03-06',
  ...changes,
})

test('no kind named is every kind', () => {
  expect(coversKind({ kinds: [] }, 'claim')).toBe(true)
  expect(coversKind({ kinds: ['claim'] }, 'claim')).toBe(true)
  expect(coversKind({ kinds: ['seal'] }, 'claim')).toBe(false)
})

test.each([
  ['the same days', {}, true],
  ['one day in common', { from: '2026-03-06', to: '2026-03-09' }, true],
  ['the day after', { from: '2026-03-07', to: '2026-03-09' }, false],
  ['another kind', { kinds: ['seal'] }, false],
  ['one kind of several', { kinds: ['seal', 'claim'] }, true],
])('two meet on days and kinds: %s', (_what, changes, expected) => {
  expect(meet(stands('a', 'b', { kinds: ['claim'] }), stands('a', 'c', changes))).toBe(expected)
  expect(meet(stands('a', 'c', changes), stands('a', 'b', { kinds: ['claim'] }))).toBe(expected)
})

test('each for the other is a circle, and so is a longer way round', () => {
  expect(closesCircle(stands('a', 'b'), [stands('b', 'a')])).toBe(true)
  expect(closesCircle(stands('a', 'b'), [stands('b', 'c'), stands('x', 'y'), stands('c', 'a')])).toBe(true)
  expect(closesCircle(stands('a', 'b'), [stands('b', 'c'), stands('c', 'd')])).toBe(false)
})

test('a circle that never stands on one day, or in one kind, is none', () => {
  const later = { from: '2026-03-09', to: '2026-03-13' }
  expect(closesCircle(stands('a', 'b'), [stands('b', 'a', later)])).toBe(false)
  const split = [stands('b', 'c', { to: '2026-03-03' }), stands('c', 'a', { from: '2026-03-04' })]
  expect(closesCircle(stands('a', 'b'), split)).toBe(false)
  const kinds = [stands('b', 'c', { kinds: ['claim'] }), stands('c', 'a', { kinds: ['seal'] })]
  expect(closesCircle(stands('a', 'b'), kinds)).toBe(false)
})

test('a round that is already there does not keep the search going for ever', () => {
  expect(closesCircle(stands('a', 'b'), [stands('b', 'c'), stands('c', 'b')])).toBe(false)
})
