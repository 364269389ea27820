/**
 * A month before one's eyes, by 快进 alone: recommended, chosen, settled, an objection upheld, published; an agency reminded, its
 * answer closed; one member rectified with more time, another's rectification failed. Its own relays do what the platform does.
 */
import { readFileSync } from 'node:fs'
import pino from 'pino'
import { localDateOf } from '#domain/calendar/local-date.js'
import { stateCouncilCalendar } from '#domain/calendar/state-council.js'
import { addMonths, firstDayOf, monthOf } from '#domain/points/months.js'
import { openedWeekOf } from '#domain/weekly/weekly-rules.js'
import { waitFor } from '#embedded/waiting.js'
import { importCalendar } from '#persistence/rules/calendars.js'
import { seedActivity } from '#testing/activities.js'
import { people, units } from '#testing/claims.js'
import { wordsOfDocx } from '#testing/docx.js'
import { seedMembership } from '#testing/memberships.js'
import { relayDemoClock } from '../../apps/worker/relays/demo-clock.relay.js'
import { relayFollowUps } from '../../apps/worker/relays/follow-ups.relay.js'
import { relayPoints } from '../../apps/worker/relays/points.relay.js'
import type { Relay } from '../../apps/worker/relays/relay.js'
import { relayWeeks } from '../../apps/worker/relays/weeks.relay.js'
import { newKey } from '../api/support/api.js'
import type { Desk } from './support/desk.js'
import { forward } from './support/fast-forward.js'
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
  // Deadlines that pass by themselves wait for the notice of their year: this calendar has it.
  const year = Number(today.slice(0, 4))
  const noticeYears = [...new Set([...stateCouncilCalendar.noticeYears, year, year + 1])]
  await importCalendar(pool, { ...stateCouncilCalendar, version: 'known', noticeYears })
  await pool.query(
    `INSERT INTO role_grant (person_id, role, unit_id, valid_from, granted_by)
     SELECT id, 'InServicePartyMember', $2, '2020-01-01', id FROM unnest($1::text[]) AS id`,
    [[people.liaison, people.otherLiaison], units.j1],
  )
  for (const personId of [people.member, people.liaison, people.otherLiaison])
    await seedMembership(pool, { personId })
  await seedActivity(pool, { startsAt: new Date(`${firstDayOf(month)}T09:00:00+08:00`) })
  await pool.query('INSERT INTO point_month (district_id, month) VALUES ($1, $2)', [units.district, month])
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

/** One of the settled month objects before a week is over, and the community agrees. */
const objectAndUphold = async (community: Desk) => {
  const member = await portal.open(people.member, phone)
  await member.comes('/points', '少记了，申诉')
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
  await community.comes(path, '代录纸质推荐')
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
  await community.comes(path, '打开评选事项')
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

/** What a published month has begun by itself. */
const pathOf = async (kind: 'interview' | 'reminder', subjectId: string) => {
  const { rows } = await portal.api.database.pool.query<{ id: string }>(
    'SELECT process_id AS id FROM follow_up WHERE kind = $1 AND subject_id = $2 AND process_id IS NOT NULL',
    [kind, subjectId],
  )
  return `/processes/${rows[0]?.id ?? 'not begun'}`
}

/** The journal of the page, newest first, as people read it. */
const journal = (desk: Desk) => desk.page.locator('.screen-only .timeline').innerText()

/** What paper would say of the process. */
const sheetOf = async (desk: Desk, path: string) => {
  await desk.goTo(path)
  return desk.page.locator('.print-sheet').textContent()
}

const shot = async (desk: Desk, name: string) => {
  if (process.env.SHOTS)
    await desk.page.screenshot({ path: `${process.env.SHOTS}/${name}.png`, fullPage: true })
}

/** Those of one stage are counted, and the figure leads to them. */
const countedAt = async (desk: Desk, stage: string, count: number) => {
  const figure = desk.page.getByRole('button', { name: `${stage} ${count}`, exact: true })
  await figure.click()
  await desk.page.locator('.process-count[aria-pressed=true]', { hasText: stage }).waitFor()
  const found = desk.page.getByRole('link', { name: /零积分/ })
  // Until they come, those of the stage before stand there.
  const areThere = async () => (await found.count()) === count
  expect(await waitFor(areThere, { timeoutMs: 10_000, everyMs: 50 })).toBe(true)
  expect(await desk.overflow()).toBe(0)
}

const desks = new Map<string, Promise<Desk>>()
/** Whoever comes again is signed in already. */
const deskOf = (personId: string, isOnPhone = false): Promise<Desk> => {
  const desk = desks.get(personId) ?? portal.open(personId, isOnPhone ? phone : undefined)
  desks.set(personId, desk)
  return desk
}

test('recommended, chosen, objected, published, and nobody without points is named in public', async () => {
  const community = await deskOf(people.east1Secretary)
  const member = await objectAndUphold(community)
  await approvePublicity(await recommendAndChoose(community))
  await member.comes('/points', '累计 3 分')

  const officer = await deskOf(people.officer)
  await officer.goTo('/points')
  await forward(officer, '快进 1 周')
  await forward(officer, '快进 1 周')
  await officer.comes('/points', '公布')
  await officer.page.getByRole('button', { name: '公布', exact: true }).first().click()
  await officer.page.getByRole('dialog').getByRole('button', { name: '公布', exact: true }).click()
  await officer.page.getByText('已提交，稍后公布').waitFor()
  await officer.comes('/points', '已公布')
  const anybody = await portal.open(undefined, phone)
  await anybody.goTo('/public-points')
  await anybody.sees(month)
  expect(await anybody.page.getByText('测试联络一').count()).toBe(0)
})

test('a reminder: sent and closed by the deputy head on the phone, read and answered with measures, taken along as a letter', async () => {
  const deputy = await deskOf(people.deputyHead, true)
  await deputy.comes('/interviews?kind=reminder', '待提醒 3')
  await countedAt(deputy, '待提醒', 3)
  await shot(deputy, 'deputy-phone')
  const path = await pathOf('reminder', units.j1)
  await deputy.goTo(path)
  await deputy.act('发出提醒函')

  const agency = await deskOf(people.agencySecretary)
  await agency.openTask('零积分机关提醒')
  await agency.act('已阅')
  const [download] = await Promise.all([
    agency.page.waitForEvent('download'),
    agency.page.getByRole('link', { name: '下载提醒函（Word）' }).click(),
  ])
  expect(download.suggestedFilename()).toMatch(/^提醒函-TX-\d{4}-\d{6}-区教育局.*\.docx$/)
  const letter = wordsOfDocx(readFileSync(await download.path()))
  for (const words of ['提 醒 函', '区教育局', `${Number(month.slice(5))}月`]) expect(letter).toContain(words)
  await agency.act('答复', async () => {
    await agency.field('原因说明').fill('当月集中迎检，未能组织')
    await agency.field('措施 1').fill('每月第一个周六到社区服务')
  })
  await deputy.goTo(path)
  await deputy.sees('每月第一个周六到社区服务')
  expect(await deputy.overflow()).toBe(0)
  await deputy.act('办结', () => deputy.field('审批意见').fill('措施可行'))
  await agency.goTo(path)
  await agency.sees('已办结')
  const told = await journal(agency)
  for (const words of ['测试分管', '发出提醒函', '已阅', '答复', '办结', '措施可行'])
    expect(told).toContain(words)
})

test('interviews: one rectified with more time, the other after an excuse and a silence recorded as failed', async () => {
  const [rectified, failed] = await Promise.all(
    [people.liaison, people.otherLiaison].map(person => pathOf('interview', person)),
  )
  if (!rectified || !failed) throw new Error('an interview is missing')
  const agency = await deskOf(people.agencySecretary)
  const own = await deskOf(people.liaison, true)
  const other = await deskOf(people.otherLiaison, true)
  const head = await deskOf(people.head, true)
  await head.goTo('/interviews')
  await countedAt(head, '待约谈', 2)
  await shot(head, 'head-phone')

  // The member’s own month leads there, in time for an excuse.
  await other.goTo('/points')
  await other.page.getByRole('link', { name: '已发起约谈' }).click()
  await other.page.waitForURL(`**${failed}`)
  await other.act('提交说明', async () => {
    await other.form.getByText('休假', { exact: true }).click()
    await other.field('具体情况').fill('当月休年假')
  })
  await agency.goTo(failed)
  await agency.act('不予认可', () => agency.field('理由').fill('休假只有三天'))
  for (const path of [failed, rectified]) {
    await agency.goTo(path)
    await agency.act('登记约谈', async () => {
      await agency.field('约谈记录').fill('当月出差多，没有参加；愿意参加周末活动')
      await agency.field('整改措施').fill('一个月内参加两次社区服务')
    })
  }
  await own.goTo(rectified)
  await own.act('确认记录')
  await own.beginFromMenu('申请延期')
  await own.field('理由').fill('下月驻村')
  await own.send('申请延期')
  await own.page.getByText('“申请延期”已办理').waitFor()
  await agency.goTo(rectified)
  await agency.act('同意延期')

  await other.comes(failed, '待本人确认')
  const silent = other.page.getByText('逾期未确认', { exact: true })
  for (const by of ['快进 1 周', '快进 1 天', '快进 3 天', '快进 1 周']) {
    await forward(other, by)
    await other.goTo(failed)
    if ((await silent.count()) > 0) break
  }
  await silent.first().waitFor()
  await shot(other, 'silent')
  await other.act('提交整改情况', () => other.field('整改情况').fill('准备参加'))
  await agency.goTo(failed)
  await agency.actForGood('整改不合格', () => agency.field('理由').fill('没有参加任何服务'))

  const officer = await deskOf(people.officer)
  await officer.goTo('/interviews')
  await countedAt(officer, '整改中', 1)
  await countedAt(officer, '上报组织部', 1)
  await shot(officer, 'officer')
  await officer.page.getByRole('link', { name: /零积分党员约谈/ }).click()
  await officer.actForGood('记入党建查核', () => officer.field('理由').fill('部务会议研究'))
  await other.goTo(failed)
  await other.page.locator('.status-tag', { hasText: '记入党建查核' }).first().waitFor()
  await other.sees('测试书记一认为不到位：没有参加任何服务')
  await shot(other, 'failed-phone')
  const told = await journal(other)
  for (const words of [
    '提交说明：当月休年假',
    '不予认可',
    '休假只有三天',
    '登记约谈',
    '快进 168 小时',
    '到期未办，系统按规定自动转入“整改中”',
    '整改不合格',
  ])
    expect(told).toContain(words)

  await own.goTo(rectified)
  await own.act('提交整改情况', () => own.field('整改情况').fill('参加清洁家园、入户走访各一次'))
  await agency.goTo(rectified)
  await agency.act('核验通过', () => agency.field('理由').fill('社区考勤属实'))
  await own.goTo(rectified)
  await own.sees('整改完成')
  expect(await own.overflow()).toBe(0)
  expect(await journal(own)).toContain('申请将“整改”延期 2 个工作日：下月驻村')
  // Printed, it is the record of an interview, for both to sign.
  const sheet = await sheetOf(agency, rectified)
  for (const words of ['零积分党员约谈整改记录', '愿意参加周末活动', '记录属实', '党员签字', '社区考勤属实'])
    expect(sheet).toContain(words)
  expect(sheet).not.toContain('认领')
  await officer.goTo('/interviews?scope=ended')
  await countedAt(officer, '整改完成', 1)
})
