/** The calendar over HTTP: a year day by day, a notice looked at and brought in, units' closures, and who waits for a notice. */
import type { z } from 'zod'
import type { calendarYear, noticeAnswer } from '#contracts/http/calendar.js'
import type { planItems, rulePlan } from '#contracts/http/policies.js'
import type { Problem } from '#contracts/http/shared.js'
import { addWorkingDays } from '#domain/calendar/working-days.js'
import { localDateOf } from '#domain/calendar/local-date.js'
import { stateCouncilCalendar } from '#domain/calendar/state-council.js'
import { withOfficeHours } from '#domain/calendar/with-notices.js'
import { importCalendar, latestCalendar } from '#persistence/rules/calendars.js'
import { runRulePlans } from '#temporal/run-rule-plans.js'
import { people, units } from '#testing/claims.js'
import { newKey, testApi, type TestApi } from './support/api.js'
import { offered } from './support/offer.js'
import type { Reply, Visitor } from './support/visitor.js'

type Year = z.output<typeof calendarYear>
type Told = z.output<typeof noticeAnswer> & Problem
type Plan = z.output<typeof rulePlan> & Problem

let api: TestApi
let administrator: Visitor
let agency: Visitor

beforeAll(async () => {
  api = await testApi()
  await api.startWorker()
  administrator = await api.as(people.systemAdministrator)
  agency = await api.as(people.liaison)
})
afterAll(() => api.close())

const today = localDateOf(Date.now())
const year = Number(today.slice(0, 4))
const base64 = (text: string) => Buffer.from(text).toString('base64')
const take = (command: object, who = administrator, key = newKey()): Promise<Reply<Told>> =>
  who.command<Told>('/api/calendar/notices', key, { command })
const close = (command: object, who = administrator, key = newKey()): Promise<Reply<Problem>> =>
  who.command<Problem>('/api/calendar/closures', key, { command })
const yearOf = async (asked = year, who = administrator) =>
  (await who.get<Year>(`/api/calendar?year=${asked}`)).body

/** This year's notice, and the next working days off as well. */
const longer = (() => {
  const extra = [1, 2].map(days => addWorkingDays(stateCouncilCalendar, today, days))
  const named = Object.entries(stateCouncilCalendar.days).filter(([date]) => date.startsWith(`${year}-`))
  const days = [
    ...named
      .filter(([date]) => !extra.includes(date))
      .map(([date, { kind, holiday }]) => ({ name: holiday, date, isOffDay: kind === 'off' })),
    ...extra
      .filter(date => date.startsWith(`${year}-`))
      .map(date => ({ name: '临时放假', date, isOffDay: true })),
  ]
  return {
    extra,
    file: { fileName: 'notice.json', content: base64(JSON.stringify({ year, papers: [], days })) },
  }
})()

test('a year is told day by day, make-up workdays and provisional years among it', async () => {
  const known = await yearOf(2026, agency)
  expect(known).toMatchObject({ provisional: false, allowedActions: [] })
  const usual = [
    { from: '09:00', to: '12:00' },
    { from: '14:00', to: '18:00' },
  ]
  expect(known.officeHours).toEqual(usual)
  expect(known.days).toHaveLength(365)
  expect(known.days.find(({ date }) => date === '2026-02-14')).toMatchObject({
    kind: 'makeup',
    holiday: '春节',
  })
  const unknown = await yearOf(2028)
  expect(unknown).toMatchObject({
    provisional: true,
    allowedActions: ['import', 'close'],
    unitId: units.district,
  })
  expect(unknown.days).toHaveLength(366)
  expect(unknown.days.find(({ date }) => date === '2028-10-01')).toMatchObject({
    kind: 'holiday',
    provisional: true,
  })
})

test('a notice is looked at, brought in as it was looked at, and moves what is open by a plan', async () => {
  const processId = await offered(agency)
  const before = (await agency.page(processId)).dueOn ?? ''
  const told = (await take({ name: 'preview', ...longer.file })).body
  expect(told).toMatchObject({ years: [year] })
  expect(told.changes[0]).toMatchObject({ date: longer.extra[0], after: '放假（临时放假）' })
  const items = (await administrator.get<z.output<typeof planItems>>(`/api/rule-plans/${told.planId}/items`))
    .body
  expect(items.items).toMatchObject([{ processId, deadlines: [{ label: '答复认领条款', before }] }])
  const brought = { name: 'import', ...longer.file, version: told.version, reason: '国务院办公厅通知' }
  expect((await take({ ...brought, version: 'another' })).body.code).toBe('noticeUnseen')
  expect((await take(brought)).status).toBe(200)
  expect((await yearOf()).version).toBe(told.version)
  expect((await agency.page(processId)).dueOn).toBe(before)

  const make = { purpose: 'calendar', unitId: units.district }
  const plan = (await administrator.command<Plan>('/api/rule-plans', newKey(), make)).body
  expect(plan.counts).toEqual({ processes: 1, moved: 1, firing: 0 })
  await administrator.command(`/api/rule-plans/${plan.id}/run`, newKey(), { reason: '放假通知' })
  await runRulePlans(api.database.pool, api.temporal.client)
  const page = await agency.page(processId)
  expect(page.dueOn).toBe(items.items[0]?.deadlines[0]?.after)
  expect(page.calendarVersion).toBe(told.version)
})

test('a unit closes for a day: known to whoever looks, counted with from then on, lifted again', async () => {
  const date = addWorkingDays(stateCouncilCalendar, today, 5)
  const enter = { name: 'enter', unitId: units.east, date, reason: '汛情' }
  expect((await close(enter)).status).toBe(200)
  expect((await close(enter)).body.code).toBe('closureThere')
  const { closures } = await yearOf(Number(date.slice(0, 4)))
  expect(closures).toMatchObject([{ unitName: '东街街道', date, reason: '汛情', allowedActions: ['lift'] }])
  const make = { purpose: 'calendar', unitId: units.east }
  expect((await administrator.command<Plan>('/api/rule-plans', newKey(), make)).body.counts.processes).toBe(1)
  const lift = { name: 'lift', id: closures[0]?.id }
  const key = newKey()
  const lifted = await close(lift, administrator, key)
  expect(lifted.status).toBe(200)
  expect((await yearOf(Number(date.slice(0, 4)))).closures).toEqual([])
  expect((await close(lift)).status).toBe(404)
  // Sent again because its answer was lost, it is told the same.
  expect(await close(lift, administrator, key)).toMatchObject({ status: 200, body: lifted.body })
})

test('administrators hear of a year that open deadlines wait for', async () => {
  expect((await yearOf()).awaited).toEqual([])
  await api.database.pool.query(
    `UPDATE task SET provisional = true, due_on = '2027-03-01' WHERE status = 'open'`,
  )
  expect((await yearOf()).awaited).toEqual([{ year: 2027, processes: 1 }])
  expect((await yearOf(year, agency)).awaited).toEqual([])
})

test('a notice counts everywhere, so it comes from above every community', async () => {
  await api.database.pool.query(
    `INSERT INTO org_unit (id, kind, name, parent_id, path) VALUES ('other-district', 'district', '他区', '5117', '/5117/other-district/'),
       ('other-community', 'community', '他社区', 'other-district', '/5117/other-district/other-community/')`,
  )
  expect((await take({ name: 'preview', ...longer.file })).body.code).toBe('forbidden')
  expect((await yearOf()).allowedActions).toEqual(['close'])
  await api.database.pool.query(`UPDATE org_unit SET ended_on = '2020-01-01' WHERE id = 'other-community'`)
})

test.each<[string, object, string, string]>([
  ['no JSON', { fileName: 'a.json', content: base64('{"year": 2027,') }, 'noticeFaulty', '不是 JSON'],
  [
    'a table with another word',
    { fileName: 'a.csv', content: base64('日期,名称,类型\n2027-01-01,元旦,放价\n') },
    'noticeFaulty',
    '第 2 行：类型 "放价" 应为 放假 或 上班',
  ],
  ['a workbook', { fileName: 'a.csv', content: base64('PK\x03\x04') }, 'noticeFaulty', '不是 CSV 文件'],
  ['no base64', { fileName: 'a.json', content: '不是' }, 'invalidRequest', ''],
])('%s is refused with its place', async (_what, file, code, told) => {
  const { body } = await take({ name: 'preview', ...file })
  expect(body.code).toBe(code)
  expect(body.problems?.map(({ message }) => message).join()).toContain(told)
})

test('office hours are told as they are in force', async () => {
  const { pool } = api.database
  const { calendar } = await latestCalendar(pool)
  await importCalendar(pool, withOfficeHours(calendar, [['08:30', '12:00']]))
  expect((await yearOf()).officeHours).toEqual([{ from: '08:30', to: '12:00' }])
})
