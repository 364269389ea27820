/** The organiser's part of 签到: by the list, after the closing, one decision for each, answers and reversals. */
import { randomUUID } from 'node:crypto'
import type { ActivitySample } from '#testing/activities.js'
import { people, units } from '#testing/claims.js'
import { newKey, type TestApi } from './support/api.js'
import {
  attendanceStage,
  checkIn,
  type AttendanceStage,
  codeAt,
  decide,
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
let coordinator: Visitor

const minute = 60_000
const day = 24 * 3_600_000

beforeAll(async () => {
  stage = await attendanceStage()
  ;({ api, pool, member, liaison, secretary, coordinator } = stage)
})
afterAll(() => api.close())
beforeEach(() => withoutActivities(stage))

test('ticked, a unit as one, companions, gone early, corrected; afterwards only with a reason', async () => {
  const activity = await held(pool, { unitSignUps: [units.j2] })
  expect((await enter(secretary, activity, { unitId: units.j2, companions: 3 })).status).toBe(201)
  const { body } = await enter(secretary, activity, { personId: people.member })
  const leftAt = new Date(Date.now() - minute).toISOString()
  const correct = { command: { name: 'correct', leftAt, companions: 1, note: '提前离开' } }
  expect((await secretary.command(`/api/attendances/${body.id}/commands`, newKey(), correct)).status).toBe(
    200,
  )
  expect(await look(secretary, body.id)).toMatchObject({ leftEarly: true, companions: 1, version: 2 })
  expect((await list(secretary, activity)).counts).toMatchObject({ companions: 4, recorded: 2 })
  const over = await held(pool, { startsAt: new Date(Date.now() - day) })
  const late = { personId: people.member, cameAt: over.startsAt.toISOString() }
  expect(await enter(secretary, over, late)).toMatchObject({
    status: 422,
    body: { code: 'afterwardsReason' },
  })
  expect((await enter(secretary, over, { ...late, reason: '纸质签到表补录' })).status).toBe(201)
  expect((await list(secretary, over)).items).toMatchObject([{ way: 'afterwards', reason: '纸质签到表补录' }])
  const future = { personId: people.liaison, cameAt: new Date(Date.now() + day).toISOString(), reason: '补' }
  expect(await enter(secretary, over, future)).toMatchObject({
    status: 422,
    body: { code: 'attendanceTimes' },
  })
})

test('refused with a reason, answered by the member, taken back with a reason, and all of it is kept', async () => {
  const activity = await held(pool)
  const { id } = (await scan(member, activity, codeAt(api, activity))).body
  expect(await resultOf(secretary, activity, await seen(secretary, id, 'refused'))).toBe('noteMissing')
  const refusal = await seen(secretary, id, 'refused', '当天未见本人')
  expect(await resultOf(secretary, activity, refusal)).toBe('refused')
  expect(await resultOf(secretary, activity, { ...refusal, decision: 'confirmed' })).toBe('alreadyDecided')
  const command = (visitor: Visitor, name: string) =>
    visitor.command(`/api/attendances/${id}/commands`, newKey(), { command: { name, note: '我在后厨帮忙' } })
  expect((await command(member, 'answer')).status).toBe(200)
  expect((await command(member, 'reverse')).status).toBe(403)
  expect((await command(liaison, 'answer')).status).toBe(404)
  expect((await command(secretary, 'correct')).status).toBe(409)
  expect((await command(secretary, 'reverse')).status).toBe(200)
  expect(await resultOf(secretary, activity, await seen(secretary, id))).toBe('confirmed')
  const { changes } = await look(member, id)
  expect(changes.map(({ act }) => act)).toEqual(['answered', 'reversed'])
})

test('nobody confirms themselves; the subdistrict above does; the neighbour does not', async () => {
  const activity = await held(pool, { signUps: [people.east1Secretary] })
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
  const activity = await held(pool)
  const ids = await Promise.all(
    [member, liaison].map(async visitor => (await scan(visitor, activity, codeAt(api, activity))).body.id),
  )
  const items = await Promise.all(ids.map(id => seen(secretary, id)))
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
  const rows = await pool.query('SELECT state, version FROM attendance')
  expect(rows.rows).toEqual([1, 2].map(() => ({ state: 'confirmed', version: 2 })))
})

test('each request stands in the audit by the commit of its decisions, once, whoever comes at the same time', async () => {
  const activity = await held(pool)
  const item = await seen(secretary, (await scan(member, activity, codeAt(api, activity))).body.id)
  await Promise.all([decide(secretary, activity, [item]), decide(coordinator, activity, [item])])
  const { rows } = await pool.query(
    `SELECT person_id AS by, outcome, subject_id AS subject, count(*)::int AS times FROM audit_entry
     WHERE operation = 'decideAttendances' AND subject_id = $1 GROUP BY 1, 2, 3 ORDER BY 1`,
    [activity.id],
  )
  const entry = { outcome: 'done', subject: activity.id, times: 1 }
  const both = [people.east1Secretary, people.eastCoordinator].sort()
  expect(rows).toEqual(both.map(by => ({ by, ...entry })))
})

test('no one confirms what was not shown: the list has no versions, and one request has at most fifty', async () => {
  const activity = await held(pool)
  await scan(member, activity, codeAt(api, activity))
  expect(JSON.stringify(await list(secretary, activity))).not.toContain('version')
  const many = Array.from({ length: 51 }, () => ({ id: randomUUID(), version: 1, decision: 'confirmed' }))
  expect((await decide(secretary, activity, many)).status).toBe(422)
  expect(await decide(secretary, activity, many.slice(1, 2))).toMatchObject({
    body: { items: [{ result: 'notFound' }] },
  })
})

test('a version beyond any row is refused by itself, and those decided at the same time are decided', async () => {
  const activity = await held(pool)
  const id = (await scan(member, activity, codeAt(api, activity))).body.id
  const item = await seen(secretary, id)
  const [wrong, right] = await Promise.all([
    decide(coordinator, activity, [{ ...item, id: randomUUID(), version: 2 ** 31 }]),
    decide(secretary, activity, [item]),
  ])
  expect(wrong).toMatchObject({ status: 422, body: { code: 'invalidRequest' } })
  expect(right.body.items[0]?.result).toBe('confirmed')
})

describe('what comes after the activity was closed', () => {
  const close = ({ id }: ActivitySample) =>
    pool.query(`UPDATE activity SET state = 'closed' WHERE id = $1`, [id])
  const toldLate = async () =>
    (
      await pool.query<{ process: string }>(
        `SELECT process_id AS process FROM notice WHERE template = 'activity.lateArrival'`,
      )
    ).rows

  test('a code that was scanned in time is kept; the organisers are told once, and decide with a word', async () => {
    const activity = await held(pool)
    await close(activity)
    const [now, before] = [Date.now(), Date.now() - 30 * minute]
    const ids: string[] = []
    for (const visitor of [member, liaison]) {
      const sent = await scan(visitor, activity, codeAt(api, activity, before), {
        scannedAt: before,
        sentAt: now,
      })
      expect(sent.status).toBe(201)
      ids.push(sent.body.id)
      expect(await flagsOf(secretary, sent.body.id)).toEqual(['sentLater', 'afterClosing'])
    }
    expect(await toldLate()).toEqual([{ process: activity.id }])
    expect((await list(secretary, activity)).allowedActions).toEqual(['enter', 'decide'])
    const [id = ''] = ids
    expect(await resultOf(secretary, activity, await seen(secretary, id))).toBe('noteMissing')
    const item = await seen(secretary, id, 'confirmed', '当时在场，手机没有信号')
    expect(await resultOf(secretary, activity, item)).toBe('confirmed')
  })

  test('a repeat is told what it was told before, also when the activity was called off since', async () => {
    const activity = await held(pool)
    const [code, key, listed] = [codeAt(api, activity), newKey(), newKey()]
    const first = await scan(member, activity, code, {}, key)
    const entered = await enter(secretary, activity, { personId: people.liaison }, listed)
    await pool.query(`UPDATE activity SET state = 'cancelled' WHERE id = $1`, [activity.id])
    expect(await scan(member, activity, code, {}, key)).toMatchObject({ status: 201, body: first.body })
    expect(await enter(secretary, activity, { personId: people.liaison }, listed)).toMatchObject({
      status: 201,
      body: entered.body,
    })
    expect(await scan(member, activity, code)).toMatchObject({ body: { code: 'activityNotHeld' } })
  })

  test('a paper list that turns up is entered with a reason', async () => {
    const activity = await held(pool, { startsAt: new Date(Date.now() - day) })
    await close(activity)
    const late = { personId: people.member, cameAt: activity.startsAt.toISOString() }
    expect(await enter(secretary, activity, late)).toMatchObject({ body: { code: 'afterwardsReason' } })
    const { status, body } = await enter(secretary, activity, { ...late, reason: '补交的纸质签到表' })
    expect(status).toBe(201)
    expect(await flagsOf(secretary, body.id)).toEqual(['afterClosing'])
  })
})

test('nobody is entered who has nothing to do with the activity; who has moved away is entered and told', async () => {
  const activity = await held(pool)
  const refused = { status: 422, body: { code: 'attendanceOutOfReach' } }
  for (const subject of [{ personId: people.j2Liaison }, { personId: 'nobody' }, { unitId: units.j2 }])
    expect(await enter(secretary, activity, subject)).toMatchObject(refused)
  await checkIn(pool, [people.agencySecretary])
  await pool.query('UPDATE membership SET valid_to = current_date - 9 WHERE person_id = $1', [
    people.agencySecretary,
  ])
  const { status, body } = await enter(secretary, activity, { personId: people.agencySecretary })
  expect(status).toBe(201)
  expect(await flagsOf(secretary, body.id)).toEqual(['notSignedUp', 'notMember'])
})
