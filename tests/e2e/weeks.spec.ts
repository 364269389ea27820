/** A week in the browser: a resident's phone, paper, who is meant, compared, reviewed, shown to everybody, counted. */
import { addDays, localDateOf } from '#domain/calendar/local-date.js'
import { openedWeekOf } from '#domain/weekly/weekly-rules.js'
import { advanceWeeks, openWeek } from '#persistence/weekly/advance-weeks.js'
import { people, units } from '#testing/claims.js'
import { seedMembership } from '#testing/memberships.js'
import { beginDecisions } from '../../apps/worker/weekly/begin-decisions.js'
import type { Desk } from './support/desk.js'
import { phone, testPortal, type Portal } from './support/portal.js'
import { agreeToPublicity, chooseModel, publicText } from './support/weekly.js'

let portal: Portal
const today = localDateOf(Date.now())
const present = openedWeekOf(today)
const past = openedWeekOf(addDays(today, -7))
const pathOf = ({ week }: { week: string }) => `/weeks/${units.east1}/${week}`
/** More than two pages of models, from before the weeks that the numbers count. */
const earlierModels = 45

beforeAll(async () => {
  portal = await testPortal()
  const { pool } = portal.api.database
  await seedMembership(pool, { personId: people.member })
  await advanceWeeks(pool, today)
  await openWeek(pool, past)
  await pool.query('UPDATE weekly_selection SET recommend_until = sunday WHERE week = $1', [present.week])
})
afterAll(() => portal.close())

const seedEarlierModels = () =>
  portal.api.database.pool.query(
    `INSERT INTO weekly_selection (community_id, week, sunday, recommend_until, state, subject, subject_id, decided_by,
       published_at, public_text)
     SELECT $1, to_char(day, 'IYYY-"W"IW'), day::date, day::date, 'selected', 'agency', $2, $3, now(), '长期帮扶'
     FROM generate_series($4::timestamp, $5::timestamp, '7 days') day`,
    [
      ...[units.east1, units.j1, people.east1Secretary],
      ...[-14 - earlierModels + 1, -14].map(weeks => addDays(present.sunday, 7 * weeks)),
    ],
  )

const shot = async (desk: Desk, name: string) => {
  if (process.env.SHOTS)
    await desk.page.screenshot({ path: `${process.env.SHOTS}/${name}.png`, fullPage: true })
}

test('the community hangs up its code, a resident and a member recommend by phone', async () => {
  const community = await portal.open(people.east1Secretary)
  await community.goTo(pathOf(present))
  await community.page.getByRole('button', { name: '生成推荐码' }).click()
  const code = await community.page.locator('.week-code .figure').textContent()
  expect(code).toMatch(/^[0-9a-z]{4} [0-9a-z]{4}$/)
  await community.page.getByRole('link', { name: '打印张贴页' }).click()
  await community.page.locator('.poster-code', { hasText: code ?? '' }).waitFor()
  await shot(community, 'poster')
  const resident = await portal.open(undefined, phone)
  await resident.page.goto(`/recommend?code=${code ?? ''}`)
  await shot(resident, 'resident')
  await resident.page.getByLabel('这一周，您想推荐谁？').fill('三栋修水管的王师傅')
  await resident.page.getByRole('button', { name: '下一步' }).click()
  await resident.page.getByLabel('为什么推荐他？').fill('下雨天来修好了整栋楼的水管')
  await resident.page.getByRole('button', { name: '下一步' }).click()
  await resident.page.getByRole('button', { name: '提交' }).click()
  await resident.sees('收到了，谢谢您')
  expect(await resident.overflow()).toBe(0)

  const member = await portal.open(people.member, phone)
  await member.goTo('/weeks')
  expect(await member.overflow()).toBe(0)
  await member.goTo(pathOf(present))
  await member.page.getByRole('button', { name: '推荐', exact: true }).click()
  await member.field('推荐谁').fill('教育局机关党委')
  await member.field('为什么').fill('连续两周到社区辅导功课')
  await member.send('推荐')
  await member.sees('教育局机关党委')
  await shot(member, 'member')
  expect(await member.overflow()).toBe(0)
  await community.goTo(pathOf(present))
  await community.sees('三栋修水管的王师傅')
  await shot(community, 'community')
})

test('the week over: paper, who is meant, compared, reviewed, published, in the numbers', async () => {
  const community = await portal.open(people.east1Secretary)
  await community.goTo(pathOf(past))
  await community.page.getByRole('button', { name: '代录纸质推荐' }).click()
  await community.field('纸上的编号').fill('7')
  await community.field('推荐谁').fill('清理积水的同志')
  await community.field('为什么').fill('连续三天清理小区积水')
  await community.send('代录纸质推荐')
  await community.sees('待对应')
  await community.page.getByRole('button', { name: '对应', exact: true }).click()
  await community.choose('在本社区报到的人员或单位', '测试党员')
  await community.send('对应')
  await community.page.getByText('对应到 测试党员').waitFor()
  await shot(community, 'candidates')
  await beginDecisions(portal.api.database.pool, portal.api.temporal.client)

  await community.goTo(pathOf(past))
  await community.page.getByRole('link', { name: '打开评选事项' }).click()
  await chooseModel(community, '测试党员', () => shot(community, 'compare'))
  await shot(community, 'decided')
  const coordinator = await portal.open(people.eastCoordinator, phone)
  await agreeToPublicity(coordinator, new URL(community.page.url()).pathname)
  expect(await coordinator.overflow()).toBe(0)

  const anybody = await portal.open(undefined, phone)
  await anybody.goTo('/models')
  await anybody.sees(publicText)
  expect(await anybody.overflow()).toBe(0)
  await shot(anybody, 'public')
  await seedEarlierModels()
  await anybody.goTo('/models')
  const more = anybody.page.getByRole('button', { name: '更多' })
  for (const shown of [20, 40, earlierModels + 1]) {
    const models = anybody.page.locator('.public-models li')
    await models.nth(shown - 1).waitFor()
    expect(await models.count()).toBe(shown)
    if (shown <= earlierModels) await more.click()
  }
  expect(await more.count()).toBe(0)

  const officer = await portal.open(people.officer)
  await officer.goTo('/weeks?view=numbers')
  await officer.page.getByRole('link', { name: '已评出 1', exact: true }).click()
  await officer.page.getByText('共 1 条').waitFor()
  expect(await officer.page.getByRole('row').count()).toBe(2)
  await shot(officer, 'weeks')
  await officer.goTo('/weeks?view=numbers')
  await shot(officer, 'numbers')
  const running = officer.page.getByRole('link', { name: /^推荐中 \d+$/ }).first()
  const count = (await running.innerText()).replace(/\D/g, '')
  await running.click()
  await officer.page.getByText(`共 ${count} 条`).waitFor()
  // By keyboard, too: a row is no button.
  await officer.page
    .getByRole('link', { name: /第\d+周$/ })
    .first()
    .press('Enter')
  await officer.page.waitForURL('**/weeks/*/*')
})
