/** Points of an agency that has become part of another: its successor reads them, and objects while that may be done. */
import {
  missingPoints,
  monthAgencies,
  monthStandings,
  pointLedger,
  pointMonths,
} from '#contracts/http/points.js'
import { processPage } from '#contracts/http/processes.js'
import { localDateOf } from '#domain/calendar/local-date.js'
import { addMonths, firstDayOf, monthOf } from '#domain/points/months.js'
import { changeTree } from '#persistence/organisation/change-tree.js'
import { advanceMonths } from '#persistence/points/advance-months.js'
import { seedActivity } from '#testing/activities.js'
import { seedAttendance } from '#testing/attendances.js'
import { people, units } from '#testing/claims.js'
import { newKey, testApi, type TestApi } from './support/api.js'
import type { Answer, Visitor } from './support/visitor.js'

let api: TestApi
let successor: Visitor
let other: Visitor

const today = localDateOf(Date.now())
const month = addMonths(monthOf(today), -1)
const ofMerged = `subject=agency&subjectId=${units.j1}`

beforeAll(async () => {
  api = await testApi()
  await api.startWorker()
  const { pool } = api.database
  await pool.query('INSERT INTO point_month (district_id, month) VALUES ($1, $2)', [units.district, month])
  const startsAt = new Date(`${firstDayOf(month)}T09:00:00+08:00`)
  const { id } = await seedActivity(pool, { startsAt, signUps: [] })
  await seedAttendance(pool, id, { unitId: units.j1 })
  await advanceMonths(pool, today)
  const order = { by: people.systemAdministrator, reason: '机构改革', today }
  await changeTree(pool, order, { name: 'merge', unitId: units.j1, intoId: units.j2 })
  ;[successor, other] = [await api.as(people.j2Secretary), await api.as(people.j3Secretary)]
})
afterAll(() => api.close())

const read = async (visitor: Visitor, path: string) => (await visitor.get<unknown>(path)).body
const ledger = async () => pointLedger.parse(await read(successor, `/api/points?${ofMerged}`))
const objects = (visitor: Visitor, entryId = '') =>
  visitor.command<Answer & { code?: string }>('/api/points/objections', newKey(), {
    ...{ month, subject: 'agency', agencyId: units.j1, about: 'wrong', entryId },
    claim: '原单位当天没有参加',
  })

test('the successor sees the month as it was, with its own; nobody else does', async () => {
  const agencies = monthAgencies.parse(await read(successor, `/api/points/months/${month}`)).items
  expect(agencies.map(({ agency, mayOpen }) => [agency.id, mayOpen]).sort()).toEqual([
    [units.j1, true],
    [units.j2, true],
  ])
  const { items } = pointMonths.parse(await read(successor, '/api/points/months'))
  expect(items.find(each => each.month === month)).toMatchObject({ agencies: { pointed: 1, zero: 1 } })
  const standings = `/api/points/months/${month}/standings?agencyId=${units.j1}`
  expect(monthStandings.parse(await read(successor, standings)).items).toMatchObject([
    { personId: people.member },
  ])
  for (const path of [standings, `/api/points?${ofMerged}`, `/api/points/export.xlsx?${ofMerged}`])
    expect((await other.get(path)).status).toBe(404)
  expect((await objects(other, '1')).body.code).toBe('forbidden')
})

test('it objects for it; the objection holds the month up and is decided like every other', async () => {
  const [entry] = (await ledger()).items
  expect(entry).toMatchObject({ amount: 1, mayObject: true })
  const missing = `/api/points/missing?month=${month}&subject=agency&agencyId=${units.j1}`
  expect(missingPoints.parse(await read(successor, missing)).items).toMatchObject([{ rules: ['doneWell'] }])
  const { body } = await objects(successor, entry?.id)
  const path = `/api/processes/${body.processId}`
  const filed = processPage.parse(await read(await api.as(people.j2Liaison), path))
  expect(filed.allowedActions.map(({ act }) => act)).toContain('retractObjection')
  const months = pointMonths.parse(await read(await api.as(people.officer), '/api/points/months')).items
  expect(months.find(each => each.month === month)?.pendingObjections).toBe(1)
  const community = await api.as(people.east1Secretary)
  const { version, allowedActions } = processPage.parse(await read(community, path))
  const { seatId } = allowedActions.find(({ act }) => act === 'upholdObjection') ?? {}
  await community.command(`${path}/acts`, newKey(), {
    ...{ seatId, act: 'upholdObjection', expectedVersion: version, body: { reason: '签到表上没有该单位' } },
  })
  await advanceMonths(api.database.pool, today)
  expect(await ledger()).toMatchObject({
    balance: 0,
    items: [{ amount: -1, note: '申诉成立，冲销', reason: '签到表上没有该单位' }, { note: '已冲销' }],
  })
})
