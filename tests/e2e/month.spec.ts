/**
 * A month before one's eyes, by 快进 alone: recommended, chosen, settled, an objection upheld, published, an agency reminded, a
 * member talked to and rectified. What the platform does by itself its own relays do here.
 */
import pino from 'pino'
import { localDateOf } from '#domain/calendar/local-date.js'
import { addMonths, firstDayOf, monthOf } from '#domain/points/months.js'
import { openedWeekOf } from '#domain/weekly/weekly-rules.js'
import { seedActivity } from '#testing/activities.js'
import { claimTerms, people, projects, units } from '#testing/claims.js'
import { seedMembership } from '#testing/memberships.js'
import { relayDemoClock } from '../../apps/worker/relays/demo-clock.relay.js'
import { relayFollowUps } from '../../apps/worker/relays/follow-ups.relay.js'
import { relayPoints } from '../../apps/worker/relays/points.relay.js'
import type { Relay } from '../../apps/worker/relays/relay.js'
import { relayWeeks } from '../../apps/worker/relays/weeks.relay.js'
import { newKey } from '../api/support/api.js'
import type { Desk } from './support/desk.js'
import { phone, testPortal, type Portal } from './support/portal.js'
import { agreeToPublicity, chooseModel, publicText } from './support/weekly.js'

let portal: Portal
let relays: Relay[] = []
const today = localDateOf(Date.now())
const week = openedWeekOf(today)
const month = addMonths(monthOf(today), -1)

beforeAll(async () => {
  portal = await testPortal()
  const { pool } = portal.api.database
  await pool.query(
    `INSERT INTO role_grant (person_id, role, unit_id, valid_from, granted_by) VALUES ($1, 'InServicePartyMember', $2, '2020-01-01', $1)`,
    [people.liaison, units.j1],
  )
  for (const personId of [people.member, people.liaison]) await seedMembership(pool, { personId })
  await seedActivity(pool, { startsAt: new Date(`${firstDayOf(month)}T09:00:00+08:00`) })
  await pool.query('INSERT INTO point_month (district_id, month) VALUES ($1, $2)', [units.district, month])
  const liaison = await portal.api.as(people.liaison)
  // 快进 moves what is open: a district always has something under way.
  await liaison.command('/api/claims', newKey(), {
    ...{
      projectId: projects.east1[0],
      agencyId: units.j1,
      startedBy: 'agency',
      submit: true,
      terms: claimTerms(),
    },
  })
  const { client } = portal.api.temporal
  const log = pino({ level: 'silent' })
  relays = [
    ...[relayWeeks(pool, client, log), relayPoints(pool, log)],
    ...[relayFollowUps(pool, client, log), relayDemoClock(pool, client, log)],
  ]
})
afterAll(async () => {
  await Promise.all(relays.map(relay => relay.stop()))
  await portal.close()
})

/** Looks again until the platform has done by itself what is waited for. */
const comes = async (desk: Desk, path: string, text: string) => {
  for (let looks = 0; looks < 40; looks += 1) {
    await desk.goTo(path)
    if ((await desk.page.getByText(text).filter({ visible: true }).count()) > 0) return
    await desk.page.waitForTimeout(500)
  }
  throw new Error(`${path} never showed ${text}`)
}

const forward = async (desk: Desk, by: string) => {
  const moved = desk.page.waitForResponse('**/api/demo/fast-forward')
  await desk.takeFromMenu('快进', by)
  expect((await (await moved).json()) as object).toMatchObject({ left: 0 })
}

/** One of the settled month objects before a week is over, and the community agrees. */
const objectAndUphold = async (community: Desk) => {
  const member = await portal.open(people.member, phone)
  await comes(member, '/points', '少记了，申诉')
  await member.page.getByRole('button', { name: '少记了，申诉' }).click()
  await member.choose('哪一项活动', '清洁家园')
  await member.field('情况说明').fill('当天到场帮忙，没有扫到码')
  await member.send('提交申诉')
  await member.page.getByText('待处理').first().waitFor()
  await community.goTo(new URL(member.page.url()).pathname)
  await community.act('申诉成立', () => community.field('理由').fill('查签到表属实'))
  return member
}

const recommendAndChoose = async (community: Desk) => {
  const secretary = await portal.api.as(people.east1Secretary)
  const path = `/weeks/${units.east1}/${week.week}`
  await comes(community, path, '代录纸质推荐')
  const order = { name: 'enterPaper', named: '清理积水的同志', reason: '连续三天清理小区积水', slip: '7' }
  await secretary.command(`/api/weekly-selections/${units.east1}/${week.week}`, newKey(), { command: order })
  await community.goTo('/')
  await community.sees('推荐')
  await community.goTo(path)
  await community.page.getByRole('button', { name: '对应', exact: true }).click()
  await community.choose('在本社区报到的人员或单位', '测试党员')
  await community.send('对应')
  await community.page.getByText('对应到 测试党员').waitFor()
  await forward(community, '快进 1 周')
  await comes(community, path, '打开评选事项')
  await community.page.getByRole('link', { name: '打开评选事项' }).click()
  await community.page.getByRole('toolbar').waitFor()
  await chooseModel(community, '测试党员')
  return new URL(community.page.url()).pathname
}

const approvePublicity = async (path: string) => {
  const coordinator = await portal.open(people.eastCoordinator, phone)
  await agreeToPublicity(coordinator, path)
  await coordinator.goTo('/models')
  await coordinator.sees(publicText)
}

test('recommended, chosen, objected, published, and what a month without points leads to', async () => {
  const community = await portal.open(people.east1Secretary)
  const member = await objectAndUphold(community)
  await approvePublicity(await recommendAndChoose(community))
  await comes(member, '/points', '累计 3 分')

  const officer = await portal.open(people.officer)
  await officer.goTo('/points')
  await forward(officer, '快进 1 周')
  await forward(officer, '快进 1 周')
  await comes(officer, '/points', '公布')
  await officer.page.getByRole('button', { name: '公布', exact: true }).first().click()
  await officer.page.getByRole('dialog').getByRole('button', { name: '公布', exact: true }).click()
  await officer.page.getByText('已提交，稍后公布').waitFor()
  await comes(officer, '/points', '已公布')
  const anybody = await portal.open(undefined, phone)
  await anybody.goTo('/public-points')
  await anybody.sees(month)
  expect(await anybody.page.getByText('测试联络一').count()).toBe(0)

  const deputy = await portal.open(people.deputyHead)
  await comes(deputy, '/interviews?kind=reminder', '零积分机关提醒')
  await deputy.openTask('零积分机关提醒')
  await deputy.act('发出提醒函')

  const agency = await portal.open(people.agencySecretary)
  await comes(agency, '/interviews', '零积分党员约谈')
  await agency.openTask('零积分党员约谈')
  await agency.act('登记约谈', async () => {
    await agency.field('约谈记录').fill('当月出差多，没有参加；愿意参加周末活动')
    await agency.field('整改措施').fill('一个月内参加两次社区服务')
  })
  const path = new URL(agency.page.url()).pathname
  const own = await portal.open(people.liaison, phone)
  await own.goTo(path)
  await own.act('确认记录')
  await forward(own, '快进 1 周')
  await own.act('提交整改情况', () => own.field('整改情况').fill('参加清洁家园、入户走访各一次'))
  await agency.goTo(path)
  await agency.act('核验通过', () => agency.field('理由').fill('社区考勤属实'))
  await own.goTo(path)
  await own.sees('整改完成')
  expect(await own.overflow()).toBe(0)
})
