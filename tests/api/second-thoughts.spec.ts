/** What was decided and then taken back, turned down, or overtaken by what happened meanwhile. */
import { claimCounts } from '#contracts/http/claims.js'
import type { Problem } from '#contracts/http/shared.js'
import { localDateOf } from '#domain/calendar/local-date.js'
import { waitFor } from '#embedded/waiting.js'
import { openProcess } from '#temporal/open-process.js'
import { claimTerms, people, projects } from '#testing/claims.js'
import { newKey, testApi, type TestApi } from './support/api.js'
import { offered } from './support/offer.js'
import type { Answer, Visitor } from './support/visitor.js'

let api: TestApi
let agency: Visitor
let community: Visitor
let officer: Visitor

beforeAll(async () => {
  api = await testApi()
  await api.startWorker()
  ;[agency, community, officer] = await Promise.all([
    api.as(people.liaison),
    api.as(people.east1Secretary),
    api.as(people.officer),
  ])
})

afterAll(() => api.close())

const offer = async (projectId: string, submit = true): Promise<string> => {
  return offered(agency, { projectId, submit })
}

const send = async (visitor: Visitor, id: string, name: string, body: object) => {
  const { allowedActions, version, stage } = await visitor.page(id)
  const action = allowedActions.find(each => each.act === name)
  if (!action) throw new Error(`${name} is not offered in ${stage}`)
  const request = { seatId: action.seatId, act: name, expectedVersion: version, body }
  return visitor.command<Answer & Problem>(`/api/processes/${id}/acts`, newKey(), request)
}

const act = async (visitor: Visitor, id: string, name: string, body: object): Promise<void> =>
  expect(await send(visitor, id, name, body)).toMatchObject({ status: 200 })

const sentencesOf = async (id: string): Promise<string[]> => {
  const { body } = await officer.get<{ lines: { sentence: string }[] }>(`/api/processes/${id}/timeline`)
  return body.lines.map(({ sentence }) => sentence)
}

test('a verdict taken back is not counted', async () => {
  const id = await offer(projects.east1[0])
  await act(community, id, 'sign', { answers: [] })
  await act(officer, id, 'approve', { opinion: '同意' })
  await act(officer, id, 'recall', {})
  await act(officer, id, 'return', { reason: '工期过紧', objections: [{ field: 'endOn', reason: '请延长' }] })
  const today = localDateOf(Date.now())
  const { body } = await officer.get(`/api/claims/counts?from=${today}&to=${today}`)
  expect(claimCounts.parse(body)).toMatchObject({ approved: 0, returned: 1, rejected: 0 })
})

test('a process that went on in a new run still lets its last act be taken back', async () => {
  const { pool } = api.database
  const id = await offer(projects.west1[1])
  const secretary = await api.as(people.west1Secretary)
  await act(secretary, id, 'sign', { answers: [] })
  await openProcess(pool, api.temporal.client, { processId: id, by: 'system', reason: '启动时补开' })
  const rebuilt = () =>
    pool.query(`SELECT FROM journal WHERE process_id = $1 AND code = 'admin.rebuilt'`, [id])
  expect(await waitFor(async () => (await rebuilt()).rowCount === 1, { timeoutMs: 10_000 })).toBe(true)
  await act(secretary, id, 'recall', {})
  expect(await secretary.page(id)).toMatchObject({ stage: 'negotiating' })
})

test('a withdrawal denied is told as such, and nothing more is entered', async () => {
  const id = await offer(projects.east1[1])
  await act(community, id, 'sign', { answers: [] })
  await act(officer, id, 'approve', { opinion: '同意' })
  await act(agency, id, 'requestWithdrawal', { reason: '人手不足' })
  await act(officer, id, 'deny', { reason: '请继续实施' })
  const told = await sentencesOf(id)
  expect(told.at(-1)).toBe('测试经办甲（测试区组织部经办）不同意退出：请继续实施。')
  expect(told.join()).not.toContain('未申请退出')
})

test('grounds of a refusal reach the story in Chinese', async () => {
  const id = await offer(projects.east2[0])
  await act(await api.as(people.east2Secretary), id, 'refuseSigning', {
    reasonCode: 'overPromising',
    reason: '服务次数过多',
  })
  expect((await sentencesOf(id)).join()).toContain('拒绝签约：过度承诺，服务次数过多。')
})

test('a draft is not submitted on a project claimed or delivered meanwhile', async () => {
  const draft = await offer(projects.east1[2], false)
  const rival = await offer(projects.east1[2])
  const { sign } = { sign: { terms: claimTerms() } }
  expect(await send(agency, draft, 'submit', sign)).toMatchObject({
    status: 409,
    body: { code: 'subjectTaken', detail: expect.stringContaining('认领（RL-') as string },
  })
  await api.database.pool.query(
    `UPDATE process SET ended_at = now(), outcome = 'accepted', stage = 'accepted' WHERE id = $1`,
    [rival],
  )
  expect(await send(agency, draft, 'submit', sign)).toMatchObject({
    status: 409,
    body: { code: 'subjectTaken', detail: '该项目已经办结，请选择其他项目。' },
  })
})

test('whoever has left every office takes nothing back and acts on no seat of their own', async () => {
  const id = await offer(projects.east2[1])
  const secretary = await api.as(people.east2Secretary)
  await act(secretary, id, 'counter', { terms: claimTerms({ people: 9 }), objections: [], answers: [] })
  const { allowedActions, version } = await secretary.page(id)
  const recall = allowedActions.find(each => each.act === 'recall')
  expect(recall).toBeDefined()
  await api.database.pool.query(`UPDATE role_grant SET valid_to = '2020-01-01' WHERE person_id = $1`, [
    people.east2Secretary,
  ])
  expect(await secretary.page(id)).toMatchObject({ allowedActions: [] })
  const request = { seatId: recall?.seatId, act: 'recall', expectedVersion: version, body: {} }
  expect(await secretary.command(`/api/processes/${id}/acts`, newKey(), request)).toMatchObject({
    status: 403,
    body: { code: 'notYourSeat' },
  })
})
