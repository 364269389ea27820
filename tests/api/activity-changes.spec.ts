/** What becomes of a planned activity: moved, smaller, called off, over, a membership that ends; never told, told late. */
import { attendanceCodes, attendanceDetail } from '#contracts/http/attendance.js'
import { localDateOf } from '#domain/calendar/local-date.js'
import { seedActivity } from '#testing/activities.js'
import { seedAttendance } from '#testing/attendances.js'
import { people, units } from '#testing/claims.js'
import { setClock } from '#testing/moved-clock.js'
import {
  act,
  cancel,
  activityStage,
  type ActivityStage,
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

test('moved after sign-ups: everybody hears of it and may cancel freely until it starts', async () => {
  const body = plan({ cancelUntil: hours(-1) })
  const id = (await start(secretary, body)).body.processId
  await signUp(member, id)
  const changed = { plan: { ...body, place: '东一社区广场' }, reason: '活动室装修' }
  expect(await act(secretary, id, 'changePlan', changed)).toMatchObject({ status: 200 })
  expect(await told(api.database.pool, 'activity.moved')).toEqual([people.member])
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
  const id = (await start(secretary, body)).body.processId
  for (const visitor of [member, liaison, other]) await signUp(visitor, id)
  const changed = { plan: { ...body, capacity: 1 }, reason: '场地变小' }
  const refused = await act(secretary, id, 'changePlan', changed)
  expect(refused).toMatchObject({ status: 409, body: { code: 'signedUpAlready' } })
  expect(refused.body.detail).toContain('已有 3 人报上，多于 1 个名额')
  expect((await detail(member, id)).capacity).toBe(3)
  expect(await act(secretary, id, 'changePlan', { ...changed, lastOnesWait: true })).toMatchObject({
    status: 200,
  })
  expect(await states(secretary, id)).toEqual([
    `${people.member} signed`,
    `${people.liaison} waiting`,
    `${people.otherLiaison} waiting`,
  ])
  expect(await told(api.database.pool, 'activity.movedDown')).toEqual([people.liaison, people.otherLiaison])
  expect(
    await act(secretary, id, 'changePlan', { plan: { ...body, capacity: 2 }, reason: '加开一间' }),
  ).toMatchObject({
    status: 200,
  })
  expect(await told(api.database.pool, 'activity.movedUp')).toEqual([people.liaison])
})

test('for its own community from now on: whoever signed up from elsewhere hears of it, who waits moves up', async () => {
  const body = plan({ audience: 'everybody', capacity: 1 })
  const id = (await start(secretary, body)).body.processId
  await signUp(stranger, id)
  await signUp(member, id)
  const changed = { plan: { ...body, audience: 'community' }, reason: '场地有限' }
  expect(await act(secretary, id, 'changePlan', changed)).toMatchObject({ status: 200 })
  expect((await states(secretary, id)).sort()).toEqual([
    `${people.j2Liaison} cancelled`,
    `${people.member} signed`,
  ])
  expect(await told(api.database.pool, 'activity.lapsed')).toEqual([people.j2Liaison])
  expect(await told(api.database.pool, 'activity.movedUp')).toEqual([people.member])
})

test('for its own community and with fewer places in one change: nobody’s place goes without the planner’s word', async () => {
  const body = plan({ audience: 'everybody', capacity: 3 })
  const id = (await start(secretary, body)).body.processId
  for (const visitor of [stranger, member, liaison]) await signUp(visitor, id)
  const changed = { plan: { ...body, audience: 'community', capacity: 1 }, reason: '场地变小' }
  const refused = await act(secretary, id, 'changePlan', changed)
  expect(refused).toMatchObject({ status: 409, body: { code: 'signedUpAlready' } })
  expect(refused.body.detail).toContain('已有 2 人报上，多于 1 个名额')
  expect(await detail(member, id)).toMatchObject({ audience: 'everybody', capacity: 3 })
  expect(await states(secretary, id)).toEqual(
    [people.j2Liaison, people.member, people.liaison].map(personId => `${personId} signed`),
  )
})

test('cancelled for the weather: everybody who signed up hears of it, nobody signs up any more', async () => {
  const id = await planned(secretary)
  await signUp(member, id)
  expect(
    await act(secretary, id, 'cancelActivity', { reasonCode: 'weather', reason: '暴雨橙色预警' }),
  ).toMatchObject({
    status: 200,
  })
  expect(await told(api.database.pool, 'activity.cancelled')).toEqual([people.member])
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
  const id = await planned(secretary, time)
  expect(await signUp(stranger, id)).toMatchObject({ status: 403, body: { code: 'notMember' } })
  const [first] = await memberships(people.otherLiaison)
  await api.database.pool.query(
    `INSERT INTO membership_suspension (membership_id, from_on, to_on, reason, entered_by) VALUES ($1, $2, $2, 'illness', 'x')`,
    [first, localDateOf(Date.parse(startsAt))],
  )
  expect(await signUp(other, id)).toMatchObject({ status: 403, body: { code: 'memberSuspended' } })
  expect((await detail(other, id)).signUp).toMatchObject({ may: false })
  await signUp(member, id)
  const same = await planned(secretary, { ...time, audience: 'everybody' })
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
  const id = await planned(secretary, { capacity: 1 })
  await signUp(secretaryOfAgency, id)
  await signUp(member, id)
  const [held] = await memberships(people.agencySecretary)
  const command = { name: 'end', lastDay: localDateOf(Date.now()), reasonCode: 'retired' }
  const ended = await secretary.command(`/api/memberships/${held}/commands`, newKey(), {
    reason: '退休',
    command,
  })
  expect(ended).toMatchObject({ status: 200 })
  expect(await states(secretary, id)).toEqual([
    `${people.member} signed`,
    `${people.agencySecretary} cancelled`,
  ])
  expect(await told(api.database.pool, 'activity.lapsed')).toEqual([people.agencySecretary])
  expect(await told(api.database.pool, 'activity.movedUp')).toEqual([people.member])
})

/** Planned to be over in a moment, with the member; by now it is. */
const heldSoon = async (): Promise<string> => {
  const soon = (ms: number) => new Date(Date.now() + ms).toISOString()
  const startsAt = soon(900)
  const id = await planned(secretary, { startsAt, endsAt: soon(1_500), signUpUntil: startsAt })
  await signUp(member, id)
  await until(async () => (await detail(member, id)).state === 'held')
  return id
}

test('over: held, confirmed and summed up; no sign-up, change or cancelling any more', async () => {
  const id = await heldSoon()
  expect(await signUp(liaison, id)).toMatchObject({ body: { code: 'activityNotOpen' } })
  expect(await cancel(member, id, { reason: '忘了' })).toMatchObject({ body: { code: 'activityNotOpen' } })
  expect(await act(secretary, id, 'cancelActivity', { reasonCode: 'other', reason: '迟了' })).toMatchObject({
    status: 409,
  })
  const { id: came } = await seedAttendance(api.database.pool, id, { state: 'recorded' })
  expect(await act(secretary, id, 'confirmAttendance', { note: '' })).toMatchObject({
    status: 409,
    body: { code: 'attendanceUndecided' },
  })
  await api.database.pool.query(`UPDATE attendance SET state = 'confirmed' WHERE id = $1`, [came])
  expect(await act(secretary, id, 'confirmAttendance', { note: '' })).toMatchObject({ status: 200 })
  expect(await act(secretary, id, 'summarise', { summary: '清理楼道六个' })).toMatchObject({ status: 200 })
  expect(await detail(member, id)).toMatchObject({ state: 'closed', summary: '清理楼道六个' })
})

const until = async (holds: () => Promise<boolean>): Promise<void> => {
  const end = Date.now() + 8_000
  while (!(await holds())) {
    if (Date.now() > end) throw new Error('it does not come to that')
    await new Promise(resolve => setTimeout(resolve, 100))
  }
}

test('what came after the confirmation is decided before the activity closes', async () => {
  const id = await heldSoon()
  expect(await act(secretary, id, 'confirmAttendance', { note: '' })).toMatchObject({ status: 200 })
  const { id: came } = await seedAttendance(api.database.pool, id, { state: 'recorded' })
  expect(await act(secretary, id, 'summarise', { summary: '清理楼道六个' })).toMatchObject({
    status: 409,
    body: { code: 'attendanceUndecided' },
  })
  await api.database.pool.query(`UPDATE attendance SET state = 'refused' WHERE id = $1`, [came])
  expect(await act(secretary, id, 'summarise', { summary: '清理楼道六个' })).toMatchObject({ status: 200 })
})

test('a plan that ended before anybody was told of it is not there for members, and no cancelled activity', async () => {
  const { id } = await seedActivity(api.database.pool, { state: 'dropped', signUps: [] })
  const day = localDateOf(Date.now())
  expect(await detail(secretary, id)).toMatchObject({ state: 'dropped', stateLabel: '计划作废' })
  expect(await member.get(`/api/activities/${id}`)).toMatchObject({ status: 404 })
  const agenda = async (visitor: Visitor) =>
    JSON.stringify(await visitor.get(`/api/agenda?from=${day}&to=${day}&communityId=${units.east1}`))
  expect(await agenda(secretary)).toContain('"status":200')
  expect(await agenda(secretary)).not.toContain(id)
})

test('in the demo that was moved ahead the codes are shown, and scanned, by its clock', async () => {
  const id = await planned(secretary)
  await signUp(member, id)
  const { startsAt } = await detail(member, id)
  const aheadMs = Date.parse(startsAt) - Date.now() + 60_000
  await setClock(api.database.pool, aheadMs)
  const { codes } = attendanceCodes.parse(
    (await secretary.get(`/api/activities/${id}/attendance-codes`)).body,
  )
  const scanned = await member.command<{ id: string; cameAt: string }>('/api/attendances', newKey(), {
    activityId: id,
    code: codes[0]?.code,
    scannedAt: Date.now(),
    sentAt: Date.now(),
  })
  expect(scanned.status).toBe(201)
  expect(Date.parse(scanned.body.cameAt)).toBeGreaterThan(Date.parse(startsAt))
  const { flags } = attendanceDetail.parse((await secretary.get(`/api/attendances/${scanned.body.id}`)).body)
  expect(flags).toEqual([])
  const item = { id: scanned.body.id, version: 1, decision: 'confirmed' }
  await secretary.command(`/api/activities/${id}/attendance-decisions`, newKey(), { items: [item] })
  const { rows } = await api.database.pool.query<{ received: Date; decided: Date }>(
    'SELECT received_at AS received, decided_at AS decided FROM attendance WHERE id = $1',
    [item.id],
  )
  for (const moment of Object.values(rows[0] ?? {}))
    expect(moment.getTime()).toBeGreaterThan(Date.parse(startsAt))
  expect(Object.keys(rows[0] ?? {})).toHaveLength(2)
  await setClock(api.database.pool, 0)
})
