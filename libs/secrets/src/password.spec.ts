import { hashPassword, isHashedAsOf, isPasswordOf, PasswordsBusy } from './password.js'

/** Slow by design, and slower on a machine with much else to do. */
jest.setTimeout(60_000)

test('a password is found right, another and nobody’s is not, and the text carries its parameters', async () => {
  const stored = await hashPassword('Chunfeng-2026-Qiao')
  expect(stored).toMatch(/^scrypt\$32768,8,3\$[\w-]{22}\$[\w-]{43}$/)
  expect(isHashedAsOf(stored)).toBe(true)
  expect(await hashPassword('Chunfeng-2026-Qiao')).not.toBe(stored)
  expect(await isPasswordOf('Chunfeng-2026-Qiao', stored)).toBe(true)
  expect(await isPasswordOf('chunfeng-2026-qiao', stored)).toBe(false)
  expect(await isPasswordOf('Chunfeng-2026-Qiao', null)).toBe(false)
})

test('one with earlier parameters is still read, and known to be earlier', async () => {
  const earlier = 'scrypt$16384,8,1$c2FsdHNhbHRzYWx0c2FsdA$Hp2rdNIdkhVh7g5q8XAaEotMbWXeZPcPIcYVNdJE0Q8'
  expect(isHashedAsOf(earlier)).toBe(false)
  expect(await isPasswordOf('anything', earlier)).toBe(false)
})

test('a full-width form of the same password is the same password', async () => {
  expect(await isPasswordOf('Ｃhunfeng-2026', await hashPassword('Chunfeng-2026'))).toBe(true)
})

test('a crowd is turned away rather than kept waiting for minutes', async () => {
  const quick = `scrypt$2,1,1$c2FsdA$${'A'.repeat(43)}`
  const crowd = Array.from({ length: 80 }, () => isPasswordOf('x', quick).catch((error: unknown) => error))
  const answers = await Promise.all(crowd)
  expect(answers.filter(answer => answer instanceof PasswordsBusy).length).toBeGreaterThan(10)
})
