/** Deadlines over HTTP: paused, resumed, skipped, foreseen, and whose time was used. */
import type { ProcessTime, Simulation } from '#contracts/http/clocks.js'
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

const order = (command: object, reason = '汛期停办', path = '') =>
  administrator.command(`/api/processes/${id}/administration${path}`, newKey(), { reason, command })
const terms = { region: 'main', round: 'terms' }
const lastSentence = async (): Promise<string | undefined> => {
  const { body } = await agency.get<{ lines: { sentence: string }[] }>(`/api/processes/${id}/timeline`)
  return body.lines.at(-1)?.sentence
}
const simulation = async () => (await agency.get<Simulation>(`/api/processes/${id}/simulation`)).body

test('what would happen if nobody acts, day by day', async () => {
  const { moments, waiting, ended } = await simulation()
  expect(moments.map(({ does }) => does)).toEqual([['warn'], ['remind'], ['escalate']])
  expect(moments[0]?.sentences).toEqual(['系统预警：“答复认领条款”即将到期。'])
  expect(moments[2]?.sentences[0]).toMatch(/^“答复认领条款”逾期未办，系统上报.+街道双报到负责人。$/)
  expect(moments.map(({ workingDaysAhead }) => workingDaysAhead)).toEqual([2, 3, 4])
  expect([waiting, ended]).toEqual([[], false])
})

test('a pause stands on the page with its reason in the record; nothing is foreseen until it is resumed', async () => {
  expect(await order({ name: 'pause', ...terms })).toMatchObject({ status: 200 })
  expect(await order({ name: 'pause', ...terms })).toMatchObject({
    status: 409,
    body: { code: 'clockPaused' },
  })
  expect((await agency.page(id)).rounds[0]?.pausedSince).toBeDefined()
  expect(await lastSentence()).toMatch(/^管理员.+暂停“答复认领条款”的计时：汛期停办。$/)
  const { moments, waiting } = await simulation()
  expect([moments, waiting]).toEqual([[], ['“答复认领条款”计时暂停，恢复之前不会自动发生什么。']])
  expect(await order({ name: 'resume', ...terms }, '汛期结束')).toMatchObject({ status: 200 })
  expect(await lastSentence()).toMatch(/^管理员.+恢复“答复认领条款”的计时.*：汛期结束。$/)
  expect((await simulation()).moments).toHaveLength(3)
})

test('only administrators order it', async () => {
  const command = { reason: '…', command: { name: 'pause', ...terms } }
  expect(await agency.command(`/api/processes/${id}/administration`, newKey(), command)).toMatchObject({
    status: 403,
  })
})

test('more time is asked for by the party and decided by its superior, each told in the record', async () => {
  const community = await api.as(people.east1Secretary)
  const coordinator = await api.as(people.eastCoordinator)
  const seatOf = async (visitor: Visitor, act: string) => {
    const { allowedActions, version } = await visitor.page(id)
    return { seatId: allowedActions.find(action => action.act === act)?.seatId, expectedVersion: version }
  }
  const act = async (visitor: Visitor, name: string, body: object) =>
    visitor.command(`/api/processes/${id}/acts`, newKey(), {
      ...(await seatOf(visitor, name)),
      act: name,
      body,
    })
  const asked = { budget: { unit: 'workingDays', amount: 2 }, reason: '居民代表尚未召集' }
  expect(await act(community, 'requestExtension', asked)).toMatchObject({ status: 200 })
  expect(await lastSentence()).toMatch(/申请将“答复认领条款”延期 2 个工作日：居民代表尚未召集。$/)
  expect((await seatOf(community, 'requestExtension')).seatId).toBeUndefined()
  const before = (await agency.page(id)).rounds.find(({ round }) => round === 'terms')?.dueOn ?? ''
  const { rounds } = await coordinator.page(id)
  expect(rounds.find(({ form }) => form === 'extension')).toMatchObject({
    label: '延期审批',
    request: expect.stringMatching(/申请将“答复认领条款”延期 2 个工作日：居民代表尚未召集$/),
  })
  expect(await act(coordinator, 'grantExtension', {})).toMatchObject({ status: 200 })
  expect(await lastSentence()).toMatch(/^“答复认领条款”的时限延长 2 个工作日，期限由.+改为.+。$/)
  const after = await agency.page(id)
  expect(after.rounds.map(({ form }) => form)).not.toContain('extension')
  expect((after.rounds[0]?.dueOn ?? '') > before).toBe(true)
})

test('whose time it was adds up to the whole', async () => {
  const { body } = await agency.get<ProcessTime>(`/api/processes/${id}/time`)
  expect(body.hoursOfDay).toBe(7)
  const [line] = body.lines
  const parts = line?.parties.reduce((sum, { hours }) => sum + hours, 0) ?? NaN
  expect(parts + (line?.pausedHours ?? 0) + (line?.nobodyHours ?? 0)).toBeCloseTo(line?.totalHours ?? 0)
})

test('a skip is previewed, done in the administrator’s name, and refused where nobody could go on', async () => {
  const page = await agency.page(id)
  expect(page.rounds[0]?.outcomes.map(({ label }) => label)).toContain('签署 → 已签约')
  const skip = { name: 'skip', ...terms, outcome: 'signed' }
  const preview = await order(skip, '双方已在会上签字', '/preview')
  expect(preview.body).toMatchObject({
    stages: [{ before: '协商中', after: '已报批' }],
    sentences: expect.arrayContaining([
      expect.stringMatching(/跳过“答复认领条款”，转入“已签约”：双方已在会上签字/),
    ]),
  })
  expect((await agency.page(id)).stage).toBe('negotiating')
  expect(await order({ ...skip, outcome: 'approved' })).toMatchObject({
    status: 422,
    body: { code: 'outcomeUnknownHere' },
  })
  expect(await order(skip, '双方已在会上签字')).toMatchObject({
    status: 200,
    body: { stage: 'awaitingApproval' },
  })
})
