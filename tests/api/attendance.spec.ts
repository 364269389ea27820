/** 签到 as people meet it: by the code of the screen, from a phone that had no network; what is no proof, what is doubtful. */
import { randomUUID } from 'node:crypto'
import { attendanceCodes, ownAttendances } from '#contracts/http/attendance.js'
import { slotAt, slotMs } from '#domain/attendance/attendance-code.js'
import type { ActivitySample } from '#testing/activities.js'
import { people, units } from '#testing/claims.js'
import { newKey, type TestApi } from './support/api.js'
import {
  attendanceStage,
  type AttendanceStage,
  codeAt,
  enter,
  flagsOf,
  held,
  list,
  look,
  resultOf,
  scan,
  seen,
  withoutActivities,
} from './support/attendance.js'
import type { Visitor } from './support/visitor.js'

let stage: AttendanceStage
let api: TestApi
let pool: TestApi['database']['pool']
let member: Visitor
let liaison: Visitor
let secretary: Visitor

const hour = 3_600_000
const minute = 60_000
const day = 24 * 3_600_000

beforeAll(async () => {
  stage = await attendanceStage()
  ;({ api, pool, member, liaison, secretary } = stage)
})
afterAll(() => api.close())
beforeEach(() => withoutActivities(stage))

test('scanned, awaited, opened and confirmed; the member sees it', async () => {
  const activity = await held(pool)
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
  expect(await list(secretary, activity)).toMatchObject({
    items: [{ id, way: 'code', state: 'recorded', flags: [], person: { id: people.member } }],
    awaited: [{ person: { id: people.liaison } }],
    counts: { recorded: 1, confirmed: 0 },
  })
  expect(await resultOf(secretary, activity, await seen(secretary, id))).toBe('confirmed')
  const own = ownAttendances.parse((await member.get('/api/attendances/own')).body)
  expect(own.items).toMatchObject([{ id: activity.id, attendance: { state: 'confirmed' }, isShown: true }])
})

test('a phone without a network sends it later, even a day off by its own clock', async () => {
  const activity = await held(pool, { startsAt: new Date(Date.now() - 3 * hour) })
  const scanned = Date.now() - 2.5 * hour
  for (const [visitor, off] of [
    [member, 0],
    [liaison, -day],
  ] as const) {
    const times = { scannedAt: Math.round(scanned + off), sentAt: Date.now() + off }
    const { status, body } = await scan(visitor, activity, codeAt(api, activity, scanned), times)
    expect(status).toBe(201)
    expect(Date.parse(body.cameAt)).toBe(slotAt(scanned) * slotMs)
    expect(await flagsOf(secretary, body.id)).toEqual(off === 0 ? ['sentLater'] : ['clockOff', 'sentLater'])
  }
})

test('a key that comes again after the answer was lost is answered the same, whenever the phone sends it', async () => {
  const activity = await held(pool)
  const [code, key] = [codeAt(api, activity), newKey()]
  const first = await scan(member, activity, code, { scannedAt: 1_000, sentAt: 2_000 }, key)
  const again = await scan(member, activity, code, { scannedAt: 1_000, sentAt: 3_000 }, key)
  expect(again).toMatchObject({ status: 201, body: first.body })
  const other = await scan(member, activity, codeAt(api, activity, Date.now() - minute), {}, key)
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
    ['a plan that came to nothing', { state: 'dropped' }, 0, 409, 'activityNotHeld'],
  ])('%s', async (_what, changes, offMs, status, code) => {
    const activity = await held(pool, changes)
    expect(await scan(member, activity, codeAt(api, activity, Date.now() + offMs))).toMatchObject({
      status,
      body: { code },
    })
    expect((await pool.query('SELECT FROM attendance')).rowCount).toBe(0)
  })

  test('the QR of last week’s activity, of another one, and nonsense', async () => {
    const activity = await held(pool)
    const other = await held(pool)
    expect(await scan(member, activity, codeAt(api, other))).toMatchObject({ body: { code: 'codeUnknown' } })
    expect((await scan(member, activity, '')).status).toBe(422)
    expect((await scan(member, { ...activity, id: randomUUID() }, 'ABCDEF')).status).toBe(404)
  })

  test('twice, by phone and by the list', async () => {
    const activity = await held(pool)
    await scan(member, activity, codeAt(api, activity))
    const twice = { status: 409, body: { code: 'attendedAlready' } }
    expect(await scan(member, activity, codeAt(api, activity))).toMatchObject(twice)
    expect(await enter(secretary, activity, { personId: people.member })).toMatchObject(twice)
  })
})

describe('what is doubtful is recorded, told, and confirmed only with a word', () => {
  const isTold = async (activity: ActivitySample, id: string, flag: string) => {
    expect(await flagsOf(secretary, id)).toContain(flag)
    expect(await resultOf(secretary, activity, await seen(secretary, id))).toBe('noteMissing')
    expect(await resultOf(secretary, activity, await seen(secretary, id, 'confirmed', '当场核对过'))).toBe(
      'confirmed',
    )
  }

  test('not signed up', async () => {
    const activity = await held(pool, { signUps: [] })
    await isTold(activity, (await scan(member, activity, codeAt(api, activity))).body.id, 'notSignedUp')
  })

  test('suspended that day', async () => {
    const activity = await held(pool)
    await pool.query(
      `INSERT INTO membership_suspension (membership_id, from_on, to_on, reason, entered_by)
       SELECT id, '2026-01-01', '2099-01-01', 'leave', 'test' FROM membership WHERE person_id = $1`,
      [people.member],
    )
    await isTold(activity, (await scan(member, activity, codeAt(api, activity))).body.id, 'suspended')
    await pool.query('DELETE FROM membership_suspension')
  })

  test('transferred after signing up', async () => {
    const activity = await held(pool)
    await pool.query(`UPDATE membership SET valid_to = current_date - 3 WHERE person_id = $1`, [
      people.member,
    ])
    await isTold(activity, (await scan(member, activity, codeAt(api, activity))).body.id, 'notMember')
    await pool.query(`UPDATE membership SET valid_to = NULL WHERE person_id = $1`, [people.member])
  })

  test('a screenshot that was sent on', async () => {
    const activity = await held(pool, { startsAt: new Date(Date.now() - 90 * minute) })
    const code = codeAt(api, activity, Date.now() - hour)
    const now = Date.now()
    const { body } = await scan(member, activity, code, { scannedAt: now, sentAt: now })
    await isTold(activity, body.id, 'passedOn')
  })

  test('one phone for two people: both rows say so, and who looked before sees that it changed', async () => {
    const activity = await held(pool)
    const device = randomUUID()
    const first = (await scan(member, activity, codeAt(api, activity), { device })).body.id
    const before = await seen(secretary, first)
    const second = (await scan(liaison, activity, codeAt(api, activity), { device })).body.id
    expect(await resultOf(secretary, activity, before)).toBe('stale')
    expect(await look(secretary, first)).toMatchObject({ sameDevice: ['测试联络一'] })
    await isTold(activity, first, 'sharedDevice')
    await isTold(activity, second, 'sharedDevice')
  })

  test('at two places at once: both rows say so', async () => {
    const activity = await held(pool)
    const other = await held(pool, { communityId: units.east1, title: '另一处' })
    const first = (await scan(member, activity, codeAt(api, activity))).body.id
    const second = (await scan(member, other, codeAt(api, other))).body.id
    expect((await look(secretary, first)).elsewhere).toEqual(['另一处'])
    await isTold(activity, first, 'elsewhere')
    await isTold(other, second, 'elsewhere')
  })
})
