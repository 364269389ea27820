import { randomBytes } from 'node:crypto'
import { attendanceCodes } from './attendance-codes.js'

const key = (secret = randomBytes(32)) => ({ id: 'key', secret })

test('the codes differ by slot, activity and key, and are the same again', () => {
  const mine = key()
  const codes = Array.from({ length: 300 }, (_, slot) => attendanceCodes(mine, 'activity-1')(slot))
  expect(new Set(codes).size).toBe(300)
  expect(attendanceCodes(mine, 'activity-1')(7)).toBe(codes[7])
  expect(attendanceCodes(mine, 'activity-2')(7)).not.toBe(codes[7])
  expect(attendanceCodes(key(), 'activity-1')(7)).not.toBe(codes[7])
})
