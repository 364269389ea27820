/** Claims stand everywhere between offer and appraisal, some go on while the backup is taken: restored, all go on. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import type { Pool } from 'pg'
import { checkBackup, type Backup } from '#persistence/backup/check-backup.js'
import { putBack } from '#persistence/backup/put-back.js'
import { takeBackup } from '#persistence/backup/take-backup.js'
import { loadProcess } from '#persistence/process/load-process.js'
import { openAllProcesses } from '#temporal/open-processes.js'
import { claimRules } from '#testing/claims.js'
import { faultsIn, type Acknowledged } from '../chaos/harness/audit.js'
import { Claim } from '../chaos/harness/claim.js'
import { Crowd } from '../chaos/harness/crowd.js'
import { fillDistrict, type Parties } from '../chaos/harness/district.js'
import { approve, roadsTo } from '../chaos/harness/roads.js'
import { temporalDoor } from '../chaos/harness/temporal-door.js'
import { otherwiseThanTold } from '../chaos/harness/told.js'
import { testInstallation, type TestInstallation } from './support/installation.js'

/** 会签: both must approve, so that a round can be half decided. */
const rules = claimRules({
  version: 'claim-two-approvers',
  approval: { rule: 'all', roles: ['OrganizationDepartmentOfficer', 'DeputyHeadInCharge'] },
})
const roads = Object.values(roadsTo([approve, approve]))
const folder = mkdtempSync(join(tmpdir(), 'backup-'))

let first: TestInstallation
let second: TestInstallation | undefined
let parties: Parties[] = []
let claims: Claim[]
let parked: Claim[]
let crowd: Crowd
let backup: Backup

const crowdOf = ({ database, temporal }: TestInstallation): Crowd =>
  new Crowd({ door: temporalDoor(database.pool, temporal.client), hands: 6, patienceMs: 60_000 })

beforeAll(async () => {
  first = await testInstallation(async ({ pool }) => (parties = await fillDistrict(pool, rules, 24)))
  claims = parties.map((each, n) => new Claim(each, rules, roads[n % roads.length] ?? []))
  parked = claims.slice(0, 18)
  crowd = crowdOf(first)
  await crowd.offer(claims)
  for (const [n, claim] of parked.entries()) await crowd.move([claim], Math.floor(n / roads.length))
  const clicks = crowd.move(claims.slice(18))
  clicks.catch(() => undefined)
  await sleep(150)
  const target = join(folder, 'backup.tar')
  await takeBackup({ databaseUrl: first.database.url, target })
  await clicks
  await first.halt()
  backup = await checkBackup(target)
})

afterAll(async () => {
  await first.end()
  await second?.end()
  rmSync(folder, { recursive: true, force: true })
})

const restored = (): Promise<TestInstallation> =>
  testInstallation(({ url }) => putBack({ databaseUrl: url, backup }))

const isHalfDecided = ({ state }: Claim): boolean => {
  const seats = state.regions.main?.rounds.verdict?.seats ?? []
  return ['done', 'open'].every(status => seats.some(seat => seat.status === status))
}

/** Those of the acknowledged clicks that were in time for the backup. */
const backedUp = async (pool: Pool, all: readonly Acknowledged[]): Promise<Acknowledged[]> => {
  const { rows } = await pool.query<{ id: string }>(`SELECT process_id || key AS id FROM act_key`)
  const there = new Set(rows.map(({ id }) => id))
  return all.filter(({ processId, key }) => there.has(processId + key))
}

/** The claim as the restored database has it, with what is left of its road. */
const takenUp = async (pool: Pool, { parties: each, road, processId }: Claim): Promise<Claim> => {
  const { rows } = await pool.query<{ made: number }>(
    `SELECT count(*)::int AS made FROM journal WHERE process_id = $1 AND code = 'act'`,
    [processId],
  )
  const claim = new Claim(each, rules, road.slice(rows[0]?.made), processId)
  const held = await loadProcess(pool, processId)
  if (held) claim.state = held.state
  return claim
}

test('every open process goes on from a restored backup to its end, and a half-decided round stays half decided', async () => {
  expect(parked.filter(isHalfDecided).length).toBeGreaterThanOrEqual(2)
  second = await restored()
  const { pool } = second.database
  const { client } = second.temporal
  expect(await otherwiseThanTold(pool, parked)).toEqual([])
  const early = await backedUp(pool, crowd.acknowledged)
  expect(await faultsIn(pool, early)).toEqual([])
  expect(early.length).toBeLessThan(crowd.acknowledged.length)

  const opened = await openAllProcesses({ pool, client, by: 'system', reason: '由备份恢复' })
  expect(opened).toBe(backup.manifest.openProcesses)
  const after = crowdOf(second)
  const going = await Promise.all(claims.slice(18).map(claim => takenUp(pool, claim)))
  await after.move([...parked, ...going])
  expect([...parked, ...going].filter(({ state }) => state.outcome !== 'appraised')).toEqual([])
  expect(await otherwiseThanTold(pool, parked)).toEqual([])
  expect(await faultsIn(pool, [...early, ...after.acknowledged])).toEqual([])
})

test('planted: rows of two moments would be noticed', async () => {
  if (!second) throw new Error('nothing was restored')
  const { pool } = second.database
  await pool.query('UPDATE process SET step_no = step_no + 1 WHERE id = (SELECT id FROM process LIMIT 1)')
  expect(await faultsIn(pool, [])).not.toEqual([])
})
