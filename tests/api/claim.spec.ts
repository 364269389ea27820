/** A claim from offer to appraisal over HTTP; every command is sent eight times at once and happens once. */
import { processPage, timeline } from '#contracts/http/processes.js'
import { claimCounts } from '#contracts/http/claims.js'
import { inbox } from '#contracts/http/inbox.js'
import { localDateOf } from '#domain/calendar/local-date.js'
import { claimTerms, people, units } from '#testing/claims.js'
import { newKey, testApi, type TestApi } from './support/api.js'
import type { Answer, Visitor } from './support/visitor.js'

const times = 8
const changed = claimTerms({ sessions: 6, people: 9 })
const later = { ...changed, endOn: '2026-10-31' }

let api: TestApi
let agency: Visitor
let community: Visitor
let officer: Visitor
let id: string

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

const atOnce = async (send: () => Promise<{ status: number; body: Answer }>): Promise<Answer> => {
  const replies = await Promise.all(Array.from({ length: times }, send))
  const [first] = replies
  expect(replies.map(({ status, body }) => ({ status, body }))).toEqual(
    replies.map(() => ({ status: first?.status, body: first?.body })),
  )
  expect([200, 201]).toContain(first?.status)
  return first?.body as Answer
}

/** Does what the page offers, as a person would. */
const act = async (visitor: Visitor, name: string, body: object): Promise<Answer> => {
  const page = await visitor.page(id)
  const action = page.allowedActions.find(each => each.act === name)
  if (!action) throw new Error(`${name} is not offered in ${page.stage}`)
  const request = { seatId: action.seatId, act: name, expectedVersion: page.version, body }
  const key = newKey()
  const stepsBefore = await journalSteps()
  const answer = await atOnce(() => visitor.command(`/api/processes/${id}/acts`, key, request))
  expect(await journalSteps()).toBe(stepsBefore + 1)
  expect(answer.stepNo).toBe(stepsBefore + 1)
  return answer
}

const journalSteps = async (): Promise<number> => {
  const { rows } = await api.database.pool.query<{ steps: number }>(
    'SELECT count(DISTINCT step_no)::int AS steps FROM journal WHERE process_id = $1',
    [id],
  )
  return rows[0]?.steps ?? 0
}

test('an agency claims a project', async () => {
  const key = newKey()
  const request = {
    projectId: 'east-1-1',
    agencyId: units.j1,
    startedBy: 'agency',
    submit: true,
    terms: claimTerms(),
  }
  const answer = await atOnce(() => agency.command('/api/claims', key, request))
  expect(answer).toMatchObject({ stepNo: 1, stage: 'negotiating' })
  id = answer.processId
  const { body: project } = await community.get<{ status: string; claimId: string }>('/api/projects/east-1-1')
  expect(project).toMatchObject({ status: 'claimed', claimId: id })
  // Who may not open the claim is not led to it.
  const { body: seen } = await (await api.as(people.member)).get('/api/projects/east-1-1')
  expect(seen).toMatchObject({ status: 'claimed' })
  expect(seen).not.toHaveProperty('claimId')
})

test('the community finds it in its inbox, counters on two fields, and the agency signs', async () => {
  const { body } = await community.get<unknown>('/api/inbox')
  expect(inbox.parse(body)).toMatchObject({
    counts: { todo: 1, overdue: 0 },
    items: [{ processId: id, formLabel: '答复认领条款', workingDaysLeft: 3 }],
  })
  const countered = await act(community, 'counter', {
    terms: changed,
    objections: [
      { field: 'sessions', reason: '四次不够' },
      { field: 'people', reason: '人手太少' },
    ],
    answers: [],
  })
  expect(countered.stage).toBe('negotiating')
  const answers = [
    { field: 'sessions', decision: 'accepted', note: '' },
    { field: 'people', decision: 'accepted', note: '已落实' },
  ]
  const signed = await act(agency, 'sign', { answers })
  expect(signed.stage).toBe('awaitingApproval')
  const { claim } = await officer.page(id)
  expect(claim?.rounds.map(({ signatures }) => signatures)).toMatchObject([[], [{ answers }]])
  expect(claim?.openObjections).toEqual({ agency: [], community: [] })
  expect(claim).not.toHaveProperty('returned')
})

test('the approver returns it, it is renegotiated, signed again and approved', async () => {
  const returned = await act(officer, 'return', {
    reason: '工期过紧',
    objections: [{ field: 'endOn', reason: '请延长一个月' }],
  })
  expect(returned.stage).toBe('renegotiating')
  await act(agency, 'counter', {
    terms: later,
    objections: [],
    answers: [{ field: 'endOn', decision: 'accepted', note: '' }],
  })
  await act(community, 'sign', { answers: [] })
  const { claim } = await officer.page(id)
  expect(claim).toMatchObject({
    openObjections: { agency: [], community: [] },
    returned: { objections: [{ field: 'endOn', reason: '请延长一个月' }], afterRound: 2 },
    rounds: [
      { signatures: [] },
      { signatures: [{ answers: [{ field: 'sessions' }, { field: 'people' }] }] },
      { signatures: [{ answers: [] }] },
    ],
  })
  const approved = await act(officer, 'approve', { opinion: '同意。' })
  expect(approved.stage).toBe('delivering')
  const { body } = await officer.get(`/api/processes/${id}/differences?from=1&to=3`)
  expect(body).toEqual({
    from: 1,
    to: 3,
    changes: [
      { field: 'sessions', before: 4, after: 6, label: '服务次数' },
      { field: 'endOn', before: '2026-09-30', after: '2026-10-31', label: '结束日期' },
      { field: 'people', before: 6, after: 9, label: '参加人数' },
    ],
  })
})

test('it is delivered with a joint unit, accepted and appraised', async () => {
  await act(agency, 'submitPlan', {
    summary: '分四批清理',
    milestones: [{ title: '第一批', dueOn: '2026-06-30' }],
  })
  await act(agency, 'inviteUnit', { unitId: units.j2, task: '法律咨询' })
  const partner = await api.as(people.j2Liaison)
  await act(partner, 'join', { note: '' })
  await act(agency, 'reachMilestone', { index: 0, note: '完成', reachedOn: '2026-06-20' })
  await act(agency, 'complete', { summary: '全部完成', servedPeople: 120 })
  const accepted = await act(community, 'accept', { comment: '满意' })
  expect(accepted.stage).toBe('accepted')
  const ended = await act(community, 'appraise', { score: 5, comment: '' })
  expect(ended).toMatchObject({ stage: 'appraised', outcome: 'appraised' })
})

test('its page, its story and the figures tell what happened', async () => {
  const { body: page } = await agency.get<unknown>(`/api/processes/${id}`)
  const shown = processPage.parse(page)
  expect(shown).toMatchObject({ stageLabel: '已评议', tone: 'done', allowedActions: [], rounds: [] })
  expect(shown.claim).toMatchObject({ jointUnits: [{ status: 'joined', name: '区司法局机关党支部' }] })
  expect(shown.claim?.rounds.map(({ changes }) => changes.length)).toEqual([0, 2, 1])
  expect(shown.stages).toContainEqual({ stage: 'rejected', label: '不予通过', final: true })
  expect(shown.flow.map(({ label, state }) => `${label} ${state}`)).toEqual([
    '协商中 past',
    '已签约 past',
    '已报批 past',
    '发回重新协商 past',
    '实施中 past',
    '待验收 past',
    '办结 past',
    '已评议 current',
  ])

  const { body: told } = await agency.get<unknown>(`/api/processes/${id}/timeline`)
  const sentences = timeline.parse(told).lines.map(({ sentence }) => sentence)
  expect(sentences[0]).toBe('测试联络一发起项目认领“东一楼道整治”。')
  expect(sentences).toContain('测试经办甲（测试区组织部经办）发回重新协商：工期过紧。')
  expect(sentences.at(-1)).toBe('事项结束：已评议。')
  const { body: found } = await agency.get<{ lines: unknown[] }>(
    `/api/processes/${id}/timeline?search=${encodeURIComponent('工期过紧')}`,
  )
  expect(found.lines).toHaveLength(1)

  const today = localDateOf(Date.now())
  const { body: counted } = await officer.get<unknown>(`/api/claims/counts?from=${today}&to=${today}`)
  expect(claimCounts.parse(counted)).toMatchObject({
    unit: { id: units.district },
    approved: 1,
    returned: 1,
    rejected: 0,
    byStage: [{ stage: 'appraised', label: '已评议', count: 1 }],
  })
  expect(claimCounts.parse(counted).byUnit).toContainEqual({
    unitId: units.east,
    name: '东街街道',
    kind: 'subdistrict',
    approved: 1,
    returned: 1,
    rejected: 0,
  })
})
