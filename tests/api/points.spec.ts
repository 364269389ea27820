/** A month of points as people meet it: entries with reasons, an objection upheld, published, then interviews. */
import {
  missingPoints,
  monthAgencies,
  monthStandings,
  pointLedger,
  pointMonths,
} from '#contracts/http/points.js'
import { processPage } from '#contracts/http/processes.js'
import { addDays, localDateOf } from '#domain/calendar/local-date.js'
import { addMonths, firstDayOf, monthOf } from '#domain/points/months.js'
import { advanceMonths } from '#persistence/points/advance-months.js'
import { seedActivity } from '#testing/activities.js'
import { seedAttendance } from '#testing/attendances.js'
import { people, units } from '#testing/claims.js'
import { addSecondDistrict, secondDistrict } from '#testing/second-district.js'
import { newKey, testApi, type TestApi } from './support/api.js'
import type { Answer, Visitor } from './support/visitor.js'

let api: TestApi
let member: Visitor
let officer: Visitor
let secretary: Visitor
let community: Visitor
let objection: string

const today = localDateOf(Date.now())
const month = addMonths(monthOf(today), -1)
const activityId = '00000000-0000-4000-8000-000000000009'

beforeAll(async () => {
  api = await testApi()
  await api.startWorker()
  const [a, b, c, d] = await Promise.all(
    [people.member, people.officer, people.agencySecretary, people.east1Secretary].map(each => api.as(each)),
  )
  if (!a || !b || !c || !d) throw new Error('somebody is missing')
  ;[member, officer, secretary, community] = [a, b, c, d]
  await api.database.pool.query('INSERT INTO point_month (district_id, month) VALUES ($1, $2)', [
    units.district,
    month,
  ])
  const startsAt = new Date(`${firstDayOf(month)}T09:00:00+08:00`)
  await seedActivity(api.database.pool, { id: activityId, startsAt, signUps: [people.member] })
  await seedAttendance(api.database.pool, activityId, { unitId: units.j1 })
  await advanceMonths(api.database.pool, today)
})
afterAll(() => api.close())

const ledgerOf = async (visitor: Visitor, query = '') =>
  pointLedger.parse((await visitor.get<unknown>(`/api/points${query}`)).body)
const monthsOf = async (visitor: Visitor) =>
  pointMonths.parse((await visitor.get<unknown>('/api/points/months')).body)
const objectTo = (visitor: Visitor, body: object, key = newKey()) =>
  visitor.command<Answer & { code?: string }>('/api/points/objections', key, {
    ...{ month, subject: 'member', about: 'missing', rule: 'activity', activityId },
    ...{ claim: '参加了清洁家园，未见记入' },
    ...body,
  })
const decide = async (visitor: Visitor, id: string, act: string) => {
  const { version, allowedActions } = processPage.parse(
    (await visitor.get<unknown>(`/api/processes/${id}`)).body,
  )
  const seat = allowedActions.find(each => each.act === act)
  return visitor.command(`/api/processes/${id}/acts`, newKey(), {
    ...{ seatId: seat?.seatId ?? 'none', act, expectedVersion: version, body: { reason: '查签到表属实' } },
  })
}
const publish = (visitor: Visitor, which = month) =>
  visitor.post<{ code?: string }>(`/api/points/months/${which}/publish`, { districtId: units.district })

test('a settled month: every entry says why, names stay in the unit and the Organization Department', async () => {
  const agency = await ledgerOf(secretary, `?subject=agency&subjectId=${units.j1}`)
  expect(agency).toMatchObject({
    balance: 1,
    items: [{ ruleLabel: '参加活动', factLabel: '清洁家园', ruleVersion: 1, mayObject: true }],
  })
  expect(await ledgerOf(member)).toMatchObject({ balance: 0, items: [] })
  const standings = `/api/points/months/${month}/standings?agencyId=${units.j1}`
  const seen = monthStandings.parse((await secretary.get<unknown>(standings)).body)
  expect(seen.items).toMatchObject([{ personId: people.member, standingLabel: '零积分' }])
  const other = await api.as(people.j2Secretary)
  expect(await other.get(standings)).toMatchObject({ status: 404 })
  expect(await other.get(`/api/points?subjectId=${people.member}`)).toMatchObject({ status: 404 })
  expect(await community.get('/api/points/months')).toMatchObject({ status: 403 })
  const sheets = [`months/${month}/standings.xlsx?agencyId=${units.j1}`, `months/${month}/agencies.xlsx`]
  for (const sheet of [...sheets, `export.xlsx?subjectId=${people.member}`])
    expect(await officer.get(`/api/points/${sheet}`)).toMatchObject({ status: 200 })
  expect(await other.get(`/api/points/export.xlsx?subjectId=${people.member}`)).toMatchObject({ status: 404 })
  const drill = monthAgencies.parse((await officer.get<unknown>(`/api/points/months/${month}`)).body)
  expect(drill.items.find(({ agency: { id } }) => id === units.j1)).toMatchObject({
    points: 1,
    members: { zero: 1 },
    mayOpen: true,
  })
  expect((await monthsOf(officer)).missing).toEqual([])
})

test('an objection upheld is an entry at once; one that is repeated, late or about nothing is refused', async () => {
  const key = newKey()
  const [first, again] = [await objectTo(member, {}, key), await objectTo(member, {}, key)]
  expect([first.status, again.body.processId]).toEqual([201, first.body.processId])
  expect(await objectTo(member, {})).toMatchObject({
    ...{
      status: 409,
      body: { code: 'subjectTaken', detail: expect.stringContaining('同一事项正在办理') as string },
    },
  })
  expect(await objectTo(member, { month: monthOf(today) })).toMatchObject({
    status: 409,
    body: { code: 'objectionWindowClosed' },
  })
  expect(await objectTo(member, { about: 'wrong', entryId: '999' })).toMatchObject({ status: 422 })
  expect(await objectTo(member, { activityId: 'elsewhere' })).toMatchObject({ status: 422 })
  expect(await objectTo(member, { communityId: units.west1 })).toMatchObject({ status: 422 })
  expect(await objectTo(member, { subject: 'agency', agencyId: units.j2 })).toMatchObject({ status: 403 })
  expect(await publish(officer)).toMatchObject({ status: 409, body: { code: 'objectionsRunning' } })
  const id = first.body.processId
  objection = id
  expect(await decide(member, id, 'upholdObjection')).toMatchObject({ status: 409 })
  expect(await decide(community, id, 'upholdObjection')).toMatchObject({ status: 200 })
  await advanceMonths(api.database.pool, today)
  expect(await ledgerOf(member)).toMatchObject({ balance: 1, items: [{ factKind: 'activity', amount: 1 }] })
  expect(await objectTo(member, {})).toMatchObject({ status: 409, body: { code: 'pointGiven' } })
})

test('the community of the activity decides; that it confirms the same attendance later counts nothing twice', async () => {
  const page = processPage.parse((await member.get<unknown>(`/api/processes/${objection}`)).body)
  expect(page.pointObjection).toMatchObject({
    community: { id: units.east1 },
    activity: { title: '清洁家园' },
  })
  await seedAttendance(api.database.pool, activityId)
  for (const _time of [1, 2]) await advanceMonths(api.database.pool, today)
  expect(await ledgerOf(member)).toMatchObject({ balance: 1, items: [{ amount: 1 }] })
  const missing = await member.get<unknown>(`/api/points/missing?month=${month}&subject=member`)
  expect(missingPoints.parse(missing.body).items).toMatchObject([
    { activity: { id: activityId }, rules: ['doneWell'] },
  ])
})

/** More than a page of the ledger holds, all later than what was written before, in a month that another district has had. */
const fiveHundredMore = () =>
  api.database.pool.query(
    `WITH its_month AS (INSERT INTO point_month (district_id, month, state) VALUES ('elsewhere', '2019-01', 'published'))
     INSERT INTO point_entry (month, district_id, subject, subject_id, rule, rule_version, amount, fact_kind, fact_id, fact_on, confirmed_by)
     SELECT '2019-01', district_id, subject, subject_id, rule, rule_version, 1, fact_kind, 'of-old-' || no, '2019-01-01', confirmed_by
     FROM generate_series(1, 500) AS no, (SELECT * FROM point_entry WHERE subject_id = $1 LIMIT 1) one`,
    [units.j1],
  )

test('an entry objected to is taken back by a further one, and stays so, however long the ledger is', async () => {
  const [entry] = (await ledgerOf(secretary, `?subject=agency&subjectId=${units.j1}`)).items
  await fiveHundredMore()
  const long = await ledgerOf(secretary, `?subject=agency&subjectId=${units.j1}`)
  expect(long).toMatchObject({ balance: 501 })
  expect(long.months.find(each => each.month === month)).toMatchObject({ points: 1 })
  expect(long.items.map(({ id }) => id)).not.toContain(entry?.id)
  const pages = [long]
  for (let { next } = long; next !== undefined; next = pages.at(-1)?.next)
    pages.push(await ledgerOf(secretary, `?subject=agency&subjectId=${units.j1}&limit=200&before=${next}`))
  const ids = pages.flatMap(({ items }) => items.map(({ id }) => id))
  expect([pages.length, ids.length, new Set(ids).size, ids.at(-1)]).toEqual([4, 501, 501, entry?.id])
  const { body } = await objectTo(secretary, {
    ...{ subject: 'agency', agencyId: units.j1, about: 'wrong', entryId: entry?.id },
    ...{ claim: '本单位当天没有参加', rule: undefined },
  })
  await decide(community, body.processId, 'upholdObjection')
  for (const _time of [1, 2]) await advanceMonths(api.database.pool, today)
  const { balance, items } = await ledgerOf(secretary, `?subject=agency&subjectId=${units.j1}`)
  const taken = { amount: -1, note: '申诉成立，冲销', reason: '查签到表属实' }
  expect([balance, items[0]]).toMatchObject([500, taken])
})

test('published after the window by the Organization Department, and then a reminder to the agency', async () => {
  await api.database.pool.query('UPDATE point_month SET objections_until = $2 WHERE month = $1', [
    month,
    addDays(today, -1),
  ])
  expect(await publish(secretary)).toMatchObject({ status: 403 })
  await addSecondDistrict(api.database.pool)
  const elsewhere = await api.as(secondDistrict.officer)
  expect(await publish(elsewhere)).toMatchObject({ status: 403, body: { code: 'forbidden' } })
  expect((await monthsOf(elsewhere)).items).toEqual([])
  expect(await publish(officer, monthOf(today))).toMatchObject({
    status: 409,
    body: { code: 'monthNotSettled' },
  })
  expect(await publish(officer)).toMatchObject({ status: 200 })
  await advanceMonths(api.database.pool, today)
  expect((await monthsOf(elsewhere)).items.map(each => each.district.id)).toEqual([secondDistrict.district])
  expect(await elsewhere.get(`/api/points/months/${month}?districtId=${units.district}`)).toMatchObject({
    status: 404,
  })
  const published = (await monthsOf(officer)).items.find(each => each.month === month)
  expect(published).toMatchObject({ stateLabel: '已公布', members: { pointed: 1, zero: 0 } })
  expect(await publish(officer)).toMatchObject({ status: 409, body: { code: 'monthPublished' } })
  const { rows } = await api.database.pool.query(
    'SELECT kind, subject_id FROM follow_up WHERE month = $1 ORDER BY kind, subject_id',
    [month],
  )
  expect(rows).toContainEqual({ kind: 'reminder', subject_id: units.j1 })
  expect(rows).not.toContainEqual({ kind: 'interview', subject_id: people.member })
})

test('a correction of a published month may be objected to like every entry, also one that takes back', async () => {
  const { pool } = api.database
  await pool.query(
    `INSERT INTO done_well (id, activity_id, person_id, reason, by) VALUES (gen_random_uuid(), $1, $2, '带头清运', 'x')`,
    [activityId, people.member],
  )
  await advanceMonths(pool, today)
  await pool.query(
    `UPDATE done_well SET withdrawn_at = now(), withdrawn_by = 'x', withdrawn_reason = '认错了人'`,
  )
  await advanceMonths(pool, today)
  const taken = { month: monthOf(today), rule: 'doneWell', amount: -1, reason: '认错了人' }
  const [closed] = (await ledgerOf(member)).items
  expect(closed).toMatchObject({ ...taken, mayObject: false })
  expect(closed).not.toHaveProperty('activityId')
  await pool.query(`UPDATE point_month SET state = 'objections', objections_until = $1 WHERE month = $2`, [
    addDays(today, 3),
    monthOf(today),
  ])
  const [entry] = (await ledgerOf(member)).items
  expect(entry).toMatchObject({ ...taken, mayObject: true, activityId })
  const missing = await member.get<unknown>(`/api/points/missing?month=${monthOf(today)}&subject=member`)
  expect(missingPoints.parse(missing.body).items).toMatchObject([
    { activity: { id: activityId }, rules: ['doneWell'] },
  ])
  const { body } = await objectTo(member, { month: monthOf(today), rule: 'doneWell' })
  expect(await decide(community, body.processId, 'upholdObjection')).toMatchObject({ status: 200 })
  for (const _time of [1, 2]) await advanceMonths(pool, today)
  const restored = {
    month: monthOf(today),
    rule: 'doneWell',
    amount: 1,
    note: '事实重新确认，恢复',
    reason: '查签到表属实',
  }
  const after = await ledgerOf(member)
  expect([after.balance, after.items[0]]).toMatchObject([2, restored])
})

test('of very many activities the first are offered, the others are found by their name', async () => {
  const startsAt = new Date(`${firstDayOf(monthOf(today))}T09:00:00+08:00`)
  for (let no = 0; no < 101; no++)
    await seedActivity(api.database.pool, {
      ...{ id: `00000000-0000-4000-8000-${String(1000 + no).padStart(12, '0')}`, title: `第${no}次巡河` },
      ...{ startsAt: new Date(startsAt.getTime() + no * 60_000), signUps: [people.member] },
    })
  const offered = async (search: string) =>
    missingPoints.parse(
      (await member.get<unknown>(`/api/points/missing?month=${monthOf(today)}&subject=member${search}`)).body,
    )
  const all = await offered('')
  expect([all.isMore, all.items.some(({ activity }) => activity.title === '第100次巡河')]).toEqual([
    true,
    false,
  ])
  const found = await offered(`&search=${encodeURIComponent('第100次')}`)
  expect([found.isMore, found.items.map(({ activity }) => activity.title)]).toEqual([false, ['第100次巡河']])
  const { status } = await objectTo(member, {
    ...{ month: monthOf(today), activityId: found.items[0]?.activity.id },
  })
  expect(status).toBe(201)
})
