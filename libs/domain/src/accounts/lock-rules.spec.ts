import { lockSecondsAfter, lockSteps } from './lock-rules.js'

test('four failures are forgiven, then each lock is twice the one before, and none is longer than a quarter of an hour', () => {
  expect([0, 1, 4, 5, 6, 7, 8, 9, 50].map(lockSecondsAfter)).toEqual([0, 0, 0, 60, 120, 240, 480, 900, 900])
  expect(lockSteps.at(-1)).toBe(900)
})
