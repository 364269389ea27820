import { considerate, inLanes, type Pace } from './lanes.js'

const many = Array.from({ length: 12 }, (_, n) => n)

/** Does `many` under a pace that notes its rests instead of resting. */
const doneUnder = async (pace: Partial<Pace>, work: (n: number) => Promise<boolean>) => {
  const rests: number[] = []
  const postponed: string[] = []
  let together = 0
  let most = 0
  const begun = await inLanes(
    many,
    async n => {
      most = Math.max(most, (together += 1))
      await new Promise(resolve => setTimeout(resolve, 2))
      together -= 1
      return work(n)
    },
    async (n, failure) => void postponed.push(`${n} ${failure}`),
    { ...considerate, rest: async tookMs => void rests.push(tookMs), ...pace },
  )
  return { begun, rests, postponed, most }
}

const fails = (n: number) => (n === 3 ? Promise.reject(new Error('broken')) : Promise.resolve(n !== 5))

test('what thousands wait for begins one at a time, each followed by a rest that knows how long it took', async () => {
  const { begun, rests, postponed, most } = await doneUnder({}, fails)
  expect(begun).toEqual({ begun: 10, waiting: 2 })
  expect(postponed).toEqual(['3 broken'])
  expect(most).toBe(1)
  expect(rests).toHaveLength(many.length)
  expect(Math.min(...rests)).toBeGreaterThan(0)
})

test('several at once where that is asked for', async () => {
  expect((await doneUnder({ atOnce: 4 }, fails)).most).toBe(4)
})

test('a slow start is followed by as long for everybody else, a quick one by a rest all the same', async () => {
  const restedAfter = async (tookMs: number) => {
    const at = performance.now()
    await considerate.rest(tookMs)
    return performance.now() - at
  }
  expect(await restedAfter(100)).toBeGreaterThanOrEqual(95)
  expect(await restedAfter(1)).toBeGreaterThanOrEqual(38)
})

test('once stopped, what is under way is finished, nothing more begins, and no rest is sat out', async () => {
  const controller = new AbortController()
  const at = performance.now()
  const rest = (_tookMs: number, stop?: AbortSignal) => considerate.rest(60_000, stop)
  const stopsAtFirst = async (n: number) => {
    setTimeout(() => controller.abort(), 20)
    return n === 0
  }
  const { begun } = await doneUnder({ rest, stop: controller.signal }, stopsAtFirst)
  expect(begun).toEqual({ begun: 1, waiting: 11 })
  expect(performance.now() - at).toBeLessThan(10_000)
})
