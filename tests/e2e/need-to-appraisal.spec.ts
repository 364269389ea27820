/**
 * One story through the programme: what a resident says becomes a project and a post, they are claimed, an activity is planned,
 * full, attended without a network and confirmed, residents say what they thought of it, a member moves house, and the month's
 * report tells all of it. Staff sit at desks, members and residents hold phones.
 */
import { localDateOf } from '#domain/calendar/local-date.js'
import { monthOf } from '#domain/points/months.js'
import { people, units } from '#testing/claims.js'
import { wordsOfDocx } from '#testing/docx.js'
import { seedMembership } from '#testing/memberships.js'
import type { Relay } from '../../apps/worker/relays/relay.js'
import {
  attendOffline,
  comesBack,
  confirmEach,
  planFromProject,
  shownCode,
  signUp,
} from './support/activity-steps.js'
import { appraiseBySlip, enterPaper, makeSlips } from './support/appraisal-steps.js'
import type { Desk } from './support/desk.js'
import { downloaded, makeReports } from './support/monthly-reports.js'
import {
  agencyClaims,
  claimPost,
  makePost,
  makeProject,
  publish,
  residentSays,
} from './support/offer-steps.js'
import { phone, testPortal, type Portal } from './support/portal.js'

jest.setTimeout(240_000)

let portal: Portal
let relay: Relay
const project = '老楼电路排查'
const post = '楼道巡查员'
const activity = '三号楼线路排查日'
const month = monthOf(localDateOf(Date.now()))
/** Of these the first two have signed up when a third comes. */
const members = [people.member, people.otherLiaison, people.agencySecretary]

beforeAll(async () => {
  portal = await testPortal()
  relay = makeReports(portal)
  const { pool } = portal.api.database
  await pool.query(
    `INSERT INTO role_grant (person_id, role, unit_id, valid_from, granted_by)
     SELECT person, 'InServicePartyMember', $2, '2020-01-01', person FROM unnest($1::text[]) AS person`,
    [members.slice(1), units.j1],
  )
  for (const personId of members) await seedMembership(pool, { personId })
})
afterAll(async () => {
  await relay.stop()
  await portal.close()
})

const needIsClaimed = async (community: Desk, phones: Desk[]) => {
  await residentSays(portal, '三号楼一到夏天就跳闸，楼道里电线都露出来了')
  await makeProject(community, project)
  await makePost(community, post)
  const coordinator = await portal.open(people.eastCoordinator)
  for (const title of [project, post]) await publish(coordinator, title)
  await coordinator.close()
  await agencyClaims(portal, project)
  for (const member of phones.slice(0, 2)) {
    await claimPost(member, post)
    await community.openTask(post)
    await community.act('同意上岗')
    await member.goTo('/posts?view=own')
    await member.sees(post)
  }
}

/** The second gives the place up, and whoever waited has it. */
const isFull = async ([first, second, third]: Desk[], id: string) => {
  if (!first || !second || !third) throw new Error('three members are needed')
  await signUp(first, id, '已报上')
  await signUp(second, id, '已报上')
  await signUp(third, id, '名额已满，已列入候补')
  await third.sees('候补第 1 位')
  await second.page.getByRole('button', { name: '取消报名' }).click()
  await second.sees('名额会让给候补的第一位。确定取消吗？')
  await second.send('取消报名')
  await second.sees('已取消报名')
  await third.goTo(`/activities/${id}`)
  await third.sees('2 / 2 人')
  expect(await third.page.getByText('候补').count()).toBe(0)
}

const isAttended = async (community: Desk, [first, , third]: Desk[], id: string) => {
  if (!first || !third) throw new Error('two members are needed')
  await community.goTo(`/activities/${id}/attendance-code`)
  await community.sees('没有网络也还能继续显示约 30 分钟')
  await attendOffline(first, activity, () => shownCode(community))
  await third.page.goto(`/attend/${id}?c=${await shownCode(community)}`)
  await third.sees('已提交')
  await community.goTo(`/activities/${id}/attendance`)
  expect(await community.page.getByRole('button', { name: '查看' }).count()).toBe(1)
  await comesBack(first)
  const organiser = await portal.open(people.east1Secretary, phone)
  await confirmEach(organiser, id, 2)
  await organiser.close()
}

/** Over by 快进: the organiser closes the list and sums it up. */
const isSummedUp = async (community: Desk) => {
  const moved = community.page.waitForResponse('**/api/demo/fast-forward')
  await community.takeFromMenu('快进', '快进 1 天')
  await moved
  await community.openTask(activity)
  await community.act('考勤已确认')
  await community.act('提交小结', () => community.field('小结').fill('查了六个单元，三处当场修好'))
  await community.sees('已完成')
}

const isAppraised = async (community: Desk, member: Desk, id: string) => {
  const code = await makeSlips(community, id, 2)
  const resident = await portal.open(undefined, phone)
  await appraiseBySlip(resident, { code, faces: ['很满意', '满意', '很满意'], words: '再也没有跳闸' })
  await resident.close()
  await enterPaper(community, id, ['555', '544'])
  await community.goTo(`/appraisals/${id}`)
  await community.sees('纸质代录 2 份')
  await community.sees('扫码 1 份')
  await member.goTo('/appraisals')
  await member.sees('再也没有跳闸')
  expect(await member.overflow()).toBe(0)
}

/** The new community confirms, and what was held in the old one ends the day before. */
const movesHouse = async (member: Desk) => {
  await member.goTo('/check-ins')
  await member.page.getByRole('button', { name: '搬家了，换社区报到' }).click()
  await member.sees('新社区确认之前，仍在原社区参加服务')
  await member.choose('社区', '东二社区')
  await member.send('提交报到')
  await member.sees('报到已提交，等待社区确认')
  expect(await member.overflow()).toBe(0)
  const newPlace = await portal.open(people.east2Secretary)
  await newPlace.openTask('在职党员到东二社区报到')
  await newPlace.sees('确认后，原社区的报到于前一日结束')
  await newPlace.act('确认报到')
  await newPlace.close()
  await member.goTo('/check-ins')
  await member.sees('东二社区')
  await member.sees(`2026-01-01 至 ${localDateOf(Date.now())}`)
  await member.goTo('/posts?view=own')
  await member.sees('报到已转出或结束')
}

const isReported = async () => {
  const officer = await portal.open(people.officer)
  const { page } = officer
  await officer.goTo('/reports/monthly')
  await page.getByLabel('月份').click()
  const cell = page.locator(`.ant-picker-cell[title="${month}"]`)
  if ((await cell.count()) === 0) await page.locator('.ant-picker-header-super-next-btn').click()
  await cell.click()
  await page.getByRole('button', { name: '生成月报' }).click()
  await officer.sees('第 1 版')
  const words = wordsOfDocx((await downloaded(officer, '下载 Word')).content)
  expect(words).toContain('本月开展活动 1 场，取消 0 场；在职党员参加 2 人次、2 人')
  expect((await downloaded(officer, '下载 Excel')).name).toMatch(/第1版\.xlsx$/)
  await officer.close()
}

test('from what a resident says to the month’s report', async () => {
  const community = await portal.open(people.east1Secretary)
  const phones = await Promise.all(members.map(person => portal.open(person, phone)))
  const [first] = phones
  if (!first) throw new Error('a member is needed')
  await needIsClaimed(community, phones)
  const id = await planFromProject(community, project, activity, 2)
  await isFull(phones, id)
  await isAttended(community, phones, id)
  await isSummedUp(community)
  await isAppraised(community, first, id)
  await movesHouse(first)
  await isReported()
})
