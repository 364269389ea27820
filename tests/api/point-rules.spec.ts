/** Versions of the rules by district, the watch over months and weeks, and what everybody may read of a published month. */
import { periodsWatched, pointRuleVersions, publicPoints } from '#contracts/http/point-rules.js'
import { addDays, localDateOf } from '#domain/calendar/local-date.js'
import { addMonths, firstDayOf, monthOf } from '#domain/points/months.js'
import { openedWeekOf } from '#domain/weekly/weekly-rules.js'
import { advanceMonths } from '#persistence/points/advance-months.js'
import { advanceWeeks, openWeek } from '#persistence/weekly/advance-weeks.js'
import { fillWeekGaps } from '#persistence/weekly/week-gaps.js'
import { seedActivity } from '#testing/activities.js'
import { seedAttendance } from '#testing/attendances.js'
import { people, units } from '#testing/claims.js'
import { addSecondDistrict, secondDistrict } from '#testing/second-district.js'
import { policies } from '../../apps/api/src/access/policies.js'
import { testApi, type TestApi } from './support/api.js'
import type { Visitor } from './support/visitor.js'

let api: TestApi
let officer: Visitor
let member: Visitor

const today = localDateOf(Date.now())
const last = addMonths(monthOf(today), -1)
const next = addMonths(monthOf(today), 1)
const activityId = '00000000-0000-4000-8000-000000000009'

beforeAll(async () => {
  api = await testApi()
  await addSecondDistrict(api.database.pool)
  const [a, b] = await Promise.all([api.as(people.officer), api.as(people.member)])
  if (!a || !b) throw new Error('somebody is missing')
  ;[officer, member] = [a, b]
})
afterAll(() => api.close())

const rules = {
  ...{ districtId: units.district, fromMonth: next, zeroBy: 'month', objectionDays: 5, publicationDays: 7 },
  ...{ amounts: { activity: 2, doneWell: 1, weeklyModel: 3 }, reason: '部务会议定' },
}
const set = (visitor: Visitor, changes: object = {}) =>
  visitor.post<{ version: number; code?: string }>('/api/points/rules', { ...rules, ...changes })
const amounts = (changes: object) => ({ amounts: { ...rules.amounts, ...changes } })
const versionsOf = async (visitor: Visitor) =>
  pointRuleVersions.parse((await visitor.get<unknown>('/api/points/rules')).body).districts

test.each([
  ['negative', amounts({ activity: -1 }), 'pointAmount', ['amounts.activity']],
  ['half a point', amounts({ doneWell: 0.5 }), 'pointAmount', ['amounts.doneWell']],
  ['beyond counting', amounts({ doneWell: 1e15 }), 'pointAmount', ['amounts.doneWell']],
  ['six days', { publicationDays: 6 }, 'ruleDays', ['publicationDays']],
  ['four working days', { objectionDays: 4 }, 'ruleDays', ['objectionDays']],
  ['the present month', { fromMonth: monthOf(today) }, 'ruleMonthBegun', ['fromMonth']],
])('a version is refused, at its field: %s', async (_what, changes, code, paths) => {
  const problems = paths.map(path => ({ path }))
  expect(await set(officer, changes)).toMatchObject({ body: { code, problems } })
})

test('a version of one district says who, when and why; it is that of no other; the same again is the same one', async () => {
  const first = await set(officer)
  expect(first).toMatchObject({ status: 201, body: { version: 2 } })
  expect(await set(officer)).toMatchObject({ status: 201, body: { version: 2 } })
  expect(await set(officer, amounts({ activity: 3 }))).toMatchObject({ body: { code: 'ruleMonthTaken' } })
  const elsewhere = await api.as(secondDistrict.officer)
  expect(await set(elsewhere)).toMatchObject({ status: 403 })
  expect(await set(member)).toMatchObject({ status: 403 })
  const [own] = await versionsOf(officer)
  expect(own).toMatchObject({
    mayChange: true,
    earliest: next,
    versions: [
      {
        version: 2,
        fromMonth: next,
        reason: '部务会议定',
        setByName: '测试经办甲',
        setOn: today,
        isPresent: false,
      },
      { version: 1, isPresent: true },
    ],
  })
  expect((await versionsOf(elsewhere))[0]?.versions.map(({ version }) => version)).toEqual([1])
  expect((await versionsOf(member))[0]).toMatchObject({ mayChange: false })
})

test('the watch says what is missing and what waits; what an outage skipped is caught up', async () => {
  const { pool } = api.database
  const begun = addMonths(last, -2)
  for (const id of [units.district, secondDistrict.district])
    await pool.query('INSERT INTO point_month (district_id, month) VALUES ($1, $2)', [id, begun])
  const periods = async (visitor: Visitor) =>
    periodsWatched.parse((await visitor.get<unknown>('/api/periods')).body)
  const before = await periods(officer)
  expect(before.districts).toMatchObject([
    {
      missing: [addMonths(last, -1), last, monthOf(today)],
      waiting: [{ month: begun, why: 'notSettled' }],
      months: [{ period: begun, is: 'kept' }, { is: 'missing' }, { is: 'missing' }, { is: 'missing' }],
    },
  ])
  expect(before.weeks).toEqual([])
  expect(before.districts).toHaveLength(1)
  const administrator = await api.as(people.systemAdministrator)
  expect((await periods(administrator)).districts).toHaveLength(2)
  expect(await member.get('/api/periods')).toMatchObject({ status: 403 })
  await advanceMonths(pool, today)
  expect((await periods(officer)).districts[0]).toMatchObject({
    missing: [],
    months: [{ is: 'kept' }, ...Array.from({ length: 2 }, () => ({ is: 'caughtUp', caughtUpOn: today })), {}],
  })
  await pool.query('DELETE FROM point_standing WHERE month = $1 AND subject_id = $2', [last, units.j1])
  expect((await periods(officer)).districts[0]?.months[2]).toMatchObject({ is: 'incomplete', lacking: 1 })
  const [past, present] = [openedWeekOf(addDays(today, -7)), openedWeekOf(today)]
  await openWeek(pool, past)
  await advanceWeeks(pool, today)
  await pool.query('DELETE FROM weekly_selection WHERE week = $1 AND community_id = $2', [
    present.week,
    units.east1,
  ])
  expect((await periods(officer)).weeks).toMatchObject([
    { period: past.week, is: 'kept' },
    { period: present.week, is: 'incomplete', lacking: 1, lackingNames: ['东一社区'] },
  ])
  expect(await fillWeekGaps(pool)).toHaveLength(1)
  expect((await periods(officer)).weeks.map(({ is }) => is)).not.toContain('incomplete')
})

test('everybody reads counts, thresholds and honours; no answer without an account names anybody without points', async () => {
  const { pool } = api.database
  const startsAt = new Date(`${firstDayOf(last)}T09:00:00+08:00`)
  await seedActivity(pool, { id: activityId, startsAt, signUps: [] })
  await seedAttendance(pool, activityId, { unitId: units.j1 })
  await advanceMonths(pool, today)
  await pool.query(
    `INSERT INTO weekly_selection (community_id, week, sunday, recommend_until, state, subject, subject_id, public_text, published_at)
     VALUES ($1, 'w1', $2, $2, 'selected', 'agency', $3, '带头清运', now()),
       ($1, 'w2', $2, $2, 'selected', 'member', $4, '没有积分的人', now())`,
    [units.east1, firstDayOf(last), units.j1, secondDistrict.member],
  )
  await pool.query(
    `UPDATE point_month SET state = 'published', published_at = now(), shown_until = $1 WHERE month = $2`,
    [today, last],
  )
  // As if the model's points had been taken back since.
  await pool.query(`UPDATE point_standing SET standing = 'zero', exclusion = NULL WHERE subject = 'member'`)
  const visitor = api.visitor()
  const { body } = await visitor.get<unknown>('/api/public/points')
  const page = publicPoints.parse(body)
  const own = page.items.find(({ district }) => district.id === units.district)
  expect(own).toMatchObject({
    month: last,
    members: { pointed: 0, zero: 1 },
    agencies: { pointed: 1, reached: [{ points: 1, count: 1 }, { points: 2, count: 0 }, {}, {}, {}] },
    honours: [{ week: 'w1', why: '带头清运' }],
  })
  const { rows: zero } = await pool.query<{ name: string }>(
    `SELECT coalesce(p.name, u.name) AS name FROM point_standing s LEFT JOIN person p ON p.id = s.subject_id
     LEFT JOIN org_unit u ON u.id = s.subject_id WHERE s.standing = 'zero' AND s.month = $1`,
    [last],
  )
  expect(zero.length).toBeGreaterThan(1)
  const text = JSON.stringify(body)
  expect(zero.filter(({ name }) => text.includes(name))).toEqual([])
})

/** What anybody may ask for without an account, but for the demo's own list of its people. */
const publicRoutes = Object.entries(policies)
  .filter(([route, { who, demo }]) => who === 'public' && route.startsWith('GET ') && !demo)
  .map(([route]) => route.slice('GET '.length))

test('whatever anybody asks for without an account, the answer names nobody without points', async () => {
  // Of the month published above; whoever was a week's model is named for that.
  const { rows: zero } = await api.database.pool.query<{ id: string; name: string }>(
    `SELECT s.subject_id AS id, coalesce(p.name, u.name) AS name FROM point_standing s LEFT JOIN person p ON p.id = s.subject_id
     LEFT JOIN org_unit u ON u.id = s.subject_id WHERE s.standing = 'zero' AND s.month = $1
     AND s.subject_id NOT IN (SELECT subject_id FROM weekly_selection WHERE published_at IS NOT NULL)`,
    [last],
  )
  expect(zero.map(({ id }) => id)).toEqual(expect.arrayContaining([people.member, units.j2]))
  const ids = [people.member, units.j2, units.east1, activityId]
  const addresses = publicRoutes.flatMap(route =>
    /[:*]/.test(route) ? ids.map(id => route.replace(/:\w+|\*/, id)) : [route],
  )
  expect(addresses.length).toBeGreaterThan(publicRoutes.length)
  const answers = await Promise.all(
    addresses.map(async address => {
      const reply = await fetch(`${api.url}${address}`, { redirect: 'manual' })
      return { address, isAnswer: reply.status < 500, text: await reply.text() }
    }),
  )
  const named = answers.filter(({ text }) => zero.some(({ name }) => text.includes(name)))
  expect(answers.filter(({ isAnswer }) => !isAnswer)).toEqual([])
  expect(named.map(({ address }) => address)).toEqual([])
})
