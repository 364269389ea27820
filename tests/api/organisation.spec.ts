/** The organisation over HTTP: the tree, people, offices, and who may change what. */
import type { Problem } from '#contracts/http/shared.js'
import { people, units } from '#testing/claims.js'
import { newKey, testApi, type TestApi } from './support/api.js'
import type { Reply, Visitor } from './support/visitor.js'

let api: TestApi
let system: Visitor
let security: Visitor

beforeEach(async () => {
  api = await testApi()
  system = await api.as(people.systemAdministrator)
  security = await api.as(people.securityAdministrator)
})
afterEach(() => api.close())

type Found = Problem & {
  items: Record<string, string>[]
  total: number
  status: string
  burden: Record<string, number>
}

const sql = (text: string, values: unknown[] = []) => api.database.pool.query(text, values)
const office = (personId: string, role: string, unitId: string) =>
  sql(`INSERT INTO role_grant (person_id, role, unit_id, granted_by) VALUES ($1, $2, $3, 'test')`, [
    personId,
    role,
    unitId,
  ])
const post = (visitor: Visitor, path: string, body: object, key = newKey()): Promise<Reply<Found>> =>
  visitor.command<Found>(`/api/organisation/${path}`, key, { reason: '测试', ...body })
const tree = (command: object, more: object = {}, visitor = system, key = newKey()) =>
  post(visitor, 'tree', { command, ...more }, key)
const grant = (command: object, visitor = security, key = newKey()) =>
  post(visitor, 'grants', { command }, key)
const get = (visitor: Visitor, path: string) => visitor.get<Found>(`/api/organisation/${path}`)

const wanted = {
  name: 'grant',
  personId: people.member,
  role: 'AgencyLiaison',
  unitId: units.j1,
  validFrom: '2026-01-01',
}

test('the tree opens step by step, is searched by name, pinyin and code, and shows what hangs on a unit', async () => {
  const top = await get(system, 'units')
  expect(top.body.items).toMatchObject([{ id: units.district, kindLabel: '区', hasChildren: true }])
  const below = await get(system, `units?parentId=${units.district}`)
  expect(below.body.total).toBe(5)
  for (const search of ['东一', 'dongyi', 'dysq', units.east1])
    expect((await get(system, `units?search=${encodeURIComponent(search)}`)).body.items).toMatchObject([
      { id: units.east1, way: '测试市 / 测试区 / 东街街道' },
    ])
  expect((await get(system, `units/${units.east}`)).body).toMatchObject({
    burden: { units: 3, people: 3, offices: 3, projects: 6, openTasks: 0 },
    childKinds: [{ kind: 'community', label: '社区' }],
  })
})

test('a change is looked at first, made once for eight requests of one key, and told in the history', async () => {
  const move = { name: 'move', unitId: units.east1, parentId: units.west }
  expect(await tree(move, { preview: true })).toMatchObject({ status: 200, body: { burden: { people: 1 } } })
  expect((await get(system, `units?parentId=${units.west}`)).body.total).toBe(1)
  const key = newKey()
  const replies = await Promise.all(Array.from({ length: 8 }, () => tree(move, {}, system, key)))
  expect(replies.map(({ status, body }) => [status, body])).toEqual(
    replies.map(() => [200, replies[0]?.body]),
  )
  expect(await tree({ ...move, parentId: units.east }, {}, system, key)).toMatchObject({
    status: 422,
    body: { code: 'keyReused' },
  })
  expect((await get(system, `units/${units.east1}/history`)).body.items).toMatchObject([
    { byName: '测试系统管理员', sentence: '隶属由“东街街道”改为“西街街道”。', reason: '测试' },
  ])
})

test('a unit with people cannot be dissolved without saying who takes over; ended units are shown when asked for', async () => {
  expect(await tree({ name: 'end', unitId: units.east1 })).toMatchObject({
    status: 409,
    body: { code: 'unitInUse', context: { people: 1, projects: 3 } },
  })
  expect(await tree({ name: 'merge', unitId: units.east1, intoId: units.east2 })).toMatchObject({
    status: 200,
  })
  expect((await get(system, `units?parentId=${units.east}`)).body.total).toBe(1)
  expect((await get(system, `units?parentId=${units.east}&ended=true`)).body.items).toContainEqual(
    expect.objectContaining({ id: units.east1, mergedIntoName: '东二社区' }),
  )
})

test('beyond one’s own part of the tree nothing is there', async () => {
  await sql('DELETE FROM role_grant WHERE role = $1', ['SystemAdministrator'])
  await office(people.systemAdministrator, 'SystemAdministrator', units.east)
  expect((await get(system, 'units')).body.items).toMatchObject([{ id: units.east }])
  expect((await get(system, `units?search=${encodeURIComponent('社区')}`)).body.total).toBe(2)
  for (const path of ['', '/roster', '/grants', '/history'])
    for (const unit of [units.west, units.west1, units.district, 'nowhere'])
      expect(await get(system, `units/${unit}${path}`)).toMatchObject({ status: 404 })
  const beyond = [
    { name: 'move', unitId: units.west1, parentId: units.east },
    { name: 'move', unitId: units.east1, parentId: units.west },
    { name: 'merge', unitId: units.east1, intoId: units.west1 },
    { name: 'add', parentId: units.district, unit: { id: 'N1', kind: 'agency', name: '新机关' } },
    { name: 'rename', unitId: units.district, to: '新名' },
  ]
  for (const command of beyond) expect(await tree(command)).toMatchObject({ status: 404 })
  expect(await tree({ name: 'rename', unitId: units.east1, to: '东一新社区' })).toMatchObject({ status: 200 })
})

test('an office is given with dates and a reason, taken away, and both are history', async () => {
  expect(await grant({ ...wanted, validTo: '2099-12-31' })).toMatchObject({ body: { status: 'done' } })
  const member = await api.as(people.member)
  expect(await member.get('/api/session')).toMatchObject({
    body: { grants: expect.arrayContaining([expect.objectContaining({ role: 'AgencyLiaison' })]) },
  })
  expect(await grant(wanted)).toMatchObject({ status: 409, body: { code: 'grantExists' } })
  expect((await get(security, `people/${people.member}/grants`)).body.items).toContainEqual(
    expect.objectContaining({
      roleLabel: '机关党组织联络员',
      grantedByName: '测试安全管理员',
      reason: '测试',
    }),
  )
  const { name: _name, validFrom: _from, ...held } = wanted
  expect(await grant({ name: 'revoke', ...held })).toMatchObject({ body: { status: 'done' } })
  expect(await grant({ name: 'revoke', ...held })).toMatchObject({
    status: 409,
    body: { code: 'grantMissing' },
  })
  const { body } = await get(security, `people/${people.member}/history`)
  expect(body.items.map(({ sentence }) => sentence)).toEqual([
    '不再担任区教育局机关党支部机关党组织联络员。',
    '获授区教育局机关党支部机关党组织联络员。',
  ])
})

test('nobody gives anything to themselves, nobody is two kinds of administrator', async () => {
  const own = { ...wanted, personId: people.securityAdministrator }
  expect(await grant(own)).toMatchObject({ status: 403, body: { code: 'grantToSelf' } })
  const both = {
    ...wanted,
    personId: people.systemAdministrator,
    role: 'SecurityAuditor',
    unitId: units.district,
  }
  expect(await grant(both)).toMatchObject({ status: 409, body: { code: 'administratorsSeparate' } })
  for (const person of [system, await api.as(people.securityAuditor), await api.as(people.officer)])
    expect(await grant(wanted, person)).toMatchObject({ status: 403, body: { code: 'forbidden' } })
})

test('an administrator’s office waits for a second security administrator', async () => {
  const auditor = {
    ...wanted,
    personId: people.officer,
    role: 'SecurityAuditor',
    unitId: units.district,
  }
  expect(await grant(auditor)).toMatchObject({ body: { status: 'asked' } })
  expect(await grant(auditor)).toMatchObject({ status: 409, body: { code: 'requestOpen' } })
  const [request] = (await get(security, 'grant-requests')).body.items
  expect(request).toMatchObject({ personName: '测试经办甲', mayDecide: false })
  const decide = (visitor: Visitor, approved = true) =>
    post(visitor, `grant-requests/${request?.id}/decision`, { approved, reason: '材料齐全' })
  expect(await decide(security)).toMatchObject({ status: 403, body: { code: 'requestOwn' } })
  await office(people.head, 'SecurityAdministrator', units.district)
  const second = await api.as(people.head)
  expect(await decide(second)).toMatchObject({ status: 200, body: { status: 'done' } })
  expect(await decide(second)).toMatchObject({ status: 409, body: { code: 'requestDecided' } })
  expect((await get(security, 'grant-requests')).body.items).toContainEqual(
    expect.objectContaining({ id: request?.id, reason: '测试', decisionReason: '材料齐全' }),
  )
  const officer = await api.as(people.officer)
  expect(await officer.get('/api/organisation/units')).toMatchObject({ status: 200 })
})

test('two requests that together would make one person two administrators: the second fails when decided', async () => {
  await office(people.head, 'SecurityAdministrator', units.district)
  const second = await api.as(people.head)
  const both = { ...wanted, personId: people.officer, unitId: units.district }
  await grant({ ...both, role: 'SecurityAuditor' })
  await grant({ ...both, role: 'SystemAdministrator' })
  expect((await get(second, 'grant-requests?limit=1')).body).toMatchObject({ items: [{}], total: 2 })
  const { items } = (await get(second, 'grant-requests')).body
  const replies = []
  for (const { id } of items)
    replies.push(await post(second, `grant-requests/${id}/decision`, { approved: true }))
  expect(replies.map(({ status }) => status)).toEqual([200, 409])
})

test('a person moves: the offices of the old unit end, others stay, and the roster tells', async () => {
  await office(people.liaison, 'SubdistrictCoordinator', units.west)
  const move = { name: 'move', personId: people.liaison, unitId: 'J2' }
  expect(await post(security, 'people', { command: move, preview: true })).toMatchObject({
    body: { offices: [{ role: 'AgencyLiaison', unitId: units.j1 }], tasks: 0 },
  })
  expect(await post(security, 'people', { command: move })).toMatchObject({ status: 200 })
  expect(await post(security, 'people', { command: move })).toMatchObject({ status: 409 })
  const roster = async (unit: string, part: string) =>
    (await get(security, `units/${unit}/roster?part=${part}`)).body.items.map(({ id }) => id)
  expect(await roster('J1', 'members')).not.toContain(people.liaison)
  expect(await roster('J1', 'moved')).toEqual([people.liaison])
  expect(await roster('J2', 'members')).toContain(people.liaison)
  expect(await roster(units.west, 'offices')).toContain(people.liaison)
  expect(await roster(units.j1, 'offices')).not.toContain(people.liaison)
  expect(
    await post(security, 'people', { command: { name: 'leave', personId: people.liaison } }),
  ).toMatchObject({
    body: { offices: [{ role: 'SubdistrictCoordinator' }] },
  })
  expect(await roster('J2', 'left')).toEqual([people.liaison])
  const back = { name: 'return', personId: people.liaison, unitId: 'J1' }
  expect(await post(security, 'people', { command: back })).toMatchObject({ status: 200 })
  expect(await roster('J1', 'members')).toContain(people.liaison)
})

test('people are found by name, pinyin and staff number, within one’s part of the tree', async () => {
  for (const search of ['测试联络一', 'ceshilianluoyi', people.liaison])
    expect((await get(security, `people?search=${encodeURIComponent(search)}`)).body.items).toContainEqual(
      expect.objectContaining({ id: people.liaison, unitName: '区教育局' }),
    )
  await sql(`UPDATE role_grant SET unit_id = $2 WHERE person_id = $1`, [
    people.securityAdministrator,
    units.east,
  ])
  expect((await get(security, 'people?search=ceshi')).body.items.map(({ id }) => id).sort()).toEqual(
    [people.eastCoordinator, people.east1Secretary, people.east2Secretary].sort(),
  )
  const { items, total } = (await get(security, 'people?search=ceshi&offset=1&limit=1')).body
  expect([items.length, total]).toEqual([1, 3])
  expect(await get(security, `people/${people.liaison}/grants`)).toMatchObject({ status: 404 })
  expect(
    await post(security, 'people', { command: { name: 'leave', personId: people.liaison } }),
  ).toMatchObject({ status: 404 })
})
