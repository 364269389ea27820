/** Policy over HTTP: drafted, looked at on what is open, published by a second person, and adopted by a list. */
import { randomUUID } from 'node:crypto'
import type { z } from 'zod'
import type {
  planItems,
  policyAt,
  policyChangeAnswer,
  policyChangeDetail,
  processRules,
  rulePlan,
} from '#contracts/http/policies.js'
import type { Problem } from '#contracts/http/shared.js'
import { localDateOf, localDateOfDay, dayNumberOf } from '#domain/calendar/local-date.js'
import { runRulePlans } from '#temporal/run-rule-plans.js'
import { people, projects, units } from '#testing/claims.js'
import { newKey, testApi, type TestApi } from './support/api.js'
import { offered } from './support/offer.js'
import type { Reply, Visitor } from './support/visitor.js'

type At = z.output<typeof policyAt>
type Detail = z.output<typeof policyChangeDetail> & Problem
type Changed = z.output<typeof policyChangeAnswer> & Problem
type Plan = z.output<typeof rulePlan> & Problem
type Items = z.output<typeof planItems>

let api: TestApi
let administrator: Visitor
let head: Visitor
let agency: Visitor

beforeAll(async () => {
  api = await testApi()
  await api.startWorker()
  administrator = await api.as(people.systemAdministrator)
  head = await api.as(people.head)
  agency = await api.as(people.liaison)
})
afterAll(() => api.close())

const today = localDateOf(Date.now())
const dayFrom = (days: number) => localDateOfDay(dayNumberOf(today) + days)
const answerIn = (amount: number) => ({
  budget: { unit: 'workingDays', amount },
  stages: [
    { does: 'remind', after: { unit: 'workingDays', amount }, at: 'end' },
    {
      does: 'escalate',
      after: { unit: 'workingDays', amount: amount + 1 },
      at: 'end',
      to: 'SubdistrictCoordinator@subdistrict',
    },
  ],
})
const startClaim = async (projectId: string): Promise<string> => {
  return offered(agency, { projectId })
}
const draft = (steps: object, unitId: string = units.district, who = administrator, key = newKey()) =>
  who.command<Changed>('/api/policies/changes', key, { kind: 'claim', unitId, steps })
const command = (id: string, body: object, who = administrator, key = newKey()): Promise<Reply<Changed>> =>
  who.command<Changed>(`/api/policies/changes/${id}/commands`, key, { command: body })
const detail = async (id: string, who = administrator) =>
  (await who.get<Detail>(`/api/policies/changes/${id}`)).body
const at = async (unitId: string, who = administrator) =>
  (await who.get<At>(`/api/policies/units/${unitId}?kind=claim`)).body
const stepAt = async (unitId: string, step: string) =>
  (await at(unitId)).steps.find(each => each.step === step)
const published = async (steps: object, unitId: string, effectiveFrom = today): Promise<string> => {
  const { changeId, revision } = (await draft(steps, unitId)).body
  await command(changeId, { name: 'preview', revision })
  const reply = await command(
    changeId,
    { name: 'publish', revision, effectiveFrom, reason: '区委组织部要求' },
    head,
  )
  expect(reply.body).toMatchObject({ changeId })
  return changeId
}

test('what is shipped is marked as such, with what may be chosen instead', async () => {
  const { steps, way, allowedActions } = await at(units.east1)
  expect(way.map(({ name }) => name)).toEqual(['测试市', '测试区', '东街街道', '东一社区'])
  expect(allowedActions).toEqual(['edit'])
  expect(steps.find(({ step }) => step === 'answer')).toMatchObject({
    label: '答复认领条款',
    source: { shipped: true },
    sentence:
      '期限：3 个工作日；预警：第 2 个工作日上午 9 点；催办：第 3 个工作日结束时；升级：第 4 个工作日结束时，升级到街道双报到负责人（街道）',
    own: [],
    coming: [],
  })
  expect(steps.find(({ step }) => step === 'approval')?.form.roles).toContainEqual({
    value: 'DeputyHeadInCharge',
    label: '组织部分管领导',
  })
  expect((await at(units.east1, head)).allowedActions).toEqual([])
})

test('from draft to publication: faults told in Chinese, previewed on what is open, published by another, then fixed', async () => {
  const old = await startClaim(projects.east1[0])
  const before = (await agency.page(old)).dueOn ?? ''
  const key = newKey()
  const drafts = await Promise.all(
    [1, 2, 3].map(() => draft({ answer: answerIn(99) }, units.district, administrator, key)),
  )
  const [{ body: drafted } = { body: {} as Changed }] = drafts
  expect(drafts.map(({ status, body }) => [status, body.changeId])).toEqual(
    drafts.map(() => [201, drafted.changeId]),
  )
  const id = drafted.changeId
  expect(await detail(id)).toMatchObject({
    stateLabel: '草案',
    waitsFor: '先按提示修改草案',
    faults: [
      {
        path: 'answer.budget.amount',
        message: '答复认领条款：期限应为 1–30 个工作日，请改为其间的整数',
      },
      { path: 'answer.stages.0.after.amount' },
      { path: 'answer.stages.1.after.amount' },
    ],
  })
  expect(await command(id, { name: 'preview', revision: 1 })).toMatchObject({
    status: 422,
    body: { code: 'policyFaulty' },
  })

  const edited = await command(id, { name: 'edit', revision: 1, steps: { answer: answerIn(9) } })
  expect(edited.body.revision).toBe(2)
  expect(await command(id, { name: 'edit', revision: 1, steps: { answer: null } })).toMatchObject({
    status: 409,
    body: { code: 'policyStale' },
  })
  const publish = { name: 'publish', revision: 2, effectiveFrom: today, reason: '区委组织部要求' }
  expect((await command(id, publish, head)).body.code).toBe('policyNotPreviewed')

  const { planId = '' } = (await command(id, { name: 'preview', revision: 2 })).body
  const items = (await administrator.get<Items>(`/api/rule-plans/${planId}/items?only=moved`)).body
  expect(items).toMatchObject({
    total: 1,
    items: [{ processId: old, deadlines: [{ label: '答复认领条款', before }], resultLabel: '未执行' }],
  })
  expect((await administrator.get<string>(`/api/rule-plans/${planId}/items.csv`)).body).toContain(
    `答复认领条款：${before} → ${items.items[0]?.deadlines[0]?.after}`,
  )
  expect(
    await administrator.command<Problem>(`/api/rule-plans/${planId}/run`, newKey(), { reason: '试' }),
  ).toMatchObject({
    status: 409,
    body: { code: 'planNotForRunning' },
  })

  expect((await command(id, publish)).body.code).toBe('policyOwnChange')
  expect(await detail(id)).toMatchObject({
    stateLabel: '已预览',
    allowedActions: ['edit', 'withdraw', 'preview'],
    waitsFor: '等待另一人发布：未参与起草的系统管理员或组织部部长',
    plan: { counts: { processes: 1, moved: 1 } },
    differences: [
      {
        step: 'answer',
        fields: expect.arrayContaining([
          { field: 'budget', label: '期限', before: '3 个工作日', after: '9 个工作日' },
        ]),
      },
    ],
  })
  expect((await command(id, { ...publish, effectiveFrom: dayFrom(-1) }, head)).body.code).toBe(
    'policyEffectiveFrom',
  )
  expect(await command(id, publish, head)).toMatchObject({ status: 200 })
  expect((await command(id, { name: 'withdraw', reason: '不要了' })).body.code).toBe('policyEnded')
  expect(await detail(id)).toMatchObject({
    stateLabel: '已发布',
    effectiveFrom: today,
    reason: '区委组织部要求',
    endedByName: '测试部长',
    allowedActions: [],
    differences: [{ fields: expect.arrayContaining([expect.objectContaining({ after: '9 个工作日' })]) }],
  })

  const younger = await startClaim(projects.east2[0])
  const rulesOf = async (processId: string) =>
    (await agency.get<z.output<typeof processRules>>(`/api/processes/${processId}/rules`)).body
  expect(await rulesOf(younger)).toMatchObject({
    rounds: [{ region: 'main', round: 'terms', step: 'answer' }],
    calendar: { noticeYears: expect.arrayContaining([2026]) },
  })
  const told = async (processId: string) =>
    (await rulesOf(processId)).steps.find(({ step }) => step === 'answer')
  expect(await told(younger)).toMatchObject({
    sentence: expect.stringContaining('期限：9 个工作日'),
    source: { unitName: '测试区', effectiveFrom: today, changeId: id },
  })
  expect(await told(old)).toMatchObject({ source: { shipped: true } })
  expect((await agency.page(younger)).dueOn).toBe(items.items[0]?.deadlines[0]?.after)
  expect((await agency.page(old)).dueOn).toBe(before)
})

test('a list of open processes is tried, carried out once, and each tells what became of it', async () => {
  const make = { purpose: 'policy', unitId: units.district, kind: 'claim' }
  const made = (await administrator.command<Plan>('/api/rule-plans', newKey(), make)).body
  expect(made).toMatchObject({ state: 'tried', counts: { processes: 1, moved: 1 }, allowedActions: ['run'] })
  const [item] = (await administrator.get<Items>(`/api/rule-plans/${made.id}/items`)).body.items
  const key = newKey()
  const run = () =>
    administrator.command<Plan>(`/api/rule-plans/${made.id}/run`, key, { reason: '统一执行新规定' })
  expect(await Promise.all([run(), run()])).toMatchObject([{ status: 200 }, { status: 200 }])
  expect(
    (await administrator.command<Plan>(`/api/rule-plans/${made.id}/run`, newKey(), { reason: '再来' })).body
      .code,
  ).toBe('planStarted')
  await runRulePlans(api.database.pool, api.temporal.client)
  expect((await administrator.get<Plan>(`/api/rule-plans/${made.id}`)).body).toMatchObject({
    stateLabel: '已完成',
    done: 1,
    failed: 0,
    waiting: 0,
  })
  const page = await agency.page(item?.processId ?? '')
  expect(page.dueOn).toBe(item?.deadlines[0]?.after)
  const { body } = await agency.get<{ lines: { sentence: string }[] }>(
    `/api/processes/${item?.processId}/timeline`,
  )
  expect(body.lines.map(({ sentence }) => sentence).join()).toContain('统一执行新规定')
  const again = (await administrator.command<Plan>('/api/rule-plans', newKey(), make)).body
  expect(again.counts.processes).toBe(0)
})

test('the nearest unit counts; giving up its own follows what is above; what comes later is shown beforehand', async () => {
  await published({ maxNegotiationRounds: 4 }, units.district)
  await published({ maxNegotiationRounds: 2 }, units.east)
  expect(await stepAt(units.east1, 'maxNegotiationRounds')).toMatchObject({
    value: 2,
    source: { unitName: '东街街道', shipped: false },
    own: [{ unitId: units.district }, { unitId: units.east }],
  })
  expect((await at(units.district)).below).toMatchObject([{ name: '东街街道', steps: ['协商轮数'] }])
  await published({ maxNegotiationRounds: null }, units.east, dayFrom(3))
  expect(await stepAt(units.east1, 'maxNegotiationRounds')).toMatchObject({
    value: 2,
    coming: [{ unitName: '东街街道', sentence: '沿用上级', effectiveFrom: dayFrom(3) }],
  })
  await published({ maxNegotiationRounds: null }, units.east)
  expect(await stepAt(units.east1, 'maxNegotiationRounds')).toMatchObject({ value: 4 })
  const history = (await head.get<{ items: object[]; total: number }>('/api/policies/changes?kind=claim'))
    .body
  expect(history.total).toBeGreaterThanOrEqual(4)
})

test('a draft is withdrawn with a reason, and stays to be read', async () => {
  const { changeId } = (await draft({ maxNegotiationRounds: 6 })).body
  expect(await command(changeId, { name: 'withdraw', reason: '暂不调整' }, head)).toMatchObject({
    status: 403,
  })
  expect(await command(changeId, { name: 'withdraw', reason: '暂不调整' })).toMatchObject({ status: 200 })
  expect(await detail(changeId)).toMatchObject({
    stateLabel: '已撤销',
    reason: '暂不调整',
    allowedActions: [],
  })
})

test('of very many units below with something of their own the first are listed, and how many there are', async () => {
  const changeId = await published({ maxNegotiationRounds: 4 }, units.west1)
  const before = (await at(units.district)).belowTotal
  await api.database.pool.query(
    `WITH more AS (
       INSERT INTO org_unit (id, kind, name, parent_id, path)
       SELECT 'more-' || no, 'community', '另一社区' || no, $1, $2 || 'more-' || no || '/' FROM generate_series(1, 201) no RETURNING id)
     INSERT INTO policy_row (change_id, kind, step, unit_id, effective_from, value)
     SELECT $3, 'claim', 'maxNegotiationRounds', id, $4, '4' FROM more`,
    [units.west, `/5117/${units.district}/${units.west}/`, changeId, today],
  )
  const { below, belowTotal } = await at(units.district)
  expect([below.length, belowTotal]).toEqual([200, before + 201])
})

test.each<[string, () => Promise<Reply<Problem>>, number, string]>([
  [
    'no such kind',
    () => administrator.get(`/api/policies/units/${units.district}?kind=nothing`),
    422,
    'invalidRequest',
  ],
  ['no such step', () => draft({ 'no step': 1 }), 422, 'invalidRequest'],
  ['nothing changed', () => draft({}), 422, 'invalidRequest'],
  ['no value of any step', () => draft({ answer: { budget: '3' } }), 422, 'invalidRequest'],
  [
    'a role that is none',
    () => draft({ approval: { rule: 'any', roles: ['Nobody'] } }),
    422,
    'invalidRequest',
  ],
  ['beyond the office', () => draft({ maxNegotiationRounds: 3 }, '5117'), 404, 'notFound'],
  [
    'by whoever only publishes',
    () => draft({ maxNegotiationRounds: 3 }, units.district, head),
    403,
    'forbidden',
  ],
  [
    'by whoever has no office there',
    () => draft({ maxNegotiationRounds: 3 }, units.district, agency),
    403,
    'forbidden',
  ],
  ['no such change', () => command(randomUUID(), { name: 'withdraw', reason: '无' }), 404, 'notFound'],
  ['no such plan', () => administrator.get(`/api/rule-plans/${randomUUID()}`), 404, 'notFound'],
])('%s is refused', async (_what, send, status, code) => {
  expect(await send()).toMatchObject({ status, body: { code } })
})
