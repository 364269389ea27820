/**
 * The worker dies right after some of its commits, before anybody has heard of them, and the Temporal server with it:
 * Postgres is ahead of every history. At the seats that two people hold, both click at the same moment.
 */
import { setTimeout as sleep } from 'node:timers/promises'
import { claimRules } from '#testing/claims.js'
import { faultsIn } from './harness/audit.js'
import { Claim } from './harness/claim.js'
import { Crowd } from './harness/crowd.js'
import { fillDistrict } from './harness/district.js'
import { startPlatform, type Platform, type PlatformOptions } from './harness/platform.js'
import { report } from './harness/report.js'
import { roadsTo } from './harness/roads.js'
import { temporalDoor } from './harness/temporal-door.js'
import { otherwiseThanTold } from './harness/told.js'

const claimCount = Number(process.env.CHAOS_FAULT_CLAIMS ?? 24)

jest.setTimeout(420_000)

interface Storm {
  claims: number
  share: number
  workerEntry?: PlatformOptions['workerEntry']
  patienceMs: number
}

interface Outcome {
  /** What the clients stumbled over. */
  failure?: Error
  faults: string[]
  deaths: number
}

const storm = async ({ claims: count, share, workerEntry, patienceMs }: Storm): Promise<Outcome> => {
  const platform = await startPlatform({
    ...(workerEntry && { workerEntry }),
    workerEnv: { DUAL_CHECKIN_FAULT: `after-commit:${share}` },
  })
  const watch = new AbortController()
  try {
    const { pool, client } = platform
    const rules = claimRules()
    const roads = Object.values(roadsTo())
    const parties = await fillDistrict(pool, rules, count)
    const claims = parties.map((each, n) => new Claim(each, rules, roads[n % roads.length] ?? []))
    const crowd = new Crowd({ door: temporalDoor(pool, client), hands: 12, patienceMs, rivals: true })
    const watching = dieTogether(platform, watch.signal)
    watching.catch(reason => crowd.drop(reason))
    const startedAt = Date.now()
    const failure = await crowd
      .offer(claims)
      .then(() => crowd.move(claims))
      .catch((error: Error) => error)
    watch.abort()
    const deaths = await watching
    const faults = [
      ...(await faultsIn(pool, crowd.acknowledged)),
      ...(failure ? [] : await otherwiseThanTold(pool, claims)),
    ]
    const { repeated, beaten, acknowledged } = crowd
    const seconds = (Date.now() - startedAt) / 1000
    report({
      claims: count,
      acts: acknowledged.length,
      sentAgain: repeated,
      beaten,
      deaths,
      seconds,
      failure: failure?.message,
    })
    return { faults, deaths, ...(failure ? { failure } : {}) }
  } finally {
    watch.abort()
    await platform.stop()
  }
}

/** Sees the worker die, kills the server at once, and starts both again. @returns how often */
const dieTogether = async (platform: Platform, stop: AbortSignal): Promise<number> => {
  let deaths = 0
  while (!stop.aborted) {
    if (!platform.isAlive('worker')) {
      await platform.kill('temporal')
      deaths += 1
      await platform.heal('temporal')
      await platform.heal('worker')
    }
    await sleep(5)
  }
  return deaths
}

test('what was acknowledged is there once, and every claim ends', async () => {
  const { failure, faults, deaths } = await storm({ claims: claimCount, share: 0.04, patienceMs: 150_000 })
  expect(failure).toBeUndefined()
  expect(faults).toEqual([])
  expect(deaths).toBeGreaterThan(1)
})

/** The same seat answered to two people, or whoever is next turned away from it. */
const lost = /"acknowledged".*"acknowledged"|"refused"|acknowledged, but/

/** A storm may die only where nothing is lost by it: three in a row do not. */
test('without adoption the same storm loses acts', async () => {
  const told: string[] = []
  for (let n = 0; n < 3 && !told.some(each => lost.test(each)); n += 1) {
    const workerEntry = 'tests/chaos/harness/believing-worker.js'
    const { failure, faults, deaths } = await storm({
      claims: 4,
      share: 0.25,
      workerEntry,
      patienceMs: 30_000,
    })
    told.push(failure?.message ?? faults[0] ?? `nothing lost in ${deaths} deaths`)
  }
  expect(told.join('\n')).toMatch(lost)
})
