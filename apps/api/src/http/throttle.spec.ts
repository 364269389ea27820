import type { ProblemError } from './problem.js'
import { networkOf, Throttle } from './throttle.js'

const burst = 5
const refusedAt = (throttle: Throttle, address: string, now: number) => {
  try {
    throttle.take(address, now)
    return undefined
  } catch (error) {
    return (error as ProblemError).more.retryAfterSeconds
  }
}

test('so many at once, then one a second; another address is not held up', () => {
  const throttle = new Throttle(burst)
  const tries = Array.from({ length: burst + 2 }, () => refusedAt(throttle, '10.0.0.1', 0))
  expect(tries).toEqual([undefined, undefined, undefined, undefined, undefined, 1, 1])
  expect(refusedAt(throttle, '10.0.0.2', 0)).toBeUndefined()
  expect(refusedAt(throttle, '10.0.0.1', 1_000)).toBeUndefined()
  expect(refusedAt(throttle, '10.0.0.1', 1_000)).toBe(1)
})

test('whoever goes on trying while refused gets through as soon as whoever waits', () => {
  const throttle = new Throttle(1)
  const fourASecond = Array.from({ length: 17 }, (_, at) => refusedAt(throttle, '10.0.0.1', at * 250))
  expect(fourASecond.filter(refused => refused === undefined)).toHaveLength(5)
})

test('a flood from everywhere does not fill the memory', () => {
  const throttle = new Throttle(burst)
  for (let each = 0; each < 50_000; each += 1)
    throttle.take(`10.${each >> 16}.${each >> 8}.${each & 255}.${each}`, 0)
  expect((throttle as unknown as { buckets: Map<string, unknown> }).buckets.size).toBeLessThanOrEqual(20_000)
})

test.each([
  ['10.1.2.3', '10.1.2.3'],
  ['::ffff:10.1.2.3', '10.1.2.3'],
  ['2001:db8:1:2:aaaa::1', '2001:db8:1:2'],
  ['2001:db8:1:2:bbbb:1:2:3', '2001:db8:1:2'],
  ['2001:db8::1', '2001:db8:0:0'],
  ['::1', '0:0:0:0'],
])('%s counts as %s', (address, network) => {
  expect(networkOf(address)).toBe(network)
})
