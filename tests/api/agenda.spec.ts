/** The calendar of activities: one's own and a community's, and the address at which a calendar program reads it. */
import { agenda, feed } from '#contracts/http/agenda.js'
import { localDateOf } from '#domain/calendar/local-date.js'
import { seedActivity } from '#testing/activities.js'
import { people, units } from '#testing/claims.js'
import { seedMembership } from '#testing/memberships.js'
import { testApi, type TestApi } from './support/api.js'
import type { Visitor } from './support/visitor.js'

let api: TestApi
let member: Visitor
let east1: Visitor
const dayMs = 86_400_000
const startsAt = new Date(Date.now() + dayMs)

beforeAll(async () => {
  api = await testApi()
  member = await api.as(people.member)
  east1 = await api.as(people.east1Secretary)
  const { pool } = api.database
  await seedMembership(pool, { personId: people.member })
  await seedActivity(pool, { startsAt, signUps: [people.member] })
  const other = {
    id: '00000000-0000-4000-8000-000000000002',
    title: '义诊',
    startsAt,
    signUps: [people.liaison],
  }
  await seedActivity(pool, other)
  const away = { ...other, id: '00000000-0000-4000-8000-000000000003', communityId: units.east2 }
  await seedActivity(pool, { ...away, title: '护河', signUps: [people.member] })
  await seedActivity(pool, { ...away, id: '00000000-0000-4000-8000-000000000004', title: '别处的活动' })
})
afterAll(() => api.close())

const days = `from=${localDateOf(startsAt.getTime())}&to=${localDateOf(startsAt.getTime())}`
const agendaOf = async (visitor: Visitor, query = '') =>
  agenda.parse((await visitor.get<unknown>(`/api/agenda?${days}${query}`)).body)
const feedOf = async (visitor: Visitor, query = '') =>
  feed.parse((await visitor.get<unknown>(`/api/agenda/feed${query}`)).body)
const change = async (visitor: Visitor, body: object) =>
  feed.parse((await visitor.post<unknown>('/api/agenda/feed', body)).body)
const read = async (path = '') => {
  const reply = await fetch(`${api.url}${path}`)
  return { status: reply.status, type: reply.headers.get('content-type'), text: await reply.text() }
}

test('one sees what one has signed up for anywhere, and what is on at home', async () => {
  const { items, ownCommunity } = await agendaOf(member)
  expect(items.map(({ title, signUp }) => [title, signUp])).toEqual([
    ['清洁家园', 'signed'],
    ['义诊', undefined],
    ['护河', 'signed'],
  ])
  expect(ownCommunity).toMatchObject({ id: units.east1 })
  expect((await agendaOf(east1, `&communityId=${units.east1}`)).items).toHaveLength(2)
  const stranger = await api.as(people.west1Secretary)
  expect((await stranger.get(`/api/agenda?${days}&communityId=${units.east1}`)).status).toBe(404)
  expect((await member.get('/api/agenda?from=2026-01-01&to=2028-01-01')).status).toBe(422)
})

test('a private address opens one calendar without a cookie, until it is renewed or revoked', async () => {
  expect(await feedOf(member)).toEqual({})
  const { path } = await change(member, { name: 'renew' })
  expect((await feedOf(member)).path).toBe(path)
  const file = await read(path)
  expect(file).toMatchObject({ status: 200, type: 'text/calendar; charset=utf-8' })
  expect(file.text.match(/^SUMMARY:.*/gm)).toEqual(['SUMMARY:清洁家园', 'SUMMARY:护河'])
  expect(file.text).not.toContain(people.member)
  const next = await change(member, { name: 'renew' })
  expect(next.path).not.toBe(path)
  expect((await read(path)).status).toBe(404)
  expect((await read(next.path)).status).toBe(200)
  expect(await change(member, { name: 'revoke' })).toEqual({})
  expect((await read(next.path)).status).toBe(404)
})

test('a cancelled activity stays in the calendar under its name, marked', async () => {
  const { path } = await change(member, { name: 'renew' })
  const id = '00000000-0000-4000-8000-000000000001'
  await api.database.pool.query(
    `UPDATE activity SET state = 'cancelled', cancel_reason = '大雨' WHERE id = $1`,
    [id],
  )
  const { text } = await read(path)
  const event = text.split('BEGIN:VEVENT').find(each => each.includes(`UID:${id}`))
  expect(event).toContain('STATUS:CANCELLED')
})

test('a community has one of its own, which others neither see nor change', async () => {
  const { path } = await change(east1, { name: 'renew', communityId: units.east1 })
  expect((await read(path)).text.match(/^SUMMARY:.*/gm)).toHaveLength(2)
  expect((await member.get(`/api/agenda/feed?communityId=${units.east1}`)).status).toBe(404)
  const east2 = await api.as(people.east2Secretary)
  const refused = await east2.post('/api/agenda/feed', { name: 'revoke', communityId: units.east1 })
  expect(refused.status).toBe(404)
  expect((await read(path)).status).toBe(200)
})

test('guessing at tokens is slowed down', async () => {
  const replies = await Promise.all(Array.from({ length: 80 }, () => read('/api/agenda.ics?token=guess')))
  const statuses = replies.map(({ status }) => status)
  expect(statuses.filter(status => status === 429).length).toBeGreaterThan(5)
  expect(new Set(statuses)).toEqual(new Set([404, 429]))
})
