/** New rules for a process under way, and who is named when it was opened again. */
import { stateCouncilCalendar } from '#domain/calendar/state-council.js'
import { openProcess } from '#temporal/open-process.js'
import { people } from '#testing/claims.js'
import { newKey, testApi, type TestApi } from './support/api.js'
import { offered } from './support/offer.js'
import type { Visitor } from './support/visitor.js'

let api: TestApi
let agency: Visitor
let administrator: Visitor
let id: string

beforeAll(async () => {
  api = await testApi()
  await api.startWorker()
  agency = await api.as(people.liaison)
  administrator = await api.as(people.systemAdministrator)
  id = await offered(agency)
})

afterAll(() => api.close())

const lastSentence = async (): Promise<string | undefined> => {
  const { body } = await agency.get<{ lines: { sentence: string }[] }>(`/api/processes/${id}/timeline`)
  return body.lines.at(-1)?.sentence
}

/** A notice that makes the day of the deadline a holiday. */
const importCalendar = async (version: string, dayOff: string): Promise<void> => {
  const body = {
    ...stateCouncilCalendar,
    version,
    days: { ...stateCouncilCalendar.days, [dayOff]: { kind: 'off', holiday: '春节' } },
  }
  await api.database.pool.query(
    `INSERT INTO calendar_version (version, body, imported_at) VALUES ($1, $2, now() + interval '1 second')`,
    [version, JSON.stringify(body)],
  )
}

test('a later calendar moves an open deadline once it is adopted', async () => {
  const before = await agency.page(id)
  await importCalendar('later', before.dueOn ?? '')
  expect(await agency.page(id)).toMatchObject({ dueOn: before.dueOn, calendarVersion: 'state-council-2026' })
  const request = { reason: '放假通知调整', command: { name: 'adoptRules' } }
  const key = newKey()
  const adopt = () => administrator.command(`/api/processes/${id}/administration`, key, request)
  const replies = [await adopt(), await adopt()]
  expect(replies).toMatchObject([{ status: 200 }, { status: 200, body: replies[0]?.body }])
  const after = await agency.page(id)
  expect(after.calendarVersion).toBe('later')
  expect((after.dueOn ?? '') > (before.dueOn ?? '')).toBe(true)
  expect(await lastSentence()).toMatch(
    /^管理员.+改用新版政策或日历，期限“答复认领条款”由.+改为.+：放假通知调整。$/,
  )
})

test.each([
  ['system', '系统由数据库重建了该事项的运行：启动时补开。'],
  ['system-operator', '运维人员由数据库重建了该事项的运行：启动时补开。'],
])('opened again by %s: told without calling it a person', async (by, sentence) => {
  await openProcess(api.database.pool, api.temporal.client, { processId: id, by, reason: '启动时补开' })
  while (!(await lastSentence())?.startsWith(sentence.slice(0, 3))) await new Promise(r => setTimeout(r, 50))
  expect(await lastSentence()).toBe(sentence)
})
