/** The security administrator's accounts, and what happens to the people concerned. */
import type { z } from 'zod'
import type { account, accounts, devices } from '#contracts/http/accounts.js'
import { people, units } from '#testing/claims.js'
import {
  activated,
  enrol,
  goodPassword,
  invited,
  otherPassword,
  signedIn,
  signIn,
} from './support/accounts.js'
import { testApi, type TestApi } from './support/api.js'
import type { Visitor } from './support/visitor.js'

type Accounts = z.output<typeof accounts>
type Account = z.output<typeof account>

let api: TestApi
let administrator: Visitor
beforeAll(async () => {
  api = await testApi({ SIGN_IN_BURST: '1000' })
  administrator = await api.as(people.securityAdministrator)
})
afterAll(() => api.close())

const list = async (query: string): Promise<Account[]> =>
  (await administrator.get<Accounts>(`/api/accounts?${query}`)).body.items
const of = async (personId: string): Promise<Account | undefined> =>
  (await list('limit=100')).find(each => each.personId === personId)
const command = (personId: string, name: string, by = administrator) =>
  by.post(`/api/accounts/${personId}/commands`, { name, reason: '测试需要' })

test('everybody below the node is listed, found by name, pinyin or number, and by state', async () => {
  const { body } = await administrator.get<Accounts>('/api/accounts?limit=100')
  expect(body).toMatchObject({ total: 20, mail: false })
  expect(body.items.every(({ state, mayInvite }) => state === 'none' && mayInvite)).toBe(true)
  for (const search of ['测试联络一乙', 'lianluoyiyi', 'j1-liaison-2'])
    expect((await list(`search=${encodeURIComponent(search)}`)).map(({ personId }) => personId)).toEqual([
      people.otherLiaison,
    ])
  await invited(api, people.head)
  await activated(api, people.deputyHead)
  expect((await list('state=invited')).map(({ personId }) => personId)).toEqual([people.head])
  expect((await list('state=active')).map(({ personId }) => personId)).toEqual([people.deputyHead])
  expect((await list('office=false')).map(({ personId }) => personId)).toEqual([people.member])
  expect((await list(`unitId=J2`)).map(({ personId }) => personId)).toEqual([
    people.j2Secretary,
    people.j2Liaison,
  ])
})

test('nobody but the security administrator comes in, and only to their own part of the tree', async () => {
  for (const person of ['systemAdministrator', 'securityAuditor', 'officer', 'head', 'member'] as const) {
    const visitor = await api.as(people[person])
    expect(await visitor.get('/api/accounts')).toMatchObject({ status: 403 })
    expect(await command(people.deputyHead, 'disable', visitor)).toMatchObject({ status: 403 })
  }
  await api.database.pool.query(
    `INSERT INTO role_grant (person_id, role, unit_id, granted_by) VALUES ($1, 'SecurityAdministrator', $2, 'test')`,
    [people.eastCoordinator, units.east],
  )
  await activated(api, people.westCoordinator)
  const east = await api.as(people.eastCoordinator)
  const { body } = await east.get<Accounts>('/api/accounts?limit=100')
  expect(body.items.map(({ personId }) => personId)).toEqual(
    expect.arrayContaining([people.east1Secretary, people.east2Secretary, people.eastCoordinator]),
  )
  expect(body.total).toBe(3)
  expect(await command(people.westCoordinator, 'disable', east)).toMatchObject({ status: 404 })
  expect(
    await east.post('/api/accounts/invitations', { people: [{ personId: people.west1Secretary }] }),
  ).toMatchObject({ body: { items: [{ invited: false }] } })
  await api.database.pool.query(`DELETE FROM role_grant WHERE granted_by = 'test'`)
})

test('disabling ends every sign-in at once, closes the door and spends the links; enabling opens it again', async () => {
  await activated(api, people.liaison)
  const visitor = await signedIn(api, people.liaison)
  expect(await command(people.liaison, 'disable')).toMatchObject({ status: 200 })
  expect(await visitor.get('/api/session')).toMatchObject({ status: 401, body: { code: 'notSignedIn' } })
  expect(await signIn(api.visitor(), people.liaison)).toMatchObject({
    status: 401,
    body: { code: 'signInRefused' },
  })
  expect(await of(people.liaison)).toMatchObject({ stateLabel: '已停用', allowedCommands: ['enable'] })
  expect(await command(people.liaison, 'sendReset')).toMatchObject({
    status: 409,
    body: { code: 'accountState' },
  })
  expect(await command(people.liaison, 'enable')).toMatchObject({ status: 200 })
  await signedIn(api, people.liaison)
})

test('an invitation of a disabled account opens nothing', async () => {
  const token = await invited(api, people.j2Liaison)
  await command(people.j2Liaison, 'disable')
  const use = { token, password: goodPassword }
  expect(await api.visitor().post('/api/account-links/use', use)).toMatchObject({ status: 410 })
  await command(people.j2Liaison, 'enable')
  expect(await of(people.j2Liaison)).toMatchObject({ state: 'invited', mayInvite: true })
  expect(await api.visitor().post('/api/account-links/use', use)).toMatchObject({ status: 410 })
})

test('a demo sign-in of a disabled account ends too, and who has left is out', async () => {
  await activated(api, people.j3Liaison)
  const visitor = await api.as(people.j3Liaison)
  await api.database.pool.query(`UPDATE account SET state = 'disabled' WHERE person_id = $1`, [
    people.j3Liaison,
  ])
  expect(await visitor.get('/api/session')).toMatchObject({ status: 401 })
  await activated(api, people.j3Secretary)
  const leaving = await signedIn(api, people.j3Secretary)
  await api.database.pool.query(`UPDATE person SET left_on = current_date - 2 WHERE id = $1`, [
    people.j3Secretary,
  ])
  expect(await leaving.get('/api/session')).toMatchObject({ status: 401 })
  expect(await signIn(api.visitor(), people.j3Secretary)).toMatchObject({ status: 401 })
})

test('a locked account is shown, found and unlocked', async () => {
  await activated(api, people.east1Secretary)
  for (let time = 0; time < 5; time += 1) await signIn(api.visitor(), people.east1Secretary, otherPassword)
  expect((await list('state=locked')).map(({ personId }) => personId)).toEqual([people.east1Secretary])
  expect(await command(people.east1Secretary, 'unlock')).toMatchObject({ status: 200 })
  await signedIn(api, people.east1Secretary)
})

test('a reset by the administrator: the link is handed over once and does not take the second factor away', async () => {
  await activated(api, people.west1Secretary)
  await enrol(await signedIn(api, people.west1Secretary), goodPassword)
  const { body } = await administrator.post<{ link: { outcome: string; link: string } }>(
    `/api/accounts/${people.west1Secretary}/commands`,
    { name: 'sendReset', reason: '本人申请' },
  )
  expect(body.link.outcome).toBe('link')
  const token = body.link.link.split('#')[1]
  await api.visitor().post('/api/account-links/use', { token, password: otherPassword })
  expect(await signIn(api.visitor(), people.west1Secretary, otherPassword)).toMatchObject({
    body: { next: 'secondFactor' },
  })
  expect(await command(people.west1Secretary, 'removeSecondFactor')).toMatchObject({ status: 200 })
  await signedIn(api, people.west1Secretary, otherPassword)
})

test('nobody administers their own account', async () => {
  await activated(api, people.securityAdministrator)
  administrator = await api.as(people.securityAdministrator)
  for (const name of ['disable', 'sendReset', 'removeSecondFactor', 'unlock'])
    expect(await command(people.securityAdministrator, name)).toMatchObject({
      status: 403,
      body: { code: 'ownAccount' },
    })
})

test('bad commands are refused by name', async () => {
  expect(await command(people.member, 'disable')).toMatchObject({ body: { code: 'accountMissing' } })
  expect(await command('nobody', 'disable')).toMatchObject({ status: 404 })
  expect(await command(people.deputyHead, 'promote')).toMatchObject({ status: 422 })
  const path = `/api/accounts/${people.deputyHead}`
  expect(await administrator.post(`${path}/commands`, { name: 'disable' })).toMatchObject({ status: 422 })
  expect(await administrator.post(`${path}/email`, { email: 'no address' })).toMatchObject({ status: 422 })
  expect(await administrator.post(`${path}/email`, { email: 'deputy@example.cn' })).toMatchObject({
    status: 204,
  })
  const crowd = Array.from({ length: 101 }, () => ({ personId: people.member }))
  expect(await administrator.post('/api/accounts/invitations', { people: crowd })).toMatchObject({
    status: 422,
  })
})

test('one’s devices: seen, signed out one by one or all the others at once', async () => {
  await activated(api, people.officer)
  const [first, second, third] = [
    await signedIn(api, people.officer),
    await signedIn(api, people.officer),
    await signedIn(api, people.officer),
  ] as [Visitor, Visitor, Visitor]
  const { body } = await first.get<z.output<typeof devices>>('/api/account/devices')
  expect(body.items).toHaveLength(3)
  expect(body.items.filter(({ current }) => current)).toHaveLength(1)
  const other = body.items.find(({ current }) => !current)
  const stranger = await api.as(people.member)
  expect(await stranger.post('/api/account/devices/sign-out', { id: other?.id })).toMatchObject({
    status: 404,
  })
  expect(await first.post('/api/account/devices/sign-out', { id: other?.id })).toMatchObject({ status: 204 })
  const alive = async () =>
    [await second.get('/api/session'), await third.get('/api/session')].map(reply => reply.status)
  expect((await alive()).sort()).toEqual([200, 401])
  expect(await first.post('/api/account/devices/sign-out-others', {})).toMatchObject({ body: { count: 1 } })
  expect(await alive()).toEqual([401, 401])
  expect(await first.get('/api/session')).toMatchObject({ status: 200 })
})

test('changing the password ends the other sign-ins, and the last five do not come back', async () => {
  const [here, there] = [await signedIn(api, people.officer), await signedIn(api, people.officer)]
  const passwords = ['Pond', 'Bridge', 'Lantern', 'Willow', 'Harbour'].map(word => `${word}-Evening-77`)
  let current = goodPassword
  for (const password of passwords) {
    expect(await here.post('/api/account/password', { current, password })).toMatchObject({ status: 200 })
    current = password
  }
  expect(await there.get('/api/session')).toMatchObject({ status: 401 })
  expect(await here.get('/api/session')).toMatchObject({ status: 200 })
  for (const password of [current, passwords[0]])
    expect(await here.post('/api/account/password', { current, password })).toMatchObject({ status: 422 })
  expect(await here.post('/api/account/password', { current, password: goodPassword })).toMatchObject({
    status: 200,
  })
  expect(await here.post('/api/account/password', { current, password: otherPassword })).toMatchObject({
    status: 422,
    body: { code: 'passwordRefused' },
  })
})

test('one’s own account tells what is set up; whoever came by a role card has none', async () => {
  const officer = await signedIn(api, people.officer)
  expect(await officer.get('/api/account')).toMatchObject({
    body: {
      state: 'active',
      staffNumber: people.officer,
      hasPassword: true,
      secondFactor: { enrolled: false, required: false, recoveryCodesLeft: 0 },
    },
  })
  expect(await (await api.as(people.member)).get('/api/account')).toMatchObject({
    status: 200,
    body: { hasPassword: false },
  })
})
