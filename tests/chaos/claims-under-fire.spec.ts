/**
 * 200 claims under way while worker, API, Temporal server and Postgres are killed at random, and runs go on in new ones.
 * Without the adoption it fails within seconds, see README.md.
 */
import { waitFor } from '#embedded/waiting.js'
import { claimRules } from '#testing/claims.js'
import { faultsIn, undelivered } from './harness/audit.js'
import { Claim } from './harness/claim.js'
import { Crowd } from './harness/crowd.js'
import { everybody, fillDistrict } from './harness/district.js'
import { httpDoor } from './harness/http-door.js'
import { unleash, type Monkey } from './harness/monkey.js'
import { services, startPlatform, type Platform } from './harness/platform.js'
import { report } from './harness/report.js'
import { roadsTo } from './harness/roads.js'
import { otherwiseThanTold } from './harness/told.js'

const claimCount = Number(process.env.CHAOS_CLAIMS ?? 200)
const seed = Number(process.env.CHAOS_SEED ?? 20_261_122)
/** The killing ends after so many; then the claims have to come to their end. */
const kills = Number(process.env.CHAOS_KILLS ?? 12)

let platform: Platform | undefined
let monkey: Monkey | undefined

jest.setTimeout((claimCount * 2 + kills * 20) * 1_000)

afterAll(async () => {
  await monkey?.stop().catch(() => undefined)
  await platform?.stop()
})

test('every claim ends, and what was acknowledged is there once', async () => {
  platform = await startPlatform({ withApi: true, eventsARun: 30 })
  const { pool, client, apiUrl } = platform
  const rules = claimRules()
  const parties = await fillDistrict(pool, rules, claimCount)
  const roads = Object.values(roadsTo())
  const claims = parties.map((each, n) => new Claim(each, rules, roads[n % roads.length] ?? []))
  const door = await httpDoor(apiUrl, everybody())
  const crowd = new Crowd({ door, hands: 20, patienceMs: 120_000, rivals: true })
  const startedAt = Date.now()
  monkey = unleash(
    platform,
    { seed, victims: services, kills, pauseMs: { least: 1_500, most: 3_500 } },
    reason => crowd.drop(reason),
  )
  try {
    await crowd.offer(claims)
    expect(claims.filter(({ state }) => state.stepNo === 1)).toHaveLength(claimCount)
    await crowd.move(claims)
  } finally {
    await monkey.stop()
  }
  expect(claims.filter(claim => claim.state.outcome !== 'appraised')).toEqual([])
  expect(await waitFor(async () => (await undelivered(pool)) === 0, { timeoutMs: 30_000 })).toBe(true)
  expect(await faultsIn(pool, crowd.acknowledged)).toEqual([])
  expect(await otherwiseThanTold(pool, claims)).toEqual([])
  expect(new Set(monkey.killed.flat())).toEqual(new Set(services))
  const { count: newRuns } = await client.workflow.count(`ExecutionStatus = 'ContinuedAsNew'`)
  expect(newRuns).toBeGreaterThan(0)
  report({
    claims: claimCount,
    acts: crowd.acknowledged.length,
    sentAgain: crowd.repeated,
    beaten: crowd.beaten,
    newRuns,
    killed: monkey.killed.map(String),
    foundDead: monkey.foundDead,
    seconds: (Date.now() - startedAt) / 1000,
  })
})
