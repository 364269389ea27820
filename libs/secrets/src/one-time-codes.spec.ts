import {
  hashOfRecoveryCode,
  newRecoveryCodes,
  newTotpSecret,
  totpAddress,
  totpCodeAt,
  totpStepOf,
} from './one-time-codes.js'

const halfMinuteMs = 30_000

test('the codes are those of RFC 6238', () => {
  // Its test secret "12345678901234567890", at 59 s: 94287082, of which six digits are shown.
  const secret = 'GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ'
  expect(totpCodeAt(secret, 59_000)).toBe('287082')
  expect(totpStepOf(secret, '287082', 59_000)).toBe(1)
})

test('a code counts for its half minute and the ones beside it', () => {
  const [secret, now] = [newTotpSecret(), 1_800_000_000_000]
  const code = totpCodeAt(secret, now)
  const step = now / halfMinuteMs
  for (const late of [-1, 0, 1]) expect(totpStepOf(secret, code, now + late * halfMinuteMs)).toBe(step)
  for (const late of [-2, 2]) expect(totpStepOf(secret, code, now + late * halfMinuteMs)).toBeUndefined()
})

test('an authenticator is told whose code it is, and the secret differs each time', () => {
  expect(newTotpSecret()).toMatch(/^[A-Z2-7]{32}$/)
  expect(newTotpSecret()).not.toBe(newTotpSecret())
  expect(decodeURIComponent(totpAddress(newTotpSecret(), 'TC00017'))).toMatch(
    /^otpauth:\/\/totp\/双报到协同平台:TC00017\?.*secret=[A-Z2-7]{32}/,
  )
})

test('ten recovery codes, the same however they are typed', () => {
  const codes = newRecoveryCodes()
  expect(new Set(codes).size).toBe(10)
  expect(codes[0]).toMatch(/^[A-Z2-7]{4}(-[A-Z2-7]{4}){3}$/)
  expect(hashOfRecoveryCode(codes[0]!.toLowerCase().replace(/-/g, ''))).toBe(hashOfRecoveryCode(codes[0]!))
})
