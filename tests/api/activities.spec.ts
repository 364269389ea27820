/** 服务活动 as people meet it: planned, announced, signed up for, changed, cancelled, held; every bad input by name. */
import { activityDetail, activityList, activityOptions, signUpList } from '#contracts/http/activities.js'
import { processPage } from '#contracts/http/processes.js'
import { localDateOf } from '#domain/calendar/local-date.js'
import { deliverNotices } from '#persistence/notices/deliver-notices.js'
import { seedAttendance } from '#testing/attendances.js'
import { people, units } from '#testing/claims.js'
import type { TestWorker } from '#testing/temporal.js'
import { newKey, testApi, type TestApi } from './support/api.js'
import type { Answer, Visitor } from './support/visitor.js'

let api: TestApi
let worker: TestWorker
let secretary: Visitor
let member: Visitor
let liaison: Visitor
let other: Visitor
let stranger: Visitor

/** Whoever signs up, all in the first community of the east but the stranger, who has checked in with another. */
const checkedIn = [people.member, people.liaison, people.otherLiaison, people.agencySecretary]

beforeAll(async () => {
  api = await testApi()
  worker = await api.startWorker()
  await api.database.pool.query(
    `INSERT INTO membership (id, subject, person_id, agency_id, community_id, valid_from)
     SELECT gen_random_uuid(), 'member', person, $2, $3, '2020-01-01'::date FROM unnest($1::text[]) AS person
     UNION ALL SELECT gen_random_uuid(), 'member', $4, $5, $6, '2020-01-01'::date
     UNION ALL SELECT gen_random_uuid(), 'agency', NULL, $2, $3, '2020-01-01'::date`,
    [checkedIn, units.j1, units.east1, people.j2Liaison, units.j2, units.east2],
  )
  secretary = await api.as(people.east1Secretary)
  member = await api.as(people.member)
  liaison = await api.as(people.liaison)
  other = await api.as(people.otherLiaison)
  stranger = await api.as(people.j2Liaison)
})
afterAll(async () => {
  await worker.stop()
  await api.close()
})

const hours = (count: number): string => new Date(Date.now() + count * 3_600_000).toISOString()
let days = 0
/** Each plan on a day of its own, so that nothing overlaps by chance. */
const plan = (more: object = {}) => {
  days += 1
  const begins = 48 + days * 24
  const startsAt = hours(begins)
  return {
    title: `清洁家园${days}`,
    content: '清理楼道',
    place: '东一社区活动室',
    startsAt,
    endsAt: hours(begins + 2),
    signUpUntil: startsAt,
    ...more,
  }
}
const start = (body: object, visitor = secretary) =>
  visitor.command<Answer & { code?: string }>('/api/activities', newKey(), {
    communityId: units.east1,
    ...body,
  })
const planned = async (more: object = {}): Promise<string> => {
  const { status, body } = await start(plan(more))
  expect(status).toBe(201)
  return body.processId
}
const detail = async (visitor: Visitor, id: string) =>
  activityDetail.parse((await visitor.get<unknown>(`/api/activities/${id}`)).body)
const signUp = (visitor: Visitor, id: string, body: object = {}, key = newKey()) =>
  visitor.command<{ state: string; code?: string }>(`/api/activities/${id}/sign-ups`, key, body)
const cancel = (visitor: Visitor, id: string, body: object = {}, key = newKey()) =>
  visitor.command<{ state: string; code?: string }>(`/api/activities/${id}/sign-ups/cancel`, key, body)
const act = async (id: string, name: string, body: object, visitor = secretary) => {
  const page = processPage.parse((await visitor.get<unknown>(`/api/processes/${id}`)).body)
  const seat = page.allowedActions.find(each => each.act === name)
  return visitor.command<Answer & { code?: string; detail?: string }>(`/api/processes/${id}/acts`, newKey(), {
    seatId: seat?.seatId ?? 'none',
    act: name,
    expectedVersion: page.version,
    body,
  })
}
const told = async (template: string): Promise<string[]> => {
  await deliverNotices(api.database.pool)
  const { rows } = await api.database.pool.query<{ person: string }>(
    `SELECT m.person_id AS person FROM message m JOIN notice n ON n.id = m.notice_id
     WHERE n.template = $1 AND n.process_id = (SELECT id FROM process ORDER BY number DESC LIMIT 1) ORDER BY 1`,
    [template],
  )
  return rows.map(({ person }) => person)
}
const states = async (id: string): Promise<string[]> =>
  signUpList
    .parse((await secretary.get<unknown>(`/api/activities/${id}/sign-ups`)).body)
    .items.map(({ personId, unit, state }) => `${personId ?? unit.id} ${state}`)

test('from plan to sign-up: told to its members, full, waiting, moved up when somebody cancels', async () => {
  const id = await planned({ capacity: 1 })
  expect(await told('activity.announced')).toEqual([...checkedIn].sort())
  expect(await detail(member, id)).toMatchObject({ state: 'open', signUp: { may: true }, mayManage: false })
  expect(await signUp(member, id)).toMatchObject({ status: 200, body: { state: 'signed' } })
  expect(await signUp(liaison, id)).toMatchObject({ status: 200, body: { state: 'waiting' } })
  expect(await signUp(other, id)).toMatchObject({ body: { state: 'waiting' } })
  expect((await detail(other, id)).own).toMatchObject({ state: 'waiting', place: 2 })
  expect(await cancel(member, id)).toMatchObject({ status: 200, body: { state: 'cancelled' } })
  expect(await told('activity.movedUp')).toEqual([people.liaison])
  expect(await states(id)).toEqual([
    `${people.liaison} signed`,
    `${people.otherLiaison} waiting`,
    `${people.member} cancelled`,
  ])
})

test('the same request again is the same sign-up; another one is refused', async () => {
  const id = await planned()
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
  expect(await states(id)).toEqual([`${people.member} cancelled`])
  expect(await signUp(member, id)).toMatchObject({ status: 200, body: { state: 'signed' } })
  expect(await cancel(member, id, {}, ends)).toMatchObject({ status: 200, body: { state: 'cancelled' } })
  expect(await states(id)).toEqual([`${people.member} signed`, `${people.member} cancelled`])
})

test('sixty want ten places at once: exactly ten, the others wait in the order of their commits', async () => {
  const id = await planned({ capacity: 10 })
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
  const id = await planned({ capacity: 5, posts: [{ postCode: 'G1', places: 1 }] })
  expect(await signUp(member, id)).toMatchObject({ status: 422, body: { code: 'postMissing' } })
  expect(await signUp(member, id, { postCode: 'G9' })).toMatchObject({ body: { code: 'postUnknown' } })
  expect(await signUp(member, id, { postCode: 'G1' })).toMatchObject({ body: { state: 'signed' } })
  expect(await signUp(liaison, id, { postCode: 'G1' })).toMatchObject({ body: { state: 'waiting' } })
  expect((await detail(member, id)).posts).toMatchObject([{ postCode: 'G1', places: 1, taken: 1 }])
})

test('a Party organisation comes as one with several, for whoever speaks for it', async () => {
  const id = await planned({ capacity: 6 })
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
  const id = await planned({ cancelUntil: hours(-1) })
  await signUp(member, id)
  expect(await cancel(member, id)).toMatchObject({ status: 422, body: { code: 'cancelReasonMissing' } })
  expect(await cancel(member, id, { reason: '临时值班' })).toMatchObject({ status: 200 })
  expect(await told('activity.givenUp')).toEqual([people.east1Secretary])
  const csv = await secretary.get<string>(`/api/activities/${id}/sign-ups.csv`)
  expect(csv.body).toContain('临时值班')
})

test('moved after sign-ups: everybody hears of it and may cancel freely until it starts', async () => {
  const body = plan({ cancelUntil: hours(-1) })
  const id = (await start(body)).body.processId
  await signUp(member, id)
  const changed = { plan: { ...body, place: '东一社区广场' }, reason: '活动室装修' }
  expect(await act(id, 'changePlan', changed)).toMatchObject({ status: 200 })
  expect(await told('activity.moved')).toEqual([people.member])
  expect(await detail(member, id)).toMatchObject({
    isMoved: true,
    place: '东一社区广场',
    cancel: { isFree: true },
  })
  await signUp(liaison, id)
  expect(await cancel(liaison, id)).toMatchObject({ body: { code: 'cancelReasonMissing' } })
  expect(await cancel(member, id)).toMatchObject({ status: 200 })
})

test('fewer places than sign-ups: refused with the number, or the last ones wait and hear of it', async () => {
  const body = plan({ capacity: 3 })
  const id = (await start(body)).body.processId
  for (const visitor of [member, liaison, other]) await signUp(visitor, id)
  const changed = { plan: { ...body, capacity: 1 }, reason: '场地变小' }
  const refused = await act(id, 'changePlan', changed)
  expect(refused).toMatchObject({ status: 409, body: { code: 'signedUpAlready' } })
  expect(refused.body.detail).toContain('已有 3 人报上，多于 1 个名额')
  expect((await detail(member, id)).capacity).toBe(3)
  expect(await act(id, 'changePlan', { ...changed, lastOnesWait: true })).toMatchObject({ status: 200 })
  expect(await states(id)).toEqual([
    `${people.member} signed`,
    `${people.liaison} waiting`,
    `${people.otherLiaison} waiting`,
  ])
  expect(await told('activity.movedDown')).toEqual([people.liaison, people.otherLiaison])
  expect(await act(id, 'changePlan', { plan: { ...body, capacity: 2 }, reason: '加开一间' })).toMatchObject({
    status: 200,
  })
  expect(await told('activity.movedUp')).toEqual([people.liaison])
})

test('cancelled for the weather: everybody who signed up hears of it, nobody signs up any more', async () => {
  const id = await planned()
  await signUp(member, id)
  expect(await act(id, 'cancelActivity', { reasonCode: 'weather', reason: '暴雨橙色预警' })).toMatchObject({
    status: 200,
  })
  expect(await told('activity.cancelled')).toEqual([people.member])
  expect(await detail(member, id)).toMatchObject({
    state: 'cancelled',
    cancelReason: '暴雨橙色预警',
    own: { state: 'signed' },
  })
  expect(await signUp(liaison, id)).toMatchObject({ status: 409, body: { code: 'activityNotOpen' } })
})

test('who has not checked in there, is suspended on the day or has a place elsewhere is told why not', async () => {
  const startsAt = hours(24 * 200)
  const time = { startsAt, endsAt: hours(24 * 200 + 2), signUpUntil: startsAt }
  const id = await planned(time)
  expect(await signUp(stranger, id)).toMatchObject({ status: 403, body: { code: 'notMember' } })
  const [first] = await memberships(people.otherLiaison)
  await api.database.pool.query(
    `INSERT INTO membership_suspension (membership_id, from_on, to_on, reason, entered_by) VALUES ($1, $2, $2, 'illness', 'x')`,
    [first, localDateOf(Date.parse(startsAt))],
  )
  expect(await signUp(other, id)).toMatchObject({ status: 403, body: { code: 'memberSuspended' } })
  expect((await detail(other, id)).signUp).toMatchObject({ may: false })
  await signUp(member, id)
  const same = await planned({ ...time, audience: 'everybody' })
  const refused = await signUp(member, same)
  expect(refused).toMatchObject({
    status: 409,
    body: { code: 'signUpOverlaps', context: { overlaps: [{ id }] } },
  })
  expect(await signUp(member, same, { despiteOverlap: true })).toMatchObject({ status: 200 })
  expect(await signUp(stranger, same)).toMatchObject({ status: 200 })
})

const memberships = async (personId: string): Promise<string[]> => {
  const { rows } = await api.database.pool.query<{ id: string }>(
    'SELECT id FROM membership WHERE person_id = $1 AND valid_to IS NULL',
    [personId],
  )
  return rows.map(({ id }) => id)
}

test('whose membership ends in between loses the place to who waits; where others are let in a move changes nothing', async () => {
  const secretaryOfAgency = await api.as(people.agencySecretary)
  const id = await planned({ capacity: 1 })
  await signUp(secretaryOfAgency, id)
  await signUp(member, id)
  const [held] = await memberships(people.agencySecretary)
  const command = { name: 'end', lastDay: localDateOf(Date.now()), reasonCode: 'retired' }
  const ended = await secretary.command(`/api/memberships/${held}/commands`, newKey(), {
    reason: '退休',
    command,
  })
  expect(ended).toMatchObject({ status: 200 })
  expect(await states(id)).toEqual([`${people.member} signed`, `${people.agencySecretary} cancelled`])
  expect(await told('activity.lapsed')).toEqual([people.agencySecretary])
  expect(await told('activity.movedUp')).toEqual([people.member])
})

test('over: held, confirmed and summed up; no sign-up, change or cancelling any more', async () => {
  const soon = (ms: number) => new Date(Date.now() + ms).toISOString()
  const startsAt = soon(900)
  const id = await planned({ startsAt, endsAt: soon(1_500), signUpUntil: startsAt })
  await signUp(member, id)
  await until(async () => (await detail(member, id)).state === 'held')
  expect(await signUp(liaison, id)).toMatchObject({ body: { code: 'activityNotOpen' } })
  expect(await cancel(member, id, { reason: '忘了' })).toMatchObject({ body: { code: 'activityNotOpen' } })
  expect(await act(id, 'cancelActivity', { reasonCode: 'other', reason: '迟了' })).toMatchObject({
    status: 409,
  })
  const { id: came } = await seedAttendance(api.database.pool, id, { state: 'recorded' })
  expect(await act(id, 'confirmAttendance', { note: '' })).toMatchObject({
    status: 409,
    body: { code: 'attendanceUndecided' },
  })
  await api.database.pool.query(`UPDATE attendance SET state = 'confirmed' WHERE id = $1`, [came])
  expect(await act(id, 'confirmAttendance', { note: '' })).toMatchObject({ status: 200 })
  expect(await act(id, 'summarise', { summary: '清理楼道六个' })).toMatchObject({ status: 200 })
  expect(await detail(member, id)).toMatchObject({ state: 'closed', summary: '清理楼道六个' })
})

const until = async (holds: () => Promise<boolean>): Promise<void> => {
  const end = Date.now() + 8_000
  while (!(await holds())) {
    if (Date.now() > end) throw new Error('it does not come to that')
    await new Promise(resolve => setTimeout(resolve, 100))
  }
}

test('lists: within one’s office, open to oneself, one’s own; another’s is not there', async () => {
  const list = async (visitor: Visitor, query: string) =>
    activityList.parse((await visitor.get<unknown>(`/api/activities${query}`)).body)
  const id = await planned({ title: '义诊' })
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
  ['a project of another community', { projectId: 'west-1-1' }, 422, 'invalidRequest'],
  ['another community', { communityId: units.east2 }, 403, 'forbidden'],
])('not planned: %s', async (_what, more, status, code) => {
  expect(await start(plan(more))).toMatchObject({ status, body: { code } })
})
