/** What people read beside points: why somebody is not counted as zero, and of each entry its rule, fact and who confirmed it. */
import { monthAgencies, monthStandings, pointLedger } from '#contracts/http/points.js'
import { localDateOf } from '#domain/calendar/local-date.js'
import { addMonths, firstDayOf, monthOf } from '#domain/points/months.js'
import { changeTree } from '#persistence/organisation/change-tree.js'
import { advanceMonths } from '#persistence/points/advance-months.js'
import { findCommunityOfEntry, findObjectedActivities } from '#persistence/points/find-objected.js'
import { seedActivity } from '#testing/activities.js'
import { seedAttendance } from '#testing/attendances.js'
import { people, units } from '#testing/claims.js'
import { seedMembership } from '#testing/memberships.js'
import { testApi, type TestApi } from './support/api.js'
import type { Visitor } from './support/visitor.js'
import { linesOfWorkbook } from './support/workbook.js'

let api: TestApi
let member: Visitor
let secretary: Visitor

const today = localDateOf(Date.now())
const month = addMonths(monthOf(today), -1)
const day = firstDayOf(month)

beforeAll(async () => {
  api = await testApi()
  ;[member, secretary] = [await api.as(people.member), await api.as(people.agencySecretary)]
  const { pool } = api.database
  await pool.query('INSERT INTO point_month (district_id, month) VALUES ($1, $2)', [units.district, month])
  const membershipId = await seedMembership(pool, { personId: people.member, validFrom: '2020-01-01' })
  await pool.query(
    `INSERT INTO membership_suspension (membership_id, from_on, to_on, reason, entered_by) VALUES ($1, $2, $2, 'illness', 'x')`,
    [membershipId, day],
  )
  await advanceMonths(pool, today)
})
afterAll(() => api.close())

const ledger = async () => pointLedger.parse((await member.get('/api/points')).body)
const standings = `/api/points/months/${month}/standings`
const ofUnit = `?agencyId=${units.j1}`
/** How many members of the units in somebody's sight have how many points. */
const spread = async (visitor: Visitor) =>
  monthAgencies.parse((await visitor.get(`/api/points/months/${month}`)).body).distribution

test('whoever is not counted as zero reads why; so does the unit, also in what it takes along, and no other unit', async () => {
  const why = { standingLabel: '不计零积分', reason: '当月有暂停参加的日子' }
  const { months } = await ledger()
  expect(months.find(each => each.month === month)).toMatchObject(why)
  const { items } = monthStandings.parse((await secretary.get(`${standings}${ofUnit}`)).body)
  expect(items).toMatchObject([{ personId: people.member, ...why }])
  const taken = await linesOfWorkbook(api.url, `${standings}.xlsx${ofUnit}`, secretary)
  expect(taken).toEqual([
    '姓名|当月积分|情况|依据|约谈',
    expect.stringMatching(/^测试党员\|0\|不计零积分\|当月有暂停参加的日子/),
  ])
  const agencies = await linesOfWorkbook(api.url, `/api/points/months/${month}/agencies.xlsx`, secretary)
  expect(agencies.slice(1)).toEqual([expect.stringMatching(/^区教育局机关党支部\|0\|零积分\|\|0\|0\|1\|0/)])
  const other = await api.as(people.j2Secretary)
  for (const path of [standings, `${standings}.xlsx`])
    expect((await other.get(`${path}${ofUnit}`)).status).toBe(404)
  expect([await spread(secretary), await spread(other)]).toEqual([[{ points: 0, members: 1 }], []])
})

test('what is confirmed after its month was published is a stated correction of the next, with rule, fact, day and who confirmed it', async () => {
  const { pool } = api.database
  await pool.query(`UPDATE point_month SET state = 'published' WHERE month = $1`, [month])
  const startsAt = new Date(`${day}T09:00:00+08:00`)
  const { id } = await seedActivity(pool, { startsAt, state: 'closed', signUps: [] })
  await seedAttendance(pool, id)
  await advanceMonths(pool, today)
  expect((await ledger()).items).toMatchObject([
    {
      ...{ month: monthOf(today), amount: 1, ruleLabel: '参加活动', ruleVersion: 1, factLabel: '清洁家园' },
      ...{ factOn: day, confirmedByName: '测试东一', note: '以前月份的更正', mayObject: false },
    },
  ])
  expect(await linesOfWorkbook(api.url, '/api/points/export.xlsx', member)).toEqual([
    '月份|分值|规则|规则版本|事项|日期|确认人|说明|理由',
    expect.stringContaining(
      `${monthOf(today)}|1|参加活动|1|清洁家园|${day}|测试东一|以前月份的更正`,
    ) as string,
  ])
})

test('each says in whose words why: done well, withdrawn, no longer confirmed, the model for what, revoked', async () => {
  const { pool } = api.database
  const told = async () =>
    (await ledger()).items.map(({ amount, rule, reason = '' }) => `${amount} ${rule} ${reason}`).sort()
  const looks = async (...sql: string[]) => {
    for (const each of sql) await pool.query(each)
    await advanceMonths(pool, today)
  }
  const { rows } = await pool.query<{ id: string }>('SELECT activity_id AS id FROM attendance')
  await looks(
    `INSERT INTO done_well (id, activity_id, person_id, reason, by)
     VALUES (gen_random_uuid(), '${rows[0]?.id ?? ''}', '${people.member}', '带头清运', 'x')`,
    `INSERT INTO weekly_selection (community_id, week, sunday, recommend_until, state, subject, subject_id, public_text, decided_by, published_at)
     VALUES ('${units.east1}', 'w1', '${day}', '${day}', 'selected', 'member', '${people.member}', '雨夜守堤', 'x', now())`,
  )
  expect(await told()).toEqual(['1 activity ', '1 doneWell 带头清运', '2 weeklyModel 雨夜守堤'])
  await looks(
    `UPDATE done_well SET withdrawn_at = now(), withdrawn_by = 'x', withdrawn_reason = '认错了人'`,
    `UPDATE weekly_selection SET revoked_at = now(), revoked_by = 'x', revoked_reason = '事迹不实'`,
    `UPDATE attendance SET state = 'refused', decision_note = '签到表上没有'`,
  )
  expect(await told()).toEqual([
    ...['-1 activity 签到表上没有', '-1 doneWell 认错了人', '-2 weeklyModel 事迹不实'],
    ...['1 activity ', '1 doneWell ', '2 weeklyModel '],
  ])
})

test('the successor of a merged community is asked about what was done before', async () => {
  const { pool } = api.database
  const [entry] = (await ledger()).items
  const order = { by: people.systemAdministrator, reason: '区划调整', today }
  await changeTree(pool, order, { name: 'merge', unitId: units.east1, intoId: units.east2 })
  expect(await findCommunityOfEntry(pool, entry?.id ?? '0')).toBe(units.east2)
  const of = { subject: 'member', subjectId: people.member, month } as const
  expect((await findObjectedActivities(pool, of)).items).toMatchObject([{ communityId: units.east2 }])
})
