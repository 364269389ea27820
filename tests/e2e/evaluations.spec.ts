/**
 * 民主评议 before one's eyes, from the plan to the last receipt: approved, sampled, printed, voted with a phone with and without
 * scripts and on paper by two who differ, a vote taken back, closed by 快进, counted, objected to, published, received; and a
 * resident finds the ballot and counts again. What the platform does by itself its own relays do here.
 */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pino from 'pino'
import { addDays, instantAt, localDateOf, type LocalDate } from '#domain/calendar/local-date.js'
import { stateCouncilCalendar } from '#domain/calendar/state-council.js'
import { dayOf } from '#domain/calendar/working-days.js'
import type { PublishedEvaluation } from '#persistence/evaluation/published.js'
import { people } from '#testing/claims.js'
import { seedMembership } from '#testing/memberships.js'
import { relayEvaluations } from '../../apps/worker/relays/evaluations.relay.js'
import type { Relay } from '../../apps/worker/relays/relay.js'
import { relayUrns } from '../../apps/worker/relays/urns.relay.js'
import { newKey } from '../api/support/api.js'
import { ResidentPhone } from '../api/support/resident-phone.js'
import type { Desk } from './support/desk.js'
import {
  codesOn,
  enterPaper,
  lengthenNames,
  press,
  printed,
  recount,
  submitPlan,
  vote,
  withdraw,
} from './support/evaluation.js'
import { forward } from './support/fast-forward.js'
import { phone, testPortal, type Portal } from './support/portal.js'

jest.setTimeout(240_000)

const folder = mkdtempSync(join(tmpdir(), 'dual-checkin-evaluation-'))
let portal: Portal
let relays: Relay[] = []
const errors: string[] = []
/** Everybody who has something to do with it sits at a desk of their own all the time. */
let officer: Desk
let community: Desk
let coordinator: Desk
let deputyHead: Desk
/** Of the evaluation's page. */
let at = ''
/** Of the slips, in order. */
let codes: string[] = []
/** Of the one ballot that is not content. */
let receipt = ''

const opened = async (...asked: Parameters<Portal['open']>): Promise<Desk> => {
  const desk = await portal.open(...asked)
  desk.page.on('pageerror', error => errors.push(String(error)))
  return desk
}
const codeOf = (number: number): string => codes[number - 1] ?? ''

const shot = async (desk: Desk, name: string) => {
  if (process.env.SHOTS)
    await desk.page.screenshot({ path: `${process.env.SHOTS}/${name}.png`, fullPage: true })
}

beforeAll(async () => {
  portal = await testPortal()
  const { database, temporal, auditKeyFile, filesFolder } = portal.api
  for (const personId of [people.member, people.liaison]) await seedMembership(database.pool, { personId })
  const log = pino({ level: 'silent' })
  const places = { DATA_KEY_FILE: auditKeyFile, URN_KEY_DIR: join(folder, 'urn'), FILES_DIR: filesFolder }
  relays = [relayUrns(database.pool, log, places), relayEvaluations(database.pool, temporal.client, log)]
  officer = await opened(people.officer)
  deputyHead = await opened(people.deputyHead)
  community = await opened(people.east1Secretary, phone)
  coordinator = await opened(people.eastCoordinator)
})
afterAll(async () => {
  await Promise.all(relays.map(relay => relay.stop()))
  await portal.close()
  rmSync(folder, { recursive: true })
})

/** By the system administrator, what time has not done yet. */
const moveTo = async (stage: string) => {
  const administrator = await portal.api.as(people.systemAdministrator)
  const command = { reason: '演练', command: { name: 'move', region: 'main', stage } }
  const path = `/api/processes/${at.split('/').at(-1)}/administration`
  expect(await administrator.command(path, newKey(), command)).toMatchObject({ status: 200 })
}

/** Voting begins at nine in the morning. */
const isBeforeNine = () => Date.now() < instantAt(localDateOf(Date.now()), '09:00')

/** A plan in five steps is approved by another, opens by itself, and the community says how many households there are. */
const planAndSample = async () => {
  at = await submitPlan(officer)
  await deputyHead.goTo(at)
  await deputyHead.actForGood('批准方案', () => deputyHead.sees('投票时间（如现在批准）'))
  if (isBeforeNine()) await moveTo('open')
  await community.comes(at, '投票中')
  await community.actForGood('登记户数', async () => {
    await community.field('名册上有多少户').fill('11')
    await community.sees('少于抽样的 12 户')
    await community.form.getByLabel(/情况说明/).fill('老旧小院，住户少')
  })
}

/** Eight to a page with all that stands on them, their codes once; a lost one is replaced. */
const print = async () => {
  await community.page.getByRole('tab', { name: '选票' }).click()
  await press(community, '印制 11 张')
  await community.sees('编码只显示这一次')
  expect(await community.page.locator('.sheet-slip svg').count()).toBe(11)
  expect(await community.overflow()).toBe(0)
  await shot(community, 'slips')
  codes = await codesOn(community)
  expect(await printed(community)).toEqual({ beyond: 0, else: 0, pages: 2 })
  await lengthenNames(community)
  expect(await printed(community)).toMatchObject({ beyond: 0 })
  await community.page.getByRole('link', { name: '打完了，返回' }).click()
  await community.page.getByRole('button', { name: '补发' }).nth(10).click()
  await community.page.getByLabel('为什么补发').fill('住户遗失')
  await community.page.getByRole('dialog').getByRole('button', { name: '补发第 11 号' }).click()
  await community.sees('第 12 号（补发）')
  await community.page.reload()
  await community.sees('编码不再显示')
}

/** Somebody votes without scripts, and two people enter paper until they agree. */
const voteAndEnterPaper = async () => {
  const stranger = await opened(undefined, { ...phone, javaScriptEnabled: false })
  await vote(stranger, codeOf(1), ['很满意', '一般'])
  expect(await stranger.page.getByText('朗读').filter({ visible: true }).count()).toBe(0)
  await stranger.close()
  await enterPaper(community, at, '2', ['很满意', '满意'])
  await community.sees('请另一人照着同一张纸再录一遍')
  await shot(community, 'paper-entered')
  await enterPaper(coordinator, at, '2', ['很满意', '不满意'])
  await coordinator.sees('不一致的题：第 2 题')
  await shot(coordinator, 'paper-differs')
  await enterPaper(coordinator, at, '2', ['很满意', '不了解'])
  await enterPaper(community, at, '2', ['很满意', '不了解'])
  await community.sees('两人一致，已投进票箱')
  expect(await community.overflow()).toBe(0)
  await community.page.getByRole('link', { name: '打印回执（1 张）' }).click()
  await community.sees('第 2 号选票的回执')
  expect(await community.overflow()).toBe(0)
  await shot(community, 'paper-receipt')
  await officer.goTo(at)
  await officer.sees('2/11 票')
}

/** A vote with a photo of a slip is taken back. @returns the code of the household's other slip */
const takeBack = async (): Promise<string> => {
  const another = await withdraw(community, coordinator, `${at}?view=slips`, codeOf(1))
  await officer.goTo(at)
  await officer.sees('1/11 票')
  return another
}

/** The household that was cheated has its say. */
const voteWith = async (code: string) => {
  const resident = await opened(undefined, phone)
  await vote(resident, code, ['不满意', '满意'], '有事打我电话 13800001234')
  expect(await resident.overflow()).toBe(0)
  await resident.sees('朗读')
  await shot(resident, 'voted')
  receipt = await resident.page.locator('h1').nth(1).innerText()
  await resident.close()
}

/** While it is open turnout is told and nothing else; by 快进 it closes and is counted by itself. */
const close = async () => {
  for (const number of [3, 4, 5, 6, 7, 8]) {
    const household = await new ResidentPhone(portal.api.url, '/vote').open(`/vote?code=${codeOf(number)}`)
    const comment = number === 3 ? '他常来看望我妈' : ''
    expect((await household.press('send', { at: '3', given: '11', comment })).text).toContain('已经投进票箱')
  }
  await officer.goTo(at)
  await officer.sees('8/11 票')
  expect(await officer.page.getByRole('tab', { name: '评议结果' }).count()).toBe(0)
  await forward(officer, '快进 1 周')
  await forward(officer, '快进 1 周')
  await officer.comes(at, '进入异议期')
}

/** Comments are looked through before anybody reads them, and somebody who was judged objects. */
const screenAndObject = async () => {
  await officer.goTo(`${at}?view=comments`)
  const commented = (text: string) => officer.page.getByRole('listitem').filter({ hasText: text })
  await commented('13800001234').getByText('疑似个人信息：').waitFor()
  await shot(officer, 'comments')
  await commented('13800001234').getByRole('button', { name: '不予显示' }).click()
  await commented('看望我妈').getByRole('button', { name: '可以显示' }).click()
  await officer.sees('没有待筛查的留言')
  await officer.actForGood('进入异议期', () => officer.field('审批意见').fill('与投票户数一致'))
  const member = await opened(people.member, phone)
  await member.goTo(`${at}?view=results`)
  await member.sees('87.5')
  await member.sees('上年没有结果')
  expect(await member.overflow()).toBe(0)
  expect(await member.page.getByText('看望我妈').count()).toBe(0)
  await member.page.getByRole('button', { name: '提出异议' }).click()
  await member.field('异议内容').fill('本人下半年才到该社区报到，请说明样本。')
  await member.send('提交异议')
  await member.sees('待答复')
  await shot(member, 'objected')
}

/** What comes by itself waits for somebody in a year whose holidays are not known yet. */
const hasCalendar = (day: LocalDate) => !dayOf(stateCouncilCalendar, day).provisional

/** They end by themselves, after the two weeks of voting. */
const endObjections = async () => {
  if (!hasCalendar(addDays(localDateOf(Date.now()), 28))) return moveTo('publishing')
  await forward(officer, '快进 1 周')
  await forward(officer, '快进 1 周')
  await officer.comes(at, '待公布')
}

/** The objection is answered, the results are published, and the unit and the department receive them. */
const publish = async () => {
  await officer.goTo(`${at}?view=objections`)
  await officer.page.getByRole('button', { name: '答复' }).click()
  await officer.form.getByText('成立，附说明').click()
  await officer.field('理由').fill('属实，结果附此说明')
  await officer.send('答复')
  await officer.sees('成立，附说明（')
  await deputyHead.goTo(`${at}?view=results`)
  await deputyHead.sees('他常来看望我妈')
  await deputyHead.actForGood('公布结果', () => deputyHead.field('审批意见').fill('同意公布'))
  const liaison = await opened(people.liaison)
  await liaison.goTo('/')
  await liaison.page.getByText('待签收评议结果').waitFor()
  for (const receiver of [liaison, await opened(people.head)]) {
    await receiver.goTo(`${at}?view=results`)
    await receiver.sees('属实，结果附此说明')
    await receiver.act('签收')
  }
  await officer.goTo(`${at}?view=receipts`)
  await officer.sees('已签收 2/2')
  await officer.sees('已送达')
  await shot(officer, 'receipts')
}

/** A resident finds the ballot on the public list; whoever downloads it counts again, and a changed answer is found. */
const findAndRecount = async () => {
  const resident = await opened(undefined, phone)
  await resident.page.goto('/ballots')
  await resident.page.getByLabel('输入回执').fill(receipt.toLowerCase())
  await press(resident, '查找')
  await resident.sees('您的票在清单里')
  await resident.sees('不满意')
  await shot(resident, 'found')
  await resident.page.goto('/ballots')
  const loading = resident.page.waitForEvent('download')
  await resident.page.getByRole('link', { name: /下载清单/ }).click()
  const file = join(folder, 'ballots.json')
  await (await loading).saveAs(file)
  expect(await recount(file)).toEqual({ code: 0, said: expect.stringContaining('✓ 8 张选票') })
  const list = JSON.parse(readFileSync(file, 'utf8')) as PublishedEvaluation
  const better = list.ballots.map(ballot =>
    ballot.receipt === receipt ? { ...ballot, answers: [1, ...(ballot.answers ?? []).slice(1)] } : ballot,
  )
  writeFileSync(file, JSON.stringify({ ...list, ballots: better }))
  expect(await recount(file)).toEqual({ code: 1, said: expect.stringContaining('不满意') })
}

test('from the plan to the last receipt, and a ballot found on the public list and counted again', async () => {
  await planAndSample()
  await print()
  await voteAndEnterPaper()
  await voteWith(await takeBack())
  await close()
  await screenAndObject()
  await endObjections()
  await publish()
  await findAndRecount()
  expect(errors).toEqual([])
})
