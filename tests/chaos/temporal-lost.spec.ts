/** Temporal's databases are dropped while claims stand everywhere between offer and appraisal: all go on from Postgres. */
import { setTimeout as sleep } from 'node:timers/promises'
import { openMissingProcesses } from '#temporal/open-processes.js'
import { claimRules } from '#testing/claims.js'
import { faultsIn } from './harness/audit.js'
import { Claim } from './harness/claim.js'
import { Crowd } from './harness/crowd.js'
import { fillDistrict } from './harness/district.js'
import { startPlatform, type Platform } from './harness/platform.js'
import { report } from './harness/report.js'
import { approve, roadsTo } from './harness/roads.js'
import { temporalDoor } from './harness/temporal-door.js'
import { otherwiseThanTold } from './harness/told.js'

/** 会签: both must approve. */
const rules = claimRules({
  version: 'claim-two-approvers',
  approval: { rule: 'all', roles: ['OrganizationDepartmentOfficer', 'DeputyHeadInCharge'] },
})
const roads = Object.values(roadsTo([approve, approve]))

let platform: Platform | undefined

jest.setTimeout(300_000)

afterAll(() => platform?.stop())

test('every open process goes on, half-decided rounds are kept, and all end', async () => {
  platform = await startPlatform()
  const { pool, client } = platform
  const parties = await fillDistrict(pool, rules, 36)
  const claims = parties.map((each, n) => new Claim(each, rules, roads[n % roads.length] ?? []))
  const crowd = new Crowd({ door: temporalDoor(pool, client), hands: 12, patienceMs: 120_000 })
  const parked = claims.slice(0, 24)
  const moving = claims.slice(24)

  await crowd.offer(claims)
  for (const [n, claim] of parked.entries()) await crowd.move([claim], Math.floor(n / roads.length))
  const halfDecided = parked.filter(isHalfDecided)
  expect(halfDecided.length).toBeGreaterThanOrEqual(2)

  const clicks = crowd.move(moving)
  clicks.catch(() => undefined)
  await sleep(1_000)
  await platform.loseTemporal()
  await platform.heal('worker')
  const { rows: open } = await pool.query('SELECT FROM process WHERE ended_at IS NULL')
  const opened = await openMissingProcesses({ pool, client, by: 'system', reason: '停机后补开' })
  expect(opened).toBe(open.length)
  await clicks

  expect(await otherwiseThanTold(pool, parked)).toEqual([])
  expect(halfDecided.every(isHalfDecided)).toBe(true)
  await crowd.move(claims)
  expect(claims.filter(({ state }) => state.outcome !== 'appraised')).toEqual([])
  expect(await faultsIn(pool, crowd.acknowledged)).toEqual([])
  expect(await otherwiseThanTold(pool, claims)).toEqual([])
  expect(await openMissingProcesses({ pool, client, by: 'system', reason: '停机后补开' })).toBe(0)
  report({ claims: claims.length, halfDecided: halfDecided.length, opened, sentAgain: crowd.repeated })
})

const isHalfDecided = ({ state }: Claim): boolean => {
  const seats = state.regions.main?.rounds.verdict?.seats ?? []
  return ['done', 'open'].every(status => seats.some(seat => seat.status === status))
}
