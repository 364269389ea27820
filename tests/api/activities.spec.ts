/** 服务活动 as people meet it: planned, announced, signed up for; lists; every plan that is no plan by name. */
import { activityList, activityOptions } from '#contracts/http/activities.js'
import { people, projects, units } from '#testing/claims.js'
import {
  cancel,
  activityStage,
  type ActivityStage,
  checkedIn,
  detail,
  hours,
  plan,
  planned,
  signUp,
  start,
  states,
  told,
} from './support/activities.js'
import { newKey, type TestApi } from './support/api.js'
import type { Visitor } from './support/visitor.js'

let stage: ActivityStage
let api: TestApi
let secretary: Visitor
let member: Visitor
let liaison: Visitor
let other: Visitor
let stranger: Visitor

beforeAll(async () => {
  stage = await activityStage()
  ;({ api, secretary, member, liaison, other, stranger } = stage)
})
afterAll(() => stage.close())

test('from plan to sign-up: told to its members, full, waiting, moved up when somebody cancels', async () => {
  const id = await planned(secretary, { capacity: 1 })
  expect(await told(api.database.pool, 'activity.announced')).toEqual([...checkedIn].sort())
  expect(await detail(member, id)).toMatchObject({ state: 'open', signUp: { may: true }, mayManage: false })
  expect(await signUp(member, id)).toMatchObject({ status: 200, body: { state: 'signed' } })
  expect(await signUp(liaison, id)).toMatchObject({ status: 200, body: { state: 'waiting' } })
  expect(await signUp(other, id)).toMatchObject({ body: { state: 'waiting' } })
  expect((await detail(other, id)).own).toMatchObject({ state: 'waiting', place: 2 })
  expect(await cancel(member, id)).toMatchObject({ status: 200, body: { state: 'cancelled' } })
  expect(await told(api.database.pool, 'activity.movedUp')).toEqual([people.liaison])
  expect(await states(secretary, id)).toEqual([
    `${people.liaison} signed`,
    `${people.otherLiaison} waiting`,
    `${people.member} cancelled`,
  ])
})

test('the same request again is the same sign-up; another one is refused', async () => {
  const id = await planned(secretary)
  const key = newKey()
  const replies = await Promise.all(Array.from({ length: 8 }, () => signUp(member, id, {}, key)))
  expect(new Set(replies.map(({ status, body }) => `${status} ${body.state}`))).toEqual(
    new Set(['200 signed']),
  )
  expect(await signUp(member, id)).toMatchObject({ status: 409, body: { code: 'alreadySignedUp' } })
  const ends = newKey()
  expect(await cancel(member, id, {}, ends)).toMatchObject({ status: 200 })
  expect(await cancel(member, id, {}, ends)).toMatchObject({ status: 200 })
  expect(await cancel(member, id)).toMatchObject({ status: 409, body: { code: 'notSignedUp' } })
  // Repeats that come late: neither signs up nor cancels once more.
  expect(await signUp(member, id, {}, key)).toMatchObject({ status: 200, body: { state: 'cancelled' } })
  expect(await states(secretary, id)).toEqual([`${people.member} cancelled`])
  expect(await signUp(member, id)).toMatchObject({ status: 200, body: { state: 'signed' } })
  expect(await cancel(member, id, {}, ends)).toMatchObject({ status: 200, body: { state: 'cancelled' } })
  expect(await states(secretary, id)).toEqual([`${people.member} signed`, `${people.member} cancelled`])
})

test('sixty want ten places at once: exactly ten, the others wait in the order of their commits', async () => {
  const id = await planned(secretary, { capacity: 10 })
  await api.database.pool.query(
    `WITH come AS (
       INSERT INTO person (id, name, pinyin, unit_id) SELECT 'racer-' || n, '赛跑' || n, '', 'J1' FROM generate_series(1, 60) n RETURNING id
     ), granted AS (
       INSERT INTO role_grant (person_id, role, unit_id, valid_from, granted_by)
       SELECT id, 'InServicePartyMember', $1, '2020-01-01', 'data-import' FROM come
     ) INSERT INTO membership (id, subject, person_id, agency_id, community_id, valid_from)
     SELECT gen_random_uuid(), 'member', id, $1, $2, '2020-01-01' FROM come`,
    [units.j1, units.east1],
  )
  const racers = await Promise.all(Array.from({ length: 60 }, (_, n) => api.as(`racer-${n + 1}`)))
  const replies = await Promise.all(racers.map(racer => signUp(racer, id)))
  expect(replies.filter(({ status }) => status !== 200)).toEqual([])
  expect(replies.filter(({ body }) => body.state === 'signed')).toHaveLength(10)
  const { rows } = await api.database.pool.query<{ signed: number; outOfOrder: number }>(
    `SELECT count(*) FILTER (WHERE state = 'signed')::int AS signed,
       count(*) FILTER (WHERE state = 'waiting' AND id < (SELECT max(id) FROM sign_up WHERE activity_id = $1 AND state = 'signed'))::int
         AS "outOfOrder"
     FROM sign_up WHERE activity_id = $1`,
    [id],
  )
  expect(rows).toEqual([{ signed: 10, outOfOrder: 0 }])
})

test('posts have places of their own, and one of them has to be chosen', async () => {
  const id = await planned(secretary, { capacity: 5, posts: [{ postCode: 'G1', places: 1 }] })
  expect(await signUp(member, id)).toMatchObject({ status: 422, body: { code: 'postMissing' } })
  expect(await signUp(member, id, { postCode: 'G9' })).toMatchObject({ body: { code: 'postUnknown' } })
  expect(await signUp(member, id, { postCode: 'G1' })).toMatchObject({ body: { state: 'signed' } })
  expect(await signUp(liaison, id, { postCode: 'G1' })).toMatchObject({ body: { state: 'waiting' } })
  expect((await detail(member, id)).posts).toMatchObject([{ postCode: 'G1', places: 1, taken: 1 }])
})

test('a Party organisation comes as one with several, for whoever speaks for it', async () => {
  const id = await planned(secretary, { capacity: 6 })
  const unit = { unitId: units.j1, places: 4 }
  expect(await signUp(member, id, unit)).toMatchObject({ status: 404 })
  expect(await signUp(member, id, { places: 2 })).toMatchObject({ status: 422 })
  expect(await signUp(liaison, id, { ...unit, places: 7 })).toMatchObject({
    body: { code: 'morePlacesThanThere' },
  })
  expect(await signUp(liaison, id, unit)).toMatchObject({ status: 200, body: { state: 'signed' } })
  expect(await detail(liaison, id)).toMatchObject({
    taken: 4,
    units: [{ id: units.j1, own: { state: 'signed', places: 4 }, signUp: { may: false } }],
  })
  expect(await cancel(liaison, id, { unitId: units.j1 })).toMatchObject({ status: 200 })
})

test('after the deadline a reason is asked for and told to the organisers', async () => {
  const id = await planned(secretary, { cancelUntil: hours(-1) })
  await signUp(member, id)
  expect(await cancel(member, id)).toMatchObject({ status: 422, body: { code: 'cancelReasonMissing' } })
  expect(await cancel(member, id, { reason: '临时值班' })).toMatchObject({ status: 200 })
  expect(await told(api.database.pool, 'activity.givenUp')).toEqual([people.east1Secretary])
  const csv = await secretary.get<string>(`/api/activities/${id}/sign-ups.csv`)
  expect(csv.body).toContain('临时值班')
})

test('lists: within one’s office, open to oneself, one’s own; another’s is not there', async () => {
  const list = async (visitor: Visitor, query: string) =>
    activityList.parse((await visitor.get<unknown>(`/api/activities${query}`)).body)
  const id = await planned(secretary, { title: '义诊' })
  await signUp(member, id)
  expect((await list(secretary, '?scope=managed&search=义诊')).items).toMatchObject([{ id, taken: 1 }])
  expect((await list(member, '?scope=own&search=义诊')).items).toMatchObject([
    { id, own: { state: 'signed' } },
  ])
  expect((await list(member, '?scope=near&search=义诊')).total).toBe(1)
  expect((await list(stranger, '?scope=near&search=义诊')).total).toBe(0)
  expect((await list(liaison, `?scope=near&unitId=${units.j1}&search=义诊`)).total).toBe(1)
  const west = await api.as(people.west1Secretary)
  expect((await list(west, '?scope=managed')).total).toBe(0)
  for (const path of ['', '/sign-ups', '/sign-ups.csv'])
    expect(await west.get(`/api/activities/${id}${path}`)).toMatchObject({ status: 404 })
  const options = activityOptions.parse((await secretary.get<unknown>('/api/activities/options')).body)
  expect(options.communities).toEqual([
    { id: units.east1, name: '东一社区', othersToo: true, cancelHours: 24 },
  ])
})

test.each([
  ['a past time', { startsAt: hours(-2), endsAt: hours(2) }, 422, 'activityDates'],
  ['an end before the start', { endsAt: hours(1) }, 422, 'activityDates'],
  ['more posts than places', { capacity: 1, posts: [{ postCode: 'G1', places: 2 }] }, 422, 'activityPosts'],
  ['a post that there is not', { posts: [{ postCode: 'G9', places: 2 }] }, 422, 'postUnknown'],
  ['no place for anybody', { capacity: 0 }, 422, 'invalidRequest'],
  ['a phone number in the text', { content: '报名请打 13812345678' }, 422, 'invalidRequest'],
  ['a project of another community', { projectId: 'west-1-1' }, 422, 'invalidRequest'],
  ['another community', { communityId: units.east2 }, 403, 'forbidden'],
])('not planned: %s', async (_what, more, status, code) => {
  expect(await start(secretary, plan(more))).toMatchObject({ status, body: { code } })
})

test('nothing is planned out of a project that is closed', async () => {
  const { pool } = api.database
  const [projectId] = projects.east1
  await pool.query(`UPDATE project SET state = 'closed' WHERE id = $1`, [projectId])
  expect(await start(secretary, plan({ projectId }))).toMatchObject({ status: 422 })
  await pool.query(`UPDATE project SET state = 'published' WHERE id = $1`, [projectId])
  expect(await start(secretary, plan({ projectId }))).toMatchObject({ status: 201 })
})
