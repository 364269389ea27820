/** Categories belong to their district: one district's name, addition or end changes nothing for another. */
import { categories } from '#contracts/http/categories.js'
import { addDays, localDateOf } from '#domain/calendar/local-date.js'
import { people, units } from '#testing/claims.js'
import { newKey, testApi, type TestApi } from './support/api.js'
import { act, publication } from './support/publications.js'
import type { Visitor } from './support/visitor.js'

let api: TestApi
let officer: Visitor
let secretary: Visitor
const today = localDateOf(Date.now())
const other = '511703'
const reason = '按区里方案'

/** A second district beside the first, with an officer of its own. */
const secondDistrict = `
  INSERT INTO org_unit (id, kind, name, parent_id, path)
  SELECT '${other}', 'district', '另一个区', parent_id, left(path, -length(id) - 1) || '${other}/' FROM org_unit WHERE id = '${units.district}';
  UPDATE role_grant SET unit_id = '${other}' WHERE person_id = '${people.otherOfficer}'`

beforeAll(async () => {
  api = await testApi()
  await api.startWorker()
  await api.database.pool.query(secondDistrict)
  officer = await api.as(people.officer)
  secretary = await api.as(people.east1Secretary)
})
afterAll(() => api.close())

const listed = async (who: Visitor, kind = 'project', query = '') =>
  categories.parse((await who.get<unknown>(`/api/${kind}-categories${query}`)).body)
const nameOf = async (who: Visitor, code: string, kind?: string) =>
  (await listed(who, kind)).items.find(each => each.code === code)?.name
const change = (
  code: string,
  command: object,
  who = officer,
  districtId: string = units.district,
  key = newKey(),
) => who.command(`/api/categories/project/${code}`, key, { districtId, reason, command })
const add = (name: string, more: object = {}) =>
  officer.command<{ code: string }>('/api/categories/project', newKey(), {
    districtId: units.district,
    name,
    reason,
    ...more,
  })
const publish = (categoryCode: string) =>
  secretary.command('/api/publications', newKey(), publication('project', [], { categoryCode }))

test('a name is the district’s: its lists say it, another district’s do not', async () => {
  const elsewhere = await api.as(people.otherOfficer)
  const before = await nameOf(elsewhere, 'P2')
  expect(await change('P2', { name: 'rename', to: '民生实事' })).toMatchObject({ status: 200 })
  expect(await nameOf(secretary, 'P2')).toBe('民生实事')
  expect(await nameOf(elsewhere, 'P2')).toBe(before)
  expect(await listed(officer, 'project', `?unitId=${other}`)).toMatchObject({ mayAdd: false })
  const { body } = await secretary.get<{ items: { category: object }[] }>('/api/projects?category=P2')
  expect(body.items[0]?.category).toMatchObject({ code: 'P2', name: '民生实事', placeholder: false })
  const { rows } = await api.database.pool.query(
    `SELECT after->>'name' AS name, reason FROM directory_change WHERE change = 'category'`,
  )
  expect(rows).toEqual([{ name: '民生实事', reason }])
})

test('nobody changes another district’s, a placeholder’s name is asked once, a name is one category’s', async () => {
  const elsewhere = await api.as(people.otherOfficer)
  expect(await change('P2', { name: 'rename', to: '别区的' }, elsewhere)).toMatchObject({ status: 404 })
  expect(await change('P2', { name: 'rename', to: '别区的' }, secretary)).toMatchObject({ status: 403 })
  expect(await change('P1', { name: 'rename', to: '民生实事' })).toMatchObject({
    body: { code: 'categoryNameTaken' },
  })
  expect(await change('nothing', { name: 'resume' })).toMatchObject({
    status: 422,
    body: { code: 'categoryUnknown' },
  })
  expect(await change('P1', { name: 'end', on: today }, officer, units.east)).toMatchObject({ status: 422 })
  const key = newKey()
  const replies = await Promise.all(
    Array.from({ length: 4 }, () =>
      change('P1', { name: 'rename', to: '文明风尚' }, officer, units.district, key),
    ),
  )
  expect(replies.map(({ status }) => status)).toEqual([200, 200, 200, 200])
})

test('one of the district’s own: used from its first day on, and nobody else’s', async () => {
  const { code } = (await add('文明创建')).body
  expect(await add('文明创建')).toMatchObject({ status: 409, body: { code: 'categoryNameTaken' } })
  expect(await add('过去的', { startsOn: addDays(today, -1) })).toMatchObject({
    body: { code: 'categoryDates' },
  })
  expect((await listed(await api.as(people.otherOfficer))).items.map(each => each.code)).not.toContain(code)
  const published = await publish(code)
  expect(published).toMatchObject({ status: 201 })
  const coordinator = await api.as(people.eastCoordinator)
  expect(await act(coordinator, published.body.processId, 'publish', { opinion: '同意' })).toMatchObject({
    status: 200,
  })
  expect(await secretary.get(`/api/projects/${published.body.processId}`)).toMatchObject({
    body: { category: { code, name: '文明创建' } },
  })
  const later = (await add('明年的', { startsOn: addDays(today, 30) })).body.code
  expect(await publish(later)).toMatchObject({ status: 422, body: { code: 'categoryUnknown' } })
})

test('an ended one keeps what was set up under it, takes nothing new, and may be resumed', async () => {
  expect(await change('P1', { name: 'end', on: addDays(today, -1) })).toMatchObject({ status: 422 })
  expect(await change('P1', { name: 'end', on: addDays(today, 9) })).toMatchObject({ status: 200 })
  expect(await publish('P1')).toMatchObject({ status: 201 })
  await api.database.pool.query(`UPDATE district_category SET ends_on = $1 WHERE code = 'P1'`, [
    addDays(today, -1),
  ])
  expect(await publish('P1')).toMatchObject({ status: 422, body: { code: 'categoryUnknown' } })
  expect((await listed(officer)).items.find(each => each.code === 'P1')).toMatchObject({ status: 'ended' })
  expect(await change('P1', { name: 'resume' })).toMatchObject({ status: 200 })
  expect(await publish('P1')).toMatchObject({ status: 201 })
})

test('what a draft names wrongly is refused when it is submitted, not when it is published', async () => {
  const draft = { ...publication('project', [], { categoryCode: 'P1' }), submit: false }
  const { body } = await secretary.command('/api/publications', newKey(), draft)
  const submit = (offer: object) =>
    act(secretary, body.processId, 'submitOffer', { check: draft.check, offer: { ...draft.offer, ...offer } })
  expect(await submit({ categoryCode: 'nothing' })).toMatchObject({
    status: 422,
    body: { code: 'categoryUnknown' },
  })
  expect(await submit({ wantedUnits: [units.east1] })).toMatchObject({
    status: 422,
    body: { code: 'unitsUnknown' },
  })
  expect(await submit({ wantedUnits: [units.j1] })).toMatchObject({ status: 200 })
})
