/** What two are told of one person at the same moment: whoever comes second knows of the first, and both rows say so. */
import { randomUUID } from 'node:crypto'
import { setTimeout as sleep } from 'node:timers/promises'
import { recordAttendance, type NewAttendance } from '#persistence/attendance/record-attendance.js'
import { changeTree } from '#persistence/organisation/change-tree.js'
import { inTransaction } from '#persistence/transaction.js'
import { seedActivity } from '#testing/activities.js'
import { people, units } from '#testing/claims.js'
import type { TestDatabase } from '#testing/database.js'
import { seedMembership } from '#testing/memberships.js'
import { districtDatabase } from './support/databases.js'

let database: TestDatabase
beforeEach(async () => {
  database = await districtDatabase()
  await seedMembership(database.pool, { personId: people.member })
})
afterEach(() => database.drop())

const minute = 60_000
/** Three activities of one community: now, at the same time, and beginning an hour and a half after. */
const now = Date.now()
const hold = async (startsAt = new Date(now - 30 * minute)): Promise<string> => {
  const { id } = await seedActivity(database.pool, { id: randomUUID(), startsAt })
  return id
}
const attendance = (activityId: string, changes: Partial<NewAttendance> = {}): NewAttendance => ({
  ...{
    activityId,
    personId: people.member,
    unitId: null,
    way: 'list',
    cameAt: now,
    leftAt: null,
    companions: 0,
  },
  ...{ reason: null, by: people.east1Secretary, device: null, flags: [], at: new Date(now) },
  ...changes,
})
const record = (row: NewAttendance) => inTransaction(database.pool, client => recordAttendance(client, row))
const flags = async (): Promise<string[]> => {
  const { rows } = await database.pool.query<{ line: string }>(
    `SELECT activity_id || ' ' || array_to_string(flags, ',') AS line FROM attendance ORDER BY came_at, activity_id`,
  )
  return rows.map(({ line }) => line)
}

/** The first is told and not committed yet while the second is told. */
const atOnce = async (one: NewAttendance, two: NewAttendance): Promise<void> => {
  const first = await database.pool.connect()
  await first.query('BEGIN')
  await recordAttendance(first, one)
  const second = record(two)
  await Promise.race([second, sleep(300)])
  await first.query('COMMIT')
  first.release()
  await second
}

test('two organisers enter one person at two places at once: both rows say so', async () => {
  const [here, there] = [await hold(), await hold()]
  await atOnce(attendance(here), attendance(there, { by: people.east2Secretary }))
  expect((await flags()).sort()).toEqual([`${here} elsewhere`, `${there} elsewhere`].sort())
})

test('one phone for two people at once: both rows say so', async () => {
  const here = await hold()
  await atOnce(
    attendance(here, { device: 'phone', way: 'code', by: people.member }),
    attendance(here, { device: 'phone', way: 'code', by: people.liaison, personId: people.liaison }),
  )
  expect(await flags()).toEqual([
    expect.stringContaining('sharedDevice'),
    expect.stringContaining('sharedDevice'),
  ])
})

test('whoever left before the next one began was in one place at a time', async () => {
  const early = await hold()
  const late = await hold(new Date(now + 60 * minute))
  const same = await hold()
  await record(attendance(late, { cameAt: now + 60 * minute }))
  await record(attendance(same, { leftAt: now + 30 * minute }))
  await record(attendance(early, { cameAt: now + minute, leftAt: now + 20 * minute }))
  expect(await flags()).toEqual([`${same} elsewhere`, `${early} elsewhere`, `${late} `])
})

test('a community that became part of another: whoever had checked in there that day is no stranger', async () => {
  const held = await hold(new Date(now - 3 * 24 * 60 * minute))
  const order = { by: people.systemAdministrator, reason: '区划调整' }
  const today = new Date(now).toLocaleDateString('sv', { timeZone: 'Asia/Shanghai' })
  await changeTree(
    database.pool,
    { ...order, today },
    { name: 'merge', unitId: units.east1, intoId: units.east2 },
  )
  await record(attendance(held, { way: 'afterwards', reason: '漏登', cameAt: now - 3 * 24 * 60 * minute }))
  expect(await flags()).toEqual([`${held} `])
})
