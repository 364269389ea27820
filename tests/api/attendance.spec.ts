/** 签到 as people meet it: by the code of the screen, from a phone that had no network, by the list; one decision for each. */
import { randomUUID } from 'node:crypto'
import {
  attendanceCodes,
  attendanceDetail,
  attendanceList,
  ownAttendances,
  type DecisionResult,
} from '#contracts/http/attendance.js'
import { slotAt, slotMs } from '#domain/attendance/attendance-code.js'
import { attendanceCodes as codesOf } from '#secrets/attendance-codes.js'
import { readKeys } from '#secrets/key-file.js'
import { seedActivity, type ActivitySample } from '#testing/activities.js'
import { people, units } from '#testing/claims.js'
import { newKey, testApi, type TestApi } from './support/api.js'
import type { Visitor } from './support/visitor.js'

let api: TestApi
let member: Visitor
let liaison: Visitor
let secretary: Visitor
let coordinator: Visitor

const hour = 3_600_000
const minute = 60_000
const day = 24 * hour

const sql = (text: string, values: unknown[] = []) => api.database.pool.query(text, values)

/** Both have checked in with the first community of the east. */
const checkIn = (personId: string, changes: { validTo?: string } = {}) =>
  sql(
    `INSERT INTO membership (id, subject, person_id, agency_id, community_id, valid_from, valid_to)
     VALUES ($1, 'member', $2, $3, $4, '2026-01-01', $5)`,
    [randomUUID(), personId, units.j1, units.east1, changes.validTo ?? null],
  )

beforeAll(async () => {
  api = await testApi()
  member = await api.as(people.member)
  liaison = await api.as(people.liaison)
  secretary = await api.as(people.east1Secretary)
  coordinator = await api.as(people.eastCoordinator)
  await checkIn(people.member)
  await checkIn(people.liaison)
})
afterAll(() => api.close())
beforeEach(() => sql('TRUNCATE activity, attendance_request CASCADE'))

const held = (changes: Partial<ActivitySample> = {}) =>
  seedActivity(api.database.pool, { id: randomUUID(), signUps: [people.member, people.liaison], ...changes })

/** The code that the organiser's screen showed at a moment. */
const codeAt = ({ id }: ActivitySample, instant = Date.now()) => {
  const [key] = readKeys(api.auditKeyFile)
  return codesOf(key, id)(slotAt(instant))
}
const scan = (visitor: Visitor, { id }: ActivitySample, code: string, more: object = {}, key = newKey()) =>
  visitor.command<{ id: string; code: string; detail: string; cameAt: string }>('/api/attendances', key, {
    activityId: id,
    code,
    ...more,
  })
const enter = (visitor: Visitor, { id }: ActivitySample, body: object) =>
  visitor.command<{ id: string; code: string }>(`/api/activities/${id}/attendances`, newKey(), body)
const look = async (visitor: Visitor, id: string) =>
  attendanceDetail.parse((await visitor.get(`/api/attendances/${id}`)).body)
const flagsOf = async (id: string) => (await look(secretary, id)).flags.map(({ code }) => code)
const list = async ({ id }: ActivitySample) =>
  attendanceList.parse((await secretary.get(`/api/activities/${id}/attendances`)).body)

type Decided = { items: { id: string; result: DecisionResult; detail: string }[]; code: string }
const decide = (visitor: Visitor, { id }: ActivitySample, items: object[], key = newKey()) =>
  visitor.command<Decided>(`/api/activities/${id}/attendance-decisions`, key, { items })
const seen = async (id: string, decision = 'confirmed', note?: string) => {
  const { version } = await look(secretary, id)
  return { id, version, decision, ...(note !== undefined && { note }) }
}
const resultOf = async (visitor: Visitor, activity: ActivitySample, item: object) =>
  (await decide(visitor, activity, [item])).body.items[0]?.result

test('scanned, awaited, opened and confirmed; the member sees it', async () => {
  const activity = await held()
  const screen = attendanceCodes.parse(
    (await secretary.get(`/api/activities/${activity.id}/attendance-codes`)).body,
  )
  expect(screen.codes.length).toBeGreaterThan(50)
  const key = newKey()
  const replies = await Promise.all(
    Array.from({ length: 8 }, () => scan(member, activity, screen.codes[0]?.code ?? '', {}, key)),
  )
  expect(new Set(replies.map(({ status, body }) => JSON.stringify([status, body]))).size).toBe(1)
  expect(replies[0]?.status).toBe(201)
  const id = replies[0]?.body.id ?? ''
  expect(await list(activity)).toMatchObject({
    items: [{ id, way: 'code', state: 'recorded', flags: [], person: { id: people.member } }],
    awaited: [{ person: { id: people.liaison } }],
    counts: { recorded: 1, confirmed: 0 },
  })
  expect(await resultOf(secretary, activity, await seen(id))).toBe('confirmed')
  const own = ownAttendances.parse((await member.get('/api/attendances/own')).body)
  expect(own.items).toMatchObject([{ id: activity.id, attendance: { state: 'confirmed' } }])
})

test('a phone without a network sends it later, even a day off by its own clock', async () => {
  const activity = await held({ startsAt: new Date(Date.now() - 3 * hour) })
  const scanned = Date.now() - 2.5 * hour
  for (const [visitor, off] of [
    [member, 0],
    [liaison, -day],
  ] as const) {
    const times = { scannedAt: Math.round(scanned + off), sentAt: Date.now() + off }
    const { status, body } = await scan(visitor, activity, codeAt(activity, scanned), times)
    expect(status).toBe(201)
    expect(Date.parse(body.cameAt)).toBe(slotAt(scanned) * slotMs)
    expect(await flagsOf(body.id)).toEqual(off === 0 ? ['sentLater'] : ['clockOff', 'sentLater'])
  }
})

test('a key that comes again after the answer was lost is answered the same, whenever the phone sends it', async () => {
  const activity = await held()
  const [code, key] = [codeAt(activity), newKey()]
  const first = await scan(member, activity, code, { scannedAt: 1_000, sentAt: 2_000 }, key)
  const again = await scan(member, activity, code, { scannedAt: 1_000, sentAt: 3_000 }, key)
  expect(again).toMatchObject({ status: 201, body: first.body })
  const other = await scan(member, activity, codeAt(activity, Date.now() - minute), {}, key)
  expect(other).toMatchObject({ status: 422, body: { code: 'keyReused' } })
})

describe('what is no proof is refused', () => {
  test.each<[string, Partial<ActivitySample>, number, number, string]>([
    ['before the activity', { startsAt: new Date(Date.now() + 2 * hour) }, 0, 409, 'attendanceTooEarly'],
    ['a code of last week', {}, -7 * day, 422, 'codeUnknown'],
    ['a code that is not shown yet', {}, 10 * minute, 422, 'codeUnknown'],
    [
      'a week after it',
      { startsAt: new Date(Date.now() - 8 * day) },
      -8 * day + minute,
      409,
      'attendanceTooLate',
    ],
    ['a cancelled activity', { state: 'cancelled' }, 0, 409, 'activityNotHeld'],
    ['an activity that is closed', { state: 'closed' }, 0, 409, 'activityNotHeld'],
  ])('%s', async (_what, changes, offMs, status, code) => {
    const activity = await held(changes)
    expect(await scan(member, activity, codeAt(activity, Date.now() + offMs))).toMatchObject({
      status,
      body: { code },
    })
    expect((await sql('SELECT FROM attendance')).rowCount).toBe(0)
  })

  test('the QR of last week’s activity, of another one, and nonsense', async () => {
    const activity = await held()
    const other = await held()
    expect(await scan(member, activity, codeAt(other))).toMatchObject({ body: { code: 'codeUnknown' } })
    expect((await scan(member, activity, '')).status).toBe(422)
    expect((await scan(member, { ...activity, id: randomUUID() }, 'ABCDEF')).status).toBe(404)
  })

  test('twice, by phone and by the list', async () => {
    const activity = await held()
    await scan(member, activity, codeAt(activity))
    const twice = { status: 409, body: { code: 'attendedAlready' } }
    expect(await scan(member, activity, codeAt(activity))).toMatchObject(twice)
    expect(await enter(secretary, activity, { personId: people.member })).toMatchObject(twice)
  })
})

describe('what is doubtful is recorded, told, and confirmed only with a word', () => {
  const isTold = async (activity: ActivitySample, id: string, flag: string) => {
    expect(await flagsOf(id)).toContain(flag)
    expect(await resultOf(secretary, activity, await seen(id))).toBe('noteMissing')
    expect(await resultOf(secretary, activity, await seen(id, 'confirmed', '当场核对过'))).toBe('confirmed')
  }

  test('not signed up', async () => {
    const activity = await held({ signUps: [] })
    await isTold(activity, (await scan(member, activity, codeAt(activity))).body.id, 'notSignedUp')
  })

  test('suspended that day', async () => {
    const activity = await held()
    await sql(
      `INSERT INTO membership_suspension (membership_id, from_on, to_on, reason, entered_by)
       SELECT id, '2026-01-01', '2099-01-01', 'leave', 'test' FROM membership WHERE person_id = $1`,
      [people.member],
    )
    await isTold(activity, (await scan(member, activity, codeAt(activity))).body.id, 'suspended')
    await sql('DELETE FROM membership_suspension')
  })

  test('transferred after signing up', async () => {
    const activity = await held()
    await sql(`UPDATE membership SET valid_to = current_date - 3 WHERE person_id = $1`, [people.member])
    await isTold(activity, (await scan(member, activity, codeAt(activity))).body.id, 'notMember')
    await sql(`UPDATE membership SET valid_to = NULL WHERE person_id = $1`, [people.member])
  })

  test('a screenshot that was sent on', async () => {
    const activity = await held({ startsAt: new Date(Date.now() - 90 * minute) })
    const code = codeAt(activity, Date.now() - hour)
    const now = Date.now()
    const { body } = await scan(member, activity, code, { scannedAt: now, sentAt: now })
    await isTold(activity, body.id, 'passedOn')
  })

  test('one phone for two people: both rows say so, and who looked before sees that it changed', async () => {
    const activity = await held()
    const device = randomUUID()
    const first = (await scan(member, activity, codeAt(activity), { device })).body.id
    const before = await seen(first)
    const second = (await scan(liaison, activity, codeAt(activity), { device })).body.id
    expect(await resultOf(secretary, activity, before)).toBe('stale')
    expect(await look(secretary, first)).toMatchObject({ sameDevice: ['测试联络一'] })
    await isTold(activity, first, 'sharedDevice')
    await isTold(activity, second, 'sharedDevice')
  })

  test('at two places at once: both rows say so', async () => {
    const activity = await held()
    const other = await held({ communityId: units.east1, title: '另一处' })
    const first = (await scan(member, activity, codeAt(activity))).body.id
    const second = (await scan(member, other, codeAt(other))).body.id
    expect((await look(secretary, first)).elsewhere).toEqual(['另一处'])
    await isTold(activity, first, 'elsewhere')
    await isTold(other, second, 'elsewhere')
  })
})

test('ticked, a unit as one, companions, gone early, corrected; afterwards only with a reason', async () => {
  const activity = await held({ unitSignUps: [units.j2] })
  expect((await enter(secretary, activity, { unitId: units.j2, companions: 3 })).status).toBe(201)
  const { body } = await enter(secretary, activity, { personId: people.member })
  const leftAt = new Date(Date.now() - minute).toISOString()
  const correct = { command: { name: 'correct', leftAt, companions: 1, note: '提前离开' } }
  expect((await secretary.command(`/api/attendances/${body.id}/commands`, newKey(), correct)).status).toBe(
    200,
  )
  expect(await look(secretary, body.id)).toMatchObject({ leftEarly: true, companions: 1, version: 2 })
  expect((await list(activity)).counts).toMatchObject({ companions: 4, recorded: 2 })
  const over = await held({ startsAt: new Date(Date.now() - day) })
  const late = { personId: people.member, cameAt: over.startsAt.toISOString() }
  expect(await enter(secretary, over, late)).toMatchObject({
    status: 422,
    body: { code: 'afterwardsReason' },
  })
  expect((await enter(secretary, over, { ...late, reason: '纸质签到表补录' })).status).toBe(201)
  expect((await list(over)).items).toMatchObject([{ way: 'afterwards', reason: '纸质签到表补录' }])
  const future = { personId: people.liaison, cameAt: new Date(Date.now() + day).toISOString(), reason: '补' }
  expect(await enter(secretary, over, future)).toMatchObject({
    status: 422,
    body: { code: 'attendanceTimes' },
  })
  expect((await enter(secretary, over, { personId: 'nobody', reason: '补' })).status).toBe(404)
})

test('refused with a reason, answered by the member, taken back with a reason, and all of it is kept', async () => {
  const activity = await held()
  const { id } = (await scan(member, activity, codeAt(activity))).body
  expect(await resultOf(secretary, activity, await seen(id, 'refused'))).toBe('noteMissing')
  const refusal = await seen(id, 'refused', '当天未见本人')
  expect(await resultOf(secretary, activity, refusal)).toBe('refused')
  expect(await resultOf(secretary, activity, { ...refusal, decision: 'confirmed' })).toBe('alreadyDecided')
  const command = (visitor: Visitor, name: string) =>
    visitor.command(`/api/attendances/${id}/commands`, newKey(), { command: { name, note: '我在后厨帮忙' } })
  expect((await command(member, 'answer')).status).toBe(200)
  expect((await command(member, 'reverse')).status).toBe(403)
  expect((await command(liaison, 'answer')).status).toBe(404)
  expect((await command(secretary, 'correct')).status).toBe(409)
  expect((await command(secretary, 'reverse')).status).toBe(200)
  expect(await resultOf(secretary, activity, await seen(id))).toBe('confirmed')
  const { changes } = await look(member, id)
  expect(changes.map(({ act }) => act)).toEqual(['answered', 'reversed'])
})

test('nobody confirms themselves; the subdistrict above does; the neighbour does not', async () => {
  const activity = await held({ signUps: [people.east1Secretary] })
  const { id } = (await enter(secretary, activity, { personId: people.east1Secretary })).body
  const note = '街道核对'
  const item = { id, version: 1, decision: 'confirmed', note }
  expect(await resultOf(secretary, activity, item)).toBe('ownAttendance')
  const west = await api.as(people.west1Secretary)
  expect(await decide(west, activity, [item])).toMatchObject({ status: 404 })
  expect((await west.get(`/api/activities/${activity.id}/attendances`)).status).toBe(404)
  expect((await west.get(`/api/attendances/${id}`)).status).toBe(404)
  expect(await resultOf(coordinator, activity, item)).toBe('confirmed')
})

test('decisions that race are one each; a repeat is answered the same, another body is not', async () => {
  const activity = await held()
  const ids = await Promise.all(
    [member, liaison].map(async visitor => (await scan(visitor, activity, codeAt(activity))).body.id),
  )
  const items = await Promise.all(ids.map(id => seen(id)))
  const key = newKey()
  const replies = await Promise.all([
    ...Array.from({ length: 6 }, () => decide(secretary, activity, items, key)),
    ...Array.from({ length: 6 }, () => decide(coordinator, activity, items)),
  ])
  const own = replies.slice(0, 6).map(({ body }) => JSON.stringify(body))
  expect(new Set(own).size).toBe(1)
  const won = replies.slice(5).flatMap(({ body }) => body.items.filter(each => each.result === 'confirmed'))
  expect(won).toHaveLength(2)
  expect(await decide(secretary, activity, items.slice(0, 1), key)).toMatchObject({
    status: 422,
    body: { code: 'keyReused' },
  })
  const rows = await sql('SELECT state, version FROM attendance')
  expect(rows.rows).toEqual([1, 2].map(() => ({ state: 'confirmed', version: 2 })))
})

test('no one confirms what was not shown: the list has no versions, and one request has at most fifty', async () => {
  const activity = await held()
  await scan(member, activity, codeAt(activity))
  expect(JSON.stringify(await list(activity))).not.toContain('version')
  const many = Array.from({ length: 51 }, () => ({ id: randomUUID(), version: 1, decision: 'confirmed' }))
  expect((await decide(secretary, activity, many)).status).toBe(422)
  expect(await decide(secretary, activity, many.slice(1, 2))).toMatchObject({
    body: { items: [{ result: 'notFound' }] },
  })
})

test('a version beyond any row is refused by itself, and those decided at the same time are decided', async () => {
  const activity = await held()
  const id = (await scan(member, activity, codeAt(activity))).body.id
  const item = await seen(id)
  const [wrong, right] = await Promise.all([
    decide(coordinator, activity, [{ ...item, id: randomUUID(), version: 2 ** 31 }]),
    decide(secretary, activity, [item]),
  ])
  expect(wrong).toMatchObject({ status: 422, body: { code: 'invalidRequest' } })
  expect(right.body.items[0]?.result).toBe('confirmed')
})
