/**
 * A bucket for each address, filled again by a drop a second: floods end here, before anything is looked up. Who is
 * refused takes nothing out, so that of a hall behind one address somebody gets through every second, however many try.
 */
import { ProblemError } from './problem.js'

/** Beyond this the fullest buckets are forgotten: a flood from everywhere must not fill the memory. */
const mostBuckets = 20_000
const dropMs = 1_000

interface Bucket {
  left: number
  at: number
}

export class Throttle {
  private readonly buckets = new Map<string, Bucket>()

  /** @param burst how many at once */
  constructor(private readonly burst: number) {}

  /** @throws ProblemError tooManyRequests with the seconds to wait */
  take(address: string, now = Date.now()): void {
    const key = networkOf(address)
    const { left, at } = this.buckets.get(key) ?? { left: this.burst, at: now }
    const filled = Math.min(this.burst, left + (now - at) / dropMs)
    this.buckets.delete(key)
    this.buckets.set(key, { left: filled < 1 ? filled : filled - 1, at: now })
    if (this.buckets.size > mostBuckets) this.forgetOldest()
    if (filled < 1) throw new ProblemError('tooManyRequests', { retryAfterSeconds: Math.ceil(1 - filled) })
  }

  private forgetOldest(): void {
    const [oldest] = this.buckets.keys()
    if (oldest !== undefined) this.buckets.delete(oldest)
  }
}

/** One line of a household has 2^64 addresses of IPv6: they count as one. */
export const networkOf = (address: string): string => {
  const mapped = /^::ffff:(\d+(?:\.\d+){3})$/i.exec(address)?.[1]
  if (mapped) return mapped
  if (!address.includes(':')) return address
  const [head = '', tail = ''] = address.split('::')
  const [front, back] = [head, tail].map(part => (part === '' ? [] : part.split(':')))
  const missing = Array.from({ length: 8 - (front?.length ?? 0) - (back?.length ?? 0) }, () => '0')
  return [...(front ?? []), ...missing, ...(back ?? [])].slice(0, 4).join(':')
}
