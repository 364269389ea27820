/** 需求、项目与岗位 as people meet them: sent by a resident, merged, published through the review, claimed by members. */
import { randomUUID } from 'node:crypto'
import { needDetail, needList } from '#contracts/http/needs.js'
import { postClaimList, postList } from '#contracts/http/offers.js'
import { addDays, localDateOf } from '#domain/calendar/local-date.js'
import { writeMembership } from '#persistence/membership/write-membership.js'
import { inTransaction } from '#persistence/transaction.js'
import { claimTerms, people, projects, units } from '#testing/claims.js'
import { rowsOfWorkbook } from '#testing/sheets.js'
import { newKey, testApi, type TestApi } from './support/api.js'
import { act, publication } from './support/publications.js'
import type { Visitor } from './support/visitor.js'

let api: TestApi
let secretary: Visitor
let coordinator: Visitor
let member: Visitor
const today = localDateOf(Date.now())

beforeAll(async () => {
  api = await testApi()
  await api.startWorker()
  secretary = await api.as(people.east1Secretary)
  coordinator = await api.as(people.eastCoordinator)
  member = await api.as(people.member)
})
afterAll(() => api.close())

const send = (text: string, more: Record<string, string> = {}) =>
  fetch(`${api.url}/need`, {
    method: 'POST',
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
    body: new URLSearchParams({
      ...{ id: randomUUID(), communityId: units.east1, text, go: 'send' },
      ...more,
    }).toString(),
  })
const command = (id: string, body: object, key = newKey(), who = secretary) =>
  who.command(`/api/needs/${id}/commands`, key, { reason: '同一件事', command: body })
const needs = async (query = '') =>
  needList.parse((await secretary.get<unknown>(`/api/needs${query}`)).body).items
const needOf = async (id: string) => needDetail.parse((await secretary.get<unknown>(`/api/needs/${id}`)).body)
const publish = async (kind: string, needIds: string[] = [], offer: object = {}) => {
  const { body } = await secretary.command('/api/publications', newKey(), publication(kind, needIds, offer))
  expect(await act(coordinator, body.processId, 'publish', { opinion: '同意' })).toMatchObject({
    status: 200,
  })
  return body.processId
}
const posts = async (who: Visitor, query = '') =>
  postList.parse((await who.get<unknown>(`/api/posts${query}`)).body).items
const checkIn = (personId: string) =>
  api.database.pool.query(
    `INSERT INTO membership (id, subject, person_id, agency_id, community_id, valid_from)
     VALUES (gen_random_uuid(), 'member', $1, $2, $3, '2026-01-01')`,
    [personId, units.j1, units.east1],
  )

test('a resident without an account: once however often it is sent, with a number in it not at all', async () => {
  const id = randomUUID()
  const sent = await Promise.all(
    Array.from({ length: 4 }, () => send('三号楼楼道灯坏了，夜里看不见', { id })),
  )
  expect(sent.map(({ status }) => status)).toEqual([200, 200, 200, 200])
  expect(await sent[0]?.text()).toContain('收到了')
  expect(await needs()).toMatchObject([{ id, source: 'resident', state: 'new', onPaper: false }])
  const refused = await send('请打１３８ １２３４ ５６７８找我修灯')
  expect(refused.status).toBe(422)
  // What was written is still there, with what to take out above it.
  const screen = await refused.text()
  expect(screen).toContain('电话号码：“１３８ １２３４ ５６７８”')
  expect(screen).toContain('找我修灯</textarea')
})

test('the form goes from screen to screen: found by typing, back and forth, from the notice at the door', async () => {
  const nowhere = await send('没有这个社区的需求', { communityId: 'unknown', search: '东一' })
  expect(await nowhere.text()).toContain(`value="c${units.east1}"`)
  await api.database.pool.query(
    `INSERT INTO community_estate (community_id, name, pinyin) VALUES ($1, '桂花小区', 'guihuaxiaoqu ghxq')`,
    [units.east2],
  )
  const byEstate = await (await send('', { communityId: '', search: '桂花' })).text()
  expect(byEstate).toContain(`value="c${units.east2}"`)
  expect(byEstate).not.toContain(`value="c${units.east1}"`)
  const chosen = await (await send('', { communityId: '', go: `c${units.east1}` })).text()
  expect(chosen).toContain('您想反映什么')
  const read = await (await send('三号楼楼道灯坏了', { go: 'next' })).text()
  expect(read).toContain('请再看一遍')
  const back = await (await send('三号楼楼道灯坏了', { go: 'back', at: 'confirm' })).text()
  expect(back).toContain('三号楼楼道灯坏了</textarea')
  const other = await (await send('三号楼楼道灯坏了', { go: 'back' })).text()
  expect(other).toContain('您住在哪个社区')
  const atTheDoor = await fetch(`${api.url}/need?community=${units.east1}`)
  expect(await atTheDoor.text()).toContain('您想反映什么')
})

test('a flood is throttled and says when to come again', async () => {
  const replies = await Promise.all(Array.from({ length: 20 }, () => send('刷屏刷屏刷屏刷屏')))
  expect(replies.map(({ status }) => status)).toContain(429)
  expect(replies.every(({ status }) => status === 200 || status === 429)).toBe(true)
})

test('the same need is suggested and merged, both stay readable, and it can be undone', async () => {
  const enter = (text: string) =>
    secretary.command<{ id: string }>('/api/needs', newKey(), {
      communityId: units.east1,
      source: 'resident',
      onPaper: true,
      text,
    })
  const one = (await enter('院坝没有座椅，老人没有地方歇脚')).body.id
  const other = (await enter('院坝缺座椅，老人没处歇脚')).body.id
  expect((await needOf(other)).similar.map(({ id }) => id)).toContain(one)
  const key = newKey()
  const merges = await Promise.all(
    Array.from({ length: 8 }, () => command(other, { name: 'merge', into: one }, key)),
  )
  expect(merges.map(({ status }) => status)).toEqual(Array(8).fill(200))
  expect(await needOf(one)).toMatchObject({ mergedCount: 1, merged: [{ id: other, onPaper: true }] })
  expect(await command(one, { name: 'merge', into: other })).toMatchObject({
    body: { code: 'needMergeLoop' },
  })
  expect(await command(other, { name: 'unmerge' })).toMatchObject({ status: 200 })
  expect(await needOf(other)).toMatchObject({ state: 'new', mergedCount: 0 })
  expect(await command(other, { name: 'setAside' })).toMatchObject({ status: 200 })
  expect(await command(other, { name: 'merge', into: one })).toMatchObject({ body: { code: 'needTaken' } })
  const west = await api.as(people.west1Secretary)
  expect(await command(one, { name: 'setAside' }, newKey(), west)).toMatchObject({ status: 404 })
})

test('a project: the three principles, the review, the menu; closed it is not claimed, reopened it is', async () => {
  const [need] = await needs('?search=楼道灯')
  const lacking = publication(
    'project',
    [need?.id ?? ''],
    {},
    { fitting: { yes: false, reason: '不归机关管' } },
  )
  expect(await secretary.command('/api/publications', newKey(), lacking)).toMatchObject({
    status: 422,
    body: { code: 'principleUnmet', context: { principles: ['fitting'] } },
  })
  const key = newKey()
  const asked = publication('project', [need?.id ?? ''])
  const replies = await Promise.all(
    Array.from({ length: 8 }, () => secretary.command('/api/publications', key, asked)),
  )
  expect(new Set(replies.map(({ status, body }) => `${status} ${body.processId}`)).size).toBe(1)
  const id = replies[0]?.body.processId ?? ''
  expect(await needOf(need?.id ?? '')).toMatchObject({ state: 'adopted', publicationId: id })
  expect(await secretary.command('/api/publications', newKey(), asked)).toMatchObject({
    body: { code: 'needTaken' },
  })
  expect(await secretary.get(`/api/projects/${id}`)).toMatchObject({ status: 404 })
  await act(coordinator, id, 'publish', { opinion: '同意' })
  expect(await secretary.get(`/api/projects/${id}`)).toMatchObject({
    status: 200,
    body: { status: 'open', allowedActions: ['close'] },
  })
  const order = (name: string, more: object = {}) =>
    secretary.command(`/api/offers/project/${id}/commands`, newKey(), {
      reason: '物业已处理',
      command: { name, ...more },
    })
  const liaison = await api.as(people.liaison)
  const claim = (projectId: string) =>
    liaison.command('/api/claims', newKey(), {
      projectId,
      agencyId: units.j1,
      startedBy: 'agency',
      submit: true,
      terms: claimTerms(),
    })
  expect(await order('close')).toMatchObject({ status: 200 })
  expect(await order('close')).toMatchObject({ status: 409, body: { code: 'offerClosed' } })
  expect(await claim(id)).toMatchObject({ status: 409, body: { code: 'projectNotOpen' } })
  expect(await order('reopen', { closesOn: addDays(today, -1) })).toMatchObject({ status: 422 })
  expect(await order('reopen', { closesOn: today })).toMatchObject({ status: 200 })
  expect(await claim(id)).toMatchObject({ status: 201 })
  // What was there before publications is on the menu as it was.
  expect(await claim(projects.east1[1] ?? '')).toMatchObject({ status: 201 })
})

test('a refused publication gives its needs back', async () => {
  const [need] = await needs('?state=new')
  const { body } = await secretary.command(
    '/api/publications',
    newKey(),
    publication('post', [need?.id ?? '']),
  )
  await act(coordinator, body.processId, 'refuseOffer', { reasonCode: 'repeated', reason: '已有' })
  expect(await needOf(need?.id ?? '')).toMatchObject({ state: 'new' })
})

test('a post: claimed only where one has checked in, full after its last place, given up and open again', async () => {
  const postId = await publish('post')
  const claim = (who: Visitor, key = newKey()) =>
    who.command('/api/post-claims', key, { postId, message: '' })
  expect(await claim(member)).toMatchObject({ status: 409, body: { code: 'notMemberHere' } })
  await checkIn(people.member)
  const mine = (await posts(member, '?status=open')).find(({ id }) => id === postId)
  expect(mine).toMatchObject({ isOwnCommunity: true, allowedActions: ['claim'] })
  const key = newKey()
  const replies = await Promise.all(Array.from({ length: 8 }, () => claim(member, key)))
  expect(new Set(replies.map(({ status, body }) => `${status} ${body.processId}`)).size).toBe(1)
  const id = replies[0]?.body.processId ?? ''
  expect(await claim(member)).toMatchObject({ status: 409 })
  const own = async () => (await posts(member)).find(each => each.id === postId)?.ownClaim
  expect(await own()).toEqual({ id, state: 'pending' })
  expect(await act(secretary, id, 'acceptPost', { note: '' })).toMatchObject({ status: 200 })
  expect(await claim(member)).toMatchObject({ status: 409, body: { code: 'postHeld' } })
  const held = postClaimList.parse((await member.get<unknown>('/api/post-claims?own=true')).body).items
  expect(held).toMatchObject([{ id, since: today, mayEnd: true, post: { id: postId } }])
  expect((await posts(secretary)).find(each => each.id === postId)).toMatchObject({
    status: 'full',
    taken: 1,
  })
  const end = () => member.command(`/api/post-claims/${id}/end`, newKey(), { reason: '工作调动' })
  expect(await end()).toMatchObject({ status: 200 })
  expect(await end()).toMatchObject({ status: 409, body: { code: 'postClaimEnded' } })
  expect((await posts(member)).find(each => each.id === postId)).toMatchObject({ status: 'open', taken: 0 })
  const order = { postId, personId: people.member, message: '' }
  const { body } = await secretary.command('/api/post-claims', newKey(), order)
  expect(await own()).toEqual({ id: body.processId, state: 'invited' })
  expect(await act(secretary, body.processId, 'retractPost', { reason: '暂不需要' })).toMatchObject({
    status: 200,
  })
})

test('the last place is one: accepted after it is gone or while suspended, the step is taken back', async () => {
  const postId = await publish('post')
  const claimed = await member.command('/api/post-claims', newKey(), { postId })
  const accept = () => act(secretary, claimed.body.processId, 'acceptPost', { note: '' })
  await api.database.pool.query(
    `INSERT INTO membership_suspension (membership_id, from_on, to_on, reason, note, entered_by)
     SELECT id, $2::date, $2::date, 'illness', '', 'test' FROM membership WHERE person_id = $1`,
    [people.member, today],
  )
  expect(await accept()).toMatchObject({ status: 409, body: { code: 'notMemberHere' } })
  await api.database.pool.query('DELETE FROM membership_suspension')
  await api.database.pool.query('UPDATE post SET closes_on = $2::date - 1 WHERE id = $1', [postId, today])
  expect(await accept()).toMatchObject({ status: 409, body: { code: 'postNotOpen' } })
  expect((await posts(secretary, '?status=expired')).map(({ id }) => id)).toEqual([postId])
  await api.database.pool.query('UPDATE post SET closes_on = NULL, places = 0 WHERE id = $1', [postId])
  expect(await accept()).toMatchObject({ status: 409, body: { code: 'postFull' } })
  await api.database.pool.query('UPDATE post SET places = 1 WHERE id = $1', [postId])
  expect(await accept()).toMatchObject({ status: 200 })
})

test('who moves away gives up the posts of the community; who only changes their unit keeps them', async () => {
  const postId = await publish('post')
  const { body } = await member.command('/api/post-claims', newKey(), { postId })
  expect(await act(secretary, body.processId, 'acceptPost', { note: '' })).toMatchObject({ status: 200 })
  const current = async () =>
    (
      await api.database.pool.query<{ id: string }>(
        'SELECT id FROM membership WHERE person_id = $1 AND valid_to IS NULL',
        [people.member],
      )
    ).rows[0]?.id ?? ''
  const moves = async (agencyId: string, communityId: string) => {
    const replaces = await current()
    const row = { id: randomUUID(), subject: 'member' as const, personId: people.member, validFrom: today }
    await inTransaction(api.database.pool, client =>
      writeMembership(client, { ...row, agencyId, communityId, replaces }),
    )
  }
  const taken = async () => (await posts(secretary)).find(({ id }) => id === postId)?.taken
  await moves(units.j2, units.east1)
  expect(await taken()).toBe(1)
  await moves(units.j2, units.west1)
  expect(await taken()).toBe(0)
})

test('the lists leave as workbooks, narrowed as they are; an empty value is no value', async () => {
  const officer = await api.as(people.officer)
  for (const [path, name] of [
    ['/api/needs', '社区需求'],
    ['/api/posts', '服务岗位'],
    ['/api/projects', '重点服务项目'],
  ]) {
    const { body } = await officer.get<{ total: number }>(`${path}?search=&limit=1`)
    const headers = { cookie: officer.cookie }
    const reply = await fetch(`${api.url}${path}/export.xlsx?search=`, { headers })
    expect(reply.headers.get('content-disposition')).toContain(encodeURIComponent(`${name}.xlsx`))
    expect(await rowsOfWorkbook(Buffer.from(await reply.arrayBuffer()))).toHaveLength(body.total + 1)
    const none = await fetch(`${api.url}${path}/export.xlsx?search=没有这样的`, { headers })
    expect(await rowsOfWorkbook(Buffer.from(await none.arrayBuffer()))).toHaveLength(1)
  }
  for (const query of ['needs?state=&unitId=', 'posts?status=&unitId=', 'projects?communityId=&status='])
    expect([query, (await officer.get(`/api/${query}`)).status]).toEqual([query, 200])
})
