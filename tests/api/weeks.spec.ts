/** 周典型 as people meet it: recommended by phone, paper and members, compared, decided, reviewed, published, revoked. */
import { processPage } from '#contracts/http/processes.js'
import { publicModels, weekList, weekNumbers, weekPage } from '#contracts/http/weekly-weeks.js'
import { dayName, weekdayName } from '#domain/calendar/day-names.js'
import { addDays, localDateOf } from '#domain/calendar/local-date.js'
import { monthOf } from '#domain/points/months.js'
import { openedWeekOf } from '#domain/weekly/weekly-rules.js'
import { deliverNotices } from '#persistence/notices/deliver-notices.js'
import { changeTree } from '#persistence/organisation/change-tree.js'
import { advanceMonths } from '#persistence/points/advance-months.js'
import { advanceWeeks, openWeek } from '#persistence/weekly/advance-weeks.js'
import { people, units } from '#testing/claims.js'
import { seedMembership } from '#testing/memberships.js'
import { beginDecisions } from '../../apps/worker/weekly/begin-decisions.js'
import { defaultWeeklySelectionPolicy } from '#workflows/weekly-selection/weekly-selection.policy.js'
import { newKey, testApi, type TestApi } from './support/api.js'
import { ResidentPhone } from './support/resident-phone.js'
import type { Answer, Visitor } from './support/visitor.js'

const { networkLimit } = defaultWeeklySelectionPolicy
let api: TestApi
let member: Visitor
let secretary: Visitor
let coordinator: Visitor
let officer: Visitor

const today = localDateOf(Date.now())
const present = openedWeekOf(today)
const past = openedWeekOf(addDays(today, -7))

beforeAll(async () => {
  api = await testApi()
  await api.startWorker()
  const sign = (personId: string) => api.as(personId)
  member = await sign(people.member)
  secretary = await sign(people.east1Secretary)
  coordinator = await sign(people.eastCoordinator)
  officer = await sign(people.officer)
  await seedMembership(api.database.pool, { personId: people.member })
  await seedMembership(api.database.pool)
  await advanceWeeks(api.database.pool, today)
  await openWeek(api.database.pool, past)
  // The tests run on weekends, too.
  await api.database.pool.query('UPDATE weekly_selection SET recommend_until = sunday WHERE week = $1', [
    present.week,
  ])
})
afterAll(() => api.close())

type Done = { id: string; code: string; detail: string }
const addressOf = ({ week }: { week: string }, communityId: string = units.east1) =>
  `/api/weekly-selections/${communityId}/${week}`
const command = (visitor: Visitor, week: { week: string }, body: object, key = newKey()) =>
  visitor.command<Done>(addressOf(week), key, { command: body })
const weekOf = async (visitor: Visitor, week: { week: string }) =>
  weekPage.parse((await visitor.get(addressOf(week))).body)
const reason = '连续三天帮邻居清理积水'

test('a resident recommends by the community’s code: screen by screen, once a phone and week, without personal data', async () => {
  expect((await command(secretary, present, { name: 'makeCode' })).status).toBe(200)
  const path = (await weekOf(secretary, present)).code?.path ?? ''
  const phone = await new ResidentPhone(api.url, '/recommend').open(path)
  expect([phone.status, phone.text]).toEqual([200, expect.stringContaining('您想推荐谁')])
  expect((await phone.press('next', { named: '王' })).status).toBe(422)
  await phone.press('next', { named: '三栋修水管的王师傅' })
  expect((await phone.press('next', { reason: '找他打 13800138000 随叫随到' })).text).toContain('13800138000')
  await phone.press('next', { reason })
  expect(phone.text).toContain('我推荐的不是我自己')
  const sends = await Promise.all(Array.from({ length: 6 }, () => phone.sent('send')))
  expect(new Set(sends.map(({ status }) => status))).toEqual(new Set([200]))
  const { decideOn } = await weekOf(secretary, present)
  expect(await sends[0]?.text()).toContain(`${dayName(decideOn)}（${weekdayName(decideOn)}）评选`)
  const again = async () => {
    await phone.open(path)
    await phone.press('next', { named: '另一位' })
    await phone.press('next', { reason })
    return (await phone.press('send')).text
  }
  expect(await again()).toContain('每人每周推荐一次')
  expect((await weekOf(secretary, present)).given).toMatchObject([{ sourceLabel: '扫码', reason }])
})

test('a flood from one network is stopped with a way on, shown as standing out, and set aside with a reason', async () => {
  const path = (await weekOf(secretary, present)).code?.path ?? ''
  const voice = async () => {
    const phone = await new ResidentPhone(api.url, '/recommend').open(path)
    await phone.press('next', { named: '某某' })
    await phone.press('next', { reason })
    return (await phone.press('send')).text
  }
  const screens = await Promise.all(Array.from({ length: networkLimit + 1 }, voice))
  expect(screens.filter(text => text.includes('已达上限'))).toHaveLength(2)
  const { given } = await weekOf(secretary, present)
  expect(given.filter(({ standsOut }) => standsOut)).toHaveLength(networkLimit)
  const order = { name: 'setAside', recommendationId: given[0]?.id, reason: '同一处刷票' }
  expect((await command(secretary, present, order)).status).toBe(200)
  expect((await weekOf(secretary, present)).given[0]?.setAside).toMatchObject({ reason: '同一处刷票' })
  expect((await command(secretary, present, { name: 'makeCode' })).status).toBe(200)
  const old = await new ResidentPhone(api.url, '/recommend').open(path)
  expect([old.status, old.text]).toEqual([404, expect.stringContaining('换了新的')])
})

test('a member recommends once, not themselves, and sees only their own; others see nothing', async () => {
  const { name } = (await member.get<{ name: string }>('/api/session')).body
  const self = await command(member, present, { name: 'recommend', named: name, reason })
  expect(self.body.code).toBe('recommendsSelf')
  const given = { name: 'recommend', named: '机关一支部', reason }
  expect((await command(member, present, given)).status).toBe(200)
  expect((await command(member, present, given)).body.code).toBe('recommendedAlready')
  const seen = await weekOf(member, present)
  expect(seen).toMatchObject({ given: [], candidates: [], own: { named: '机关一支部' }, allowedActions: [] })
  const late = await command(member, past, given)
  expect([late.status, late.body.code]).toEqual([409, 'recommendationsOver'])
  const stranger = await api.as(people.west1Secretary)
  expect((await stranger.get(addressOf(present))).status).toBe(404)
  expect((await command(stranger, present, { name: 'makeCode' })).status).toBe(404)
})

const act = async (visitor: Visitor, id: string, name: string, body: object) => {
  const { version, allowedActions } = processPage.parse((await visitor.get(`/api/processes/${id}`)).body)
  const seat = allowedActions.find(each => each.act === name)
  return visitor.command<Answer & Done>(`/api/processes/${id}/acts`, newKey(), {
    ...{ seatId: seat?.seatId ?? 'none', act: name, expectedVersion: version, body },
  })
}
const findings = { deeds: 'clear', voices: 'clear', example: 'partly' }
const models = [
  { subject: 'member', subjectId: people.member },
  { subject: 'agency', subjectId: units.j1 },
]
const chosen = {
  ...{ model: models[0], reason: '群众公认', publicText: '雨天连续三天帮邻居清理积水。' },
  comparisons: models.map(model => ({ ...model, findings, reason: '对照考勤和评议核实' })),
}

test('the week over: paper, who is meant, compared, decided, reviewed, published, two points; revoked they are taken back', async () => {
  const paper = (slip: string, named: string) =>
    command(secretary, past, { name: 'enterPaper', named, reason, slip })
  expect((await paper('1', '在职党员')).status).toBe(200)
  expect((await paper('1', '在职党员')).body.code).toBe('slipEntered')
  expect((await paper('2', '教育局')).status).toBe(200)
  expect((await paper('3', '我自己')).status).toBe(200)
  expect(await beginDecisions(api.database.pool, api.temporal.client)).toEqual({ begun: 1, waiting: 0 })
  expect(await beginDecisions(api.database.pool, api.temporal.client)).toEqual({ begun: 0, waiting: 0 })
  const { given, processId = '' } = await weekOf(secretary, past)
  for (const list of ['/api/processes?kind=weeklySelection', '/api/inbox?box=todo'])
    expect(await secretary.get(list)).toMatchObject({
      ...{ status: 200, body: { items: [{ startedByName: '系统' }] } },
    })
  expect((await paper('4', '来晚了')).body.code).toBe('recommendationDecided')
  const link = (place: number, model: object) =>
    command(secretary, past, { name: 'link', recommendationId: given[place]?.id, ...model })
  expect((await link(0, { subject: 'member', subjectId: people.j2Liaison })).body.code).toBe(
    'candidateUnknown',
  )
  await link(0, models[0] ?? {})
  await link(1, models[1] ?? {})
  expect(await act(secretary, processId, 'selectModel', chosen)).toMatchObject({
    ...{ status: 409, body: { code: 'recommendationUnread' } },
  })
  const aside = { name: 'setAside', recommendationId: given[2]?.id, reason: '自荐不采用' }
  expect((await command(secretary, past, aside)).status).toBe(200)
  const { candidates } = await weekOf(secretary, past)
  expect(candidates.map(({ id, reasons }) => [id, reasons])).toEqual(
    expect.arrayContaining(models.map(({ subjectId }) => [subjectId, [reason]])),
  )
  const one = { ...chosen, comparisons: chosen.comparisons.slice(0, 1) }
  expect((await act(secretary, processId, 'selectModel', one)).body.code).toBe('comparisonMissing')
  const phone = { ...chosen, publicText: '请打电话 13800138000 找他' }
  expect((await act(secretary, processId, 'selectModel', phone)).status).toBe(422)
  expect((await act(secretary, processId, 'selectModel', chosen)).status).toBe(200)

  expect((await weekOf(secretary, past)).stateLabel).toBe('待审核公示')
  expect((await weekOf(member, past)).model).toBeUndefined()
  expect(publicModels.parse((await api.visitor().get('/api/public/weekly-models')).body).total).toBe(0)
  const checked = { secrecyChecked: true, personalDataChecked: true }
  expect((await act(coordinator, processId, 'approvePublicity', checked)).status).toBe(200)
  const shown = publicModels.parse((await api.visitor().get('/api/public/weekly-models')).body)
  expect(shown.items).toMatchObject([{ publicText: chosen.publicText, subjectLabel: '党员' }])
  expect((await weekOf(member, past)).model?.id).toBe(people.member)
  await deliverNotices(api.database.pool)
  const told = (await member.get<{ items: { sentence: string; processId?: string }[] }>('/api/messages')).body
    .items
  expect(told.filter(({ sentence }) => sentence.includes('当选')).map(each => each.processId)).toEqual([
    undefined,
  ])

  const points = async () => {
    await api.database.pool.query(
      `INSERT INTO point_month (district_id, month) VALUES ($1, $2) ON CONFLICT DO NOTHING`,
      [units.district, monthOf(past.sunday)],
    )
    await advanceMonths(api.database.pool, today)
    const { rows } = await api.database.pool.query<{ amount: number; confirmed_by: string }>(
      `SELECT amount, confirmed_by FROM point_entry WHERE rule = 'weeklyModel' ORDER BY id`,
    )
    return rows.map(({ amount, confirmed_by }) => [amount, confirmed_by])
  }
  expect(await points()).toEqual([[2, people.east1Secretary]])
  const revoke = { name: 'revokeModel', reason: '事迹经核实不属实' }
  expect((await command(secretary, past, revoke)).status).toBe(404)
  expect((await command(officer, past, revoke)).status).toBe(200)
  expect((await command(officer, past, revoke)).body.code).toBe('modelRevoked')
  expect((await points()).map(([amount]) => amount)).toEqual([2, -2])
  expect((await weekOf(member, past)).model).toBeUndefined()
  expect(publicModels.parse((await api.visitor().get('/api/public/weekly-models')).body).total).toBe(0)
})

test('numbers child by child, down to the weeks; nobody sees beyond what they look after', async () => {
  const numbers = async (visitor: Visitor, query = '') =>
    weekNumbers.parse((await visitor.get(`/api/weekly-selections/numbers${query}`)).body)
  const district = await numbers(officer)
  expect(district.items.map(({ unit }) => unit.id)).toEqual([units.east, units.west])
  const east = await numbers(officer, `?unitId=${units.east}`)
  expect(east.items.map(({ unit, selected }) => [unit.id, selected])).toEqual([
    [units.east1, 1],
    [units.east2, 0],
  ])
  expect((await coordinator.get(`/api/weekly-selections/numbers?unitId=${units.west}`)).status).toBe(404)
  const list = async (visitor: Visitor, query = '') =>
    weekList.parse((await visitor.get(`/api/weekly-selections${query}`)).body)
  expect((await list(officer)).total).toBe(6)
  expect((await list(officer, `?from=${present.monday}&to=${present.sunday}`)).total).toBe(3)
  expect((await list(officer, `?to=${addDays(present.sunday, -1)}`)).items[0]?.week).toBe(past.week)
  expect((await list(officer, `?unitId=${units.east}&state=selected`)).items).toMatchObject([
    { stateLabel: '已撤销', revoked: { reason: '事迹经核实不属实' } },
  ])
  expect((await list(member)).items.every(({ community }) => community.id === units.east1)).toBe(true)
  expect((await officer.get('/api/weekly-selections?week=2026-W54')).status).toBe(422)
})

test('what was filled in on paper before a merger is entered by the successor, and by nobody else', async () => {
  const order = { by: people.systemAdministrator, reason: '合并', today }
  await changeTree(api.database.pool, order, { name: 'merge', unitId: units.east2, intoId: units.east1 })
  const address = addressOf(present, units.east2)
  const { allowedActions } = weekPage.parse((await secretary.get(address)).body)
  expect(allowedActions).toContain('enterPaper')
  expect(allowedActions).not.toContain('makeCode')
  const send = async (visitor: Visitor, body: object) =>
    (await visitor.command(address, newKey(), { command: body })).status
  const paper = { name: 'enterPaper', named: '在职党员', reason, slip: '7' }
  expect(await send(await api.as(people.west1Secretary), paper)).toBe(404)
  expect(await send(secretary, paper)).toBe(200)
  expect(await send(secretary, { name: 'makeCode' })).toBe(404)
})
