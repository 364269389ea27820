/** People come and go, units merge and move: what is open finds its new owner, and nobody signs for both sides. */
import { changeTree, type TreeCommand } from '#persistence/organisation/change-tree.js'
import { deliverNotices } from '#persistence/notices/deliver-notices.js'
import { followDirectory, tellEmptyOffices } from '#temporal/follow-directory.js'
import { claimTerms, people, units } from '#testing/claims.js'
import { lifecycles } from '#workflows/lifecycles.js'
import type { TestWorker } from '#testing/temporal.js'
import { newKey, testApi, type TestApi } from './support/api.js'
import { offered } from './support/offer.js'
import type { Page, Visitor } from './support/visitor.js'

let api: TestApi
let worker: TestWorker
let liaison: Visitor
let administrator: Visitor
let id: string

beforeEach(async () => {
  api = await testApi()
  worker = await api.startWorker()
  liaison = await api.as(people.liaison)
  administrator = await api.as(people.systemAdministrator)
  id = await start('east-1-1')
})

afterEach(async () => {
  await worker.stop()
  await api.close()
})

const start = async (projectId: string, submit = true): Promise<string> => {
  return offered(liaison, { projectId, submit })
}
const seatOf = (page: Page, chair: string) => page.rounds[0]?.seats.find(seat => seat.chair === chair)
const sql = (text: string, values: unknown[] = []) => api.database.pool.query(text, values)
const follow = () => followDirectory(api.database.pool, api.temporal.client, lifecycles)
const change = (command: TreeCommand) =>
  changeTree(
    api.database.pool,
    { by: people.systemAdministrator, reason: '区划调整', today: today() },
    command,
  )
const today = () => new Date().toLocaleDateString('sv', { timeZone: 'Asia/Shanghai' })
const todo = async (person: string): Promise<string[]> => {
  const visitor = await api.as(person)
  const { body } = await visitor.get<{ items: { processId: string }[] }>('/api/inbox')
  return body.items.map(({ processId }) => processId)
}
const sentences = async (): Promise<string[]> => {
  const path = `/api/processes/${id}/timeline`
  const { body } = await administrator.get<{ lines: { sentence: string }[] }>(path)
  return body.lines.map(({ sentence }) => sentence)
}
const command = (visitor: Visitor, request: unknown) =>
  visitor.command(`/api/processes/${id}/administration`, newKey(), request)

/** The community counters, so that the agency's seat is open; the liaison hands it to a colleague. */
const handToColleague = async (): Promise<void> => {
  const community = await api.as(people.east1Secretary)
  const page = await community.page(id)
  const acts = `/api/processes/${id}/acts`
  const counter = { terms: claimTerms({ sessions: 6 }), objections: [], answers: [] }
  const seatId = seatOf(page, 'community')?.seatId
  await community.command(acts, newKey(), {
    seatId,
    act: 'counter',
    expectedVersion: page.version,
    body: counter,
  })
  const mine = await liaison.page(id)
  const body = { to: people.otherLiaison, reason: '外出学习' }
  const transfer = {
    seatId: seatOf(mine, 'agency')?.seatId,
    act: 'transfer',
    expectedVersion: mine.version,
    body,
  }
  expect(await liaison.command(acts, newKey(), transfer)).toMatchObject({ status: 200 })
  expect(await todo(people.liaison)).toEqual([])
}

const wasGivenBack = async (): Promise<void> => {
  expect(await todo(people.liaison)).toEqual([])
  expect(await follow()).toEqual({ done: 1, failed: 0 })
  expect(await todo(people.liaison)).toEqual([id])
  expect(await follow()).toEqual({ done: 0, failed: 0 })
  expect((await sentences()).at(-1)).toBe(
    '系统将待办由测试联络一乙交回区教育局机关党支部机关党组织联络员办理：承办人已不在该单位任职。',
  )
}

test.each([
  ['loses the office', 'UPDATE role_grant SET valid_to = current_date - 2 WHERE person_id = $1'],
  ['is shut out', `INSERT INTO account (person_id, state) VALUES ($1, 'disabled')`],
])('whoever a task was handed to %s: the task goes back to the office', async (_what, loss) => {
  await handToColleague()
  expect(await follow()).toEqual({ done: 0, failed: 0 })
  await sql(loss, [people.otherLiaison])
  await wasGivenBack()
})

test('whoever a task was handed to leaves: the task goes back to the office, and the worst of moments loses nothing', async () => {
  await handToColleague()
  await sql(`UPDATE person SET left_on = current_date - 2 WHERE id = $1`, [people.otherLiaison])
  await worker.stop()
  expect(await follow()).toEqual({ done: 0, failed: 1 })
  worker = await api.startWorker()
  while (!(await todo(people.liaison)).includes(id)) await follow()
  expect((await sentences()).filter(line => line.includes('交回'))).toHaveLength(1)
})

test('an office without people: its seat goes to whoever steps in, in the end the system administrator, once', async () => {
  await sql(`UPDATE role_grant SET valid_to = current_date - 2 WHERE person_id = $1`, [people.east1Secretary])
  await deliverNotices(api.database.pool)
  await sql('DELETE FROM message')
  const tell = () => tellEmptyOffices(api.database.pool, api.temporal.client)
  expect(await tell()).toEqual({ done: 1, failed: 0 })
  expect(await tell()).toEqual({ done: 0, failed: 0 })
  await deliverNotices(api.database.pool)
  expect((await sql('SELECT person_id AS person, fallback FROM message')).rows).toEqual([
    { person: people.systemAdministrator, fallback: false },
  ])
  expect((await sentences()).at(-1)).toContain('暂无在任人员，系统将待办转由')
  expect(await todo(people.systemAdministrator)).toEqual([id])
})

test('a community merges into another: its claims, open seats and drafts go there, and the old one sees them no more', async () => {
  const draft = await start('east-1-2', false)
  expect(await change({ name: 'merge', unitId: units.east1, intoId: units.west1 })).toMatchObject({
    unitId: units.west1,
  })
  expect(await follow()).toEqual({ done: 2, failed: 0 })
  expect(await follow()).toEqual({ done: 0, failed: 0 })
  expect(await todo(people.west1Secretary)).toEqual([id])
  expect(await (await api.as(people.eastCoordinator)).get(`/api/processes/${id}`)).toMatchObject({
    status: 404,
  })
  const coordinator = await api.as(people.westCoordinator)
  expect(await coordinator.get(`/api/processes/${id}`)).toMatchObject({ status: 200 })
  expect((await sentences()).at(-1)).toMatch(
    /东一社区→西一社区、东街街道→西街街道|东街街道→西街街道、东一社区→西一社区/,
  )
  const community = await api.as(people.west1Secretary)
  const page = await community.page(id)
  const sign = {
    seatId: seatOf(page, 'community')?.seatId,
    act: 'sign',
    expectedVersion: page.version,
    body: { answers: [] },
  }
  expect(await community.command(`/api/processes/${id}/acts`, newKey(), sign)).toMatchObject({
    body: { stage: 'awaitingApproval' },
  })
  const { rows } = await sql(`SELECT state->'facts'->>'communityId' AS id FROM process WHERE id = $1`, [
    draft,
  ])
  expect(rows).toEqual([{ id: units.west1 }])
})

test('a community moves to another subdistrict: its open claims are supervised there', async () => {
  await change({ name: 'move', unitId: units.east1, parentId: units.west })
  expect(await follow()).toEqual({ done: 1, failed: 0 })
  expect(await (await api.as(people.eastCoordinator)).get(`/api/processes/${id}`)).toMatchObject({
    status: 404,
  })
  expect(await (await api.as(people.westCoordinator)).page(id)).toMatchObject({ id })
  expect(await todo(people.east1Secretary)).toEqual([id])
})

test('an agency that merges brings its claims along, and whoever held a task keeps it in the new unit', async () => {
  await handToColleague()
  await change({ name: 'merge', unitId: units.j1, intoId: units.j2 })
  expect(await follow()).toEqual({ done: 1, failed: 0 })
  expect(await todo(people.otherLiaison)).toEqual([id])
  await sql(`UPDATE role_grant SET valid_to = current_date - 2 WHERE person_id = $1`, [people.otherLiaison])
  expect(await follow()).toEqual({ done: 1, failed: 0 })
  expect(await todo(people.j2Liaison)).toEqual([id])
  expect(await todo(people.liaison)).toEqual([id])
})

test('somebody with the offices of both sides signs for one of them only', async () => {
  await sql(
    `INSERT INTO role_grant (person_id, role, unit_id, granted_by) VALUES ($1, 'CommunityDeputySecretary', $2, 'test')`,
    [people.liaison, units.east1],
  )
  const page = await liaison.page(id)
  const seatId = seatOf(page, 'community')?.seatId
  expect(page.allowedActions.filter(action => action.seatId === seatId).map(({ act }) => act)).not.toContain(
    'sign',
  )
  const sign = { seatId, act: 'sign', expectedVersion: page.version, body: { answers: [] } }
  expect(await liaison.command(`/api/processes/${id}/acts`, newKey(), sign)).toMatchObject({
    status: 403,
    body: { code: 'otherParty' },
  })
  const other = await api.as(people.east1Secretary)
  expect(await other.command(`/api/processes/${id}/acts`, newKey(), sign)).toMatchObject({ status: 200 })
})

test.each([
  ['a role that has no part in the form', 'OrganizationDepartmentOfficer', units.district, people.officer],
  ['somebody who does not hold the role', 'CommunityDeputySecretary', units.east1, people.liaison],
  ['an office without people', 'CommunityDeputySecretary', units.district, undefined],
])('an administrator cannot give the seat to %s', async (_what, role, unitId, personId) => {
  const seatId = seatOf(await administrator.page(id), 'community')?.seatId
  const request = { reason: '改派', command: { name: 'reassign', seatId, role, unitId, personId } }
  expect(await command(administrator, request)).toMatchObject({
    status: 422,
    body: { code: 'invalidRequest' },
  })
  const coordinator = {
    ...request.command,
    role: 'SubdistrictCoordinator',
    unitId: units.east,
    personId: undefined,
  }
  expect(await command(administrator, { reason: '社区缺员', command: coordinator })).toMatchObject({
    status: 200,
  })
  expect(await todo(people.eastCoordinator)).toEqual([id])
})
