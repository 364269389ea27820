/** A settled month in the browser: a member objects on the phone, the community upholds, the department drills down and publishes. */
import { addDays, localDateOf } from '#domain/calendar/local-date.js'
import { addMonths, firstDayOf, monthOf } from '#domain/points/months.js'
import { advanceMonths } from '#persistence/points/advance-months.js'
import { seedActivity } from '#testing/activities.js'
import { seedAttendance } from '#testing/attendances.js'
import { people, units } from '#testing/claims.js'
import { seedFollowUps } from '#testing/follow-ups.js'
import { rowsOfWorkbook } from '#testing/sheets.js'
import type { Desk } from './support/desk.js'
import { downloaded } from './support/monthly-reports.js'
import { phone, testPortal, type Portal } from './support/portal.js'

let portal: Portal
const today = localDateOf(Date.now())
const month = addMonths(monthOf(today), -1)

beforeAll(async () => {
  portal = await testPortal()
  const { pool } = portal.api.database
  await pool.query('INSERT INTO point_month (district_id, month) VALUES ($1, $2)', [units.district, month])
  const activity = await seedActivity(pool, {
    startsAt: new Date(`${firstDayOf(month)}T09:00:00+08:00`),
    signUps: [people.member],
  })
  await seedAttendance(pool, activity.id)
  await advanceMonths(pool, today)
})
afterAll(() => portal.close())

const shot = async (desk: Desk, name: string) => {
  if (process.env.SHOTS)
    await desk.page.screenshot({ path: `${process.env.SHOTS}/${name}.png`, fullPage: true })
}

test('every entry says why; an objection on the phone, upheld, published', async () => {
  const member = await portal.open(people.member, phone)
  await member.goTo('/points')
  await member.page.getByText('参加活动 · 清洁家园').waitFor()
  expect(await member.overflow()).toBe(0)
  await member.page.getByRole('button', { name: '少记了，申诉' }).click()
  await member.choose('哪一项活动', '清洁家园')
  await member.field('情况说明').fill('当月 8 日参加时表现良好，未见记入')
  await member.send('提交申诉')
  await member.page.getByText('待处理').first().waitFor()
  const processId = new URL(member.page.url()).pathname

  const community = await portal.open(people.east1Secretary)
  await community.goTo(processId)
  await community.page.getByText('当月 8 日参加时表现良好，未见记入').waitFor()
  await community.act('申诉成立', () => community.field('理由').fill('查签到表属实'))
  await advanceMonths(portal.api.database.pool, today)
  await member.goTo('/points')
  await member.page.getByText('累计 2 分').waitFor()

  await portal.api.database.pool.query('UPDATE point_month SET objections_until = $1 WHERE month = $2', [
    addDays(today, -1),
    month,
  ])
  const officer = await portal.open(people.officer)
  await officer.goTo('/points')
  await officer.page.getByRole('button', { name: '公布', exact: true }).click()
  await officer.page.getByRole('dialog').getByRole('button', { name: '公布', exact: true }).click()
  await officer.page.getByText('已提交，稍后公布').waitFor()
  await advanceMonths(portal.api.database.pool, today)
  await officer.goTo(`/points?view=months&month=${month}`)
  await officer.page.getByText('党员积分分布').waitFor()
  await shot(officer, 'month')
  await shot(member, 'member')
  await officer.goTo('/points')
  await officer.page.getByText('已公布').waitFor()
  await shot(officer, 'months')
})

test('what a page of points shows leaves by its button, and nothing else', async () => {
  const officer = await portal.open(people.officer)
  const names = () => officer.page.locator('.rows tbody .on-card-heading').allInnerTexts()
  const exported = async () => {
    const [heading = '', ...rows] = await rowsOfWorkbook((await downloaded(officer, '导出')).content)
    return { heading, rows, names: rows.map(row => row.split('|')[0]) }
  }
  await officer.goTo(`/points?view=months&month=${month}&search=教育局`)
  const agencies = await exported()
  expect(agencies.heading).toMatch(/^机关党组织\|当月积分/)
  expect(agencies.names).toEqual(await names())
  expect(agencies.names).toHaveLength(1)
  await officer.page.getByRole('link', { name: agencies.names[0] ?? '' }).click()
  await officer.page.getByText('测试党员').waitFor()
  const members = await exported()
  expect(members.heading).toMatch(/^姓名\|当月积分/)
  expect(members.names).toEqual(await names())
  await officer.page.getByRole('row', { name: '测试党员' }).getByRole('link').click()
  await officer.page.getByText('参加活动 · 清洁家园').first().waitFor()
  const ledger = await exported()
  expect(ledger.heading).toMatch(/^月份\|分值\|规则/)
  expect(ledger.rows).toHaveLength(await officer.page.locator('.point-entry .point-amount').count())
  expect(ledger.rows[0]).toContain('清洁家园')
  await officer.close()
})

test('another version of the rules: its faults at its fields, against the one before, confirmed; weeks and months at a glance', async () => {
  const officer = await portal.open(people.officer)
  await officer.goTo('/points')
  await officer.sees('参加活动 +1，表现良好 +1，周典型 +2；零积分只看当月。')
  await officer.page.getByRole('link', { name: '积分规则各版' }).click()
  await officer.page.getByRole('button', { name: '定新一版' }).click()
  await officer.field('参加活动').fill('0.5')
  await officer.field('理由').fill('部务会议议定')
  const confirm = async () => {
    await officer.send('核对')
    const asked = officer.page.getByRole('dialog').filter({ hasText: '确认提交？' })
    await asked.waitFor()
    await shot(officer, 'rules-confirm')
    await asked.getByRole('button', { name: '确认提交' }).click()
    await asked.waitFor({ state: 'hidden' })
  }
  await confirm()
  await officer.form.locator('.has-problem', { hasText: '参加活动' }).getByText('1 至 100 的整数').waitFor()
  await shot(officer, 'rules-fault')
  await officer.field('参加活动').fill('2')
  await confirm()
  await officer.page.getByText('已定为第 2 版').waitFor()
  await officer.sees('参加活动：+1 → +2')
  await shot(officer, 'rules')
  await officer.goTo('/periods')
  await officer.page.getByRole('listitem', { name: `${month}，按时` }).waitFor()
  await shot(officer, 'periods')
  const small = await portal.open(people.officer, phone)
  for (const path of ['/point-rules', '/periods']) {
    await small.goTo(path)
    expect(await small.overflow()).toBe(0)
    await shot(small, `phone${path.replaceAll('/', '-')}`)
  }
})

test('everybody reads the month that was published, without an account, on the phone', async () => {
  for (const options of [phone, {}]) {
    const anybody = await portal.open(undefined, options)
    await anybody.goTo('/public-points')
    await anybody.sees(`${month}`)
    await anybody.sees('有积分')
    expect(await anybody.overflow()).toBe(0)
    await shot(anybody, `public-points-${options === phone ? 'phone' : 'wide'}`)
    await anybody.page.getByRole('link', { name: '周典型公示' }).last().click()
    await anybody.sees('各社区每周评出的先进党员和机关党组织')
    await shot(anybody, `models-${options === phone ? 'phone' : 'wide'}`)
  }
})

test('what a month has led to, what has still to begin and what never will, beside the standing; the watch names who is lacking', async () => {
  const earlier = addMonths(month, -1)
  const { pool } = portal.api.database
  await seedFollowUps(pool, earlier)
  await pool.query('DELETE FROM point_standing WHERE month = $1 AND subject_id = $2', [month, units.j2])
  const seen = {
    '/points?view=months': ['已发起 1 · 待发起 4（2 件未能发起，系统再试） · 不再发起 1'],
    [`/points?view=months&month=${earlier}`]: [
      ...['提醒待发起', '不再提醒：发起之前单位已撤销，没有接续单位'],
      '约谈：已发起 1 · 待发起 3（2 件未能发起，系统再试）',
    ],
    [`/points?view=months&month=${earlier}&agency=${units.j1}`]: [
      ...['已发起约谈', '约谈待发起', '约谈未能发起：本人另有一件约谈未办结。'],
      '系统会自动再试；一直未能发起的，请联系系统管理员查看运行状态',
    ],
    '/periods': [`不全：${month}。`, '有单位缺少，区司法局机关党支部缺少'],
  }
  for (const options of [phone, {}]) {
    const officer = await portal.open(people.officer, options)
    for (const [path, words] of Object.entries(seen)) {
      await officer.goTo(path)
      for (const each of words) await officer.sees(each)
      expect(await officer.overflow()).toBe(0)
      await shot(officer, `led-to-${options === phone ? 'phone' : 'wide'}-${Object.keys(seen).indexOf(path)}`)
    }
  }
})
