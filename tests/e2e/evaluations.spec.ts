/** 民主评议 from its plan to its ballots: five steps, an approval, slips on paper, a vote on a phone without scripts, paper that differs. */
import { keepUrns } from '#ballots/keep-urns.js'
import { waitFor } from '#embedded/waiting.js'
import { people, units } from '#testing/claims.js'
import { testUrnKeys } from '#testing/evaluations.js'
import type { Desk } from './support/desk.js'
import { phone, testPortal, type Portal } from './support/portal.js'

let portal: Portal
const urns = testUrnKeys()
const errors: string[] = []

beforeAll(async () => {
  portal = await testPortal()
  await portal.api.database.pool.query(
    `INSERT INTO membership (id, subject, person_id, agency_id, community_id, valid_from)
     SELECT gen_random_uuid(), person, person, $1, $2, make_date($3, 1, 1) FROM unnest($4::text[]) AS person`,
    [units.j1, units.east1, new Date().getFullYear(), [people.member, people.liaison]],
  )
})
afterAll(async () => {
  urns.remove()
  await portal.close()
})

const opened = async (...asked: Parameters<Portal['open']>): Promise<Desk> => {
  const desk = await portal.open(...asked)
  desk.page.on('pageerror', error => errors.push(String(error)))
  return desk
}
const press = (desk: Desk, name: string) => desk.page.getByRole('button', { name, exact: true }).click()
const confirm = (desk: Desk) => desk.page.locator('.ant-modal').getByRole('button', { name: '确认' }).click()
const stateNow = async (): Promise<unknown> =>
  (await portal.api.database.pool.query('SELECT state FROM evaluation')).rows[0]?.state

const setUp = async (officer: Desk): Promise<string> => {
  await officer.goTo('/evaluations')
  await officer.page.getByRole('link', { name: '编制评议方案' }).click()
  await officer.page.getByLabel('哪天开始投票').click()
  await officer.page.getByText('今天', { exact: true }).click()
  await press(officer, '下一步')
  await officer.page.getByLabel('党员入选的考勤次数').fill('0')
  await officer.sees('2 名党员次')
  await press(officer, '只列入有评议对象的社区')
  await press(officer, '下一步')
  await press(officer, '下一步')
  await officer.page.getByLabel('每个社区抽取户数').fill('12')
  await press(officer, '下一步')
  await officer.sees('有效票下限不能多于抽样户数')
  await officer.page.getByLabel('有效票下限').fill('6')
  await press(officer, '下一步')
  expect(await officer.overflow()).toBe(0)
  await press(officer, '保存方案')
  await officer.act('提交审批')
  return new URL(officer.page.url()).pathname
}

/** Types of one sheet what was ticked: by question, the choice's word. */
const enter = async (desk: Desk, at: string, words: string[]) => {
  await desk.goTo(`${at}?view=paper`)
  await desk.page.getByLabel('选票编号').fill('2')
  await press(desk, '开始录入')
  for (const [place, word] of words.entries())
    await desk.page
      .locator('fieldset')
      .nth(place)
      .getByText(new RegExp(`^\\S+ ${word}$`))
      .click()
  await press(desk, '提交')
}

/** Slip 1 is brought by whoever says that somebody else has voted with its photo. */
const withdraw = async (asks: Desk, agrees: Desk, slips: string, code: string) => {
  await asks.goTo(slips)
  await press(asks, '申请撤回')
  await asks.field('选票编号').fill('3')
  await asks.field('原选票的编码').fill(code)
  await asks.field('为什么撤回').fill('住户带原选票来，称没有投过')
  await asks.form.getByRole('checkbox').check()
  await asks.send('申请撤回')
  await asks.sees('这张选票还没有投过票')
  await asks.field('选票编号').fill('1')
  await asks.send('申请撤回')
  await asks.sees('申请人自己不能决定')
  expect([await asks.page.getByRole('button', { name: '同意' }).count(), await asks.overflow()]).toEqual([
    0, 0,
  ])
  await agrees.goTo(slips)
  await press(agrees, '不同意')
  await agrees.field('为什么不同意').fill('与登记的住户不符')
  await agrees.send('不同意撤回第 1 号')
  await agrees.sees('没有待决定的撤回申请')
  await asks.goTo(slips)
  await press(asks, '申请撤回')
  await asks.field('选票编号').fill('1')
  await asks.field('原选票的编码').fill(code)
  await asks.field('为什么撤回').fill('住户再次带原选票来，已核对')
  await asks.form.getByRole('checkbox').check()
  await asks.send('申请撤回')
  await asks.sees('申请人自己不能决定')
  await agrees.goTo(slips)
  await press(agrees, '同意')
  await agrees.field('原选票的编码').fill('0000')
  await agrees.form.getByRole('checkbox').check()
  await agrees.send('同意')
  await agrees.sees('编码与这个编号的选票不符')
  await agrees.field('原选票的编码').fill(code)
  await agrees.send('同意')
  await agrees.sees('第 13 号（补发）')
}

test('set up, printed, voted without scripts, and on paper by two who differ', async () => {
  const officer = await opened(people.officer)
  const at = await setUp(officer)
  const deputyHead = await opened(people.deputyHead)
  await deputyHead.goTo(at)
  await deputyHead.begin('批准方案')
  await deputyHead.sees('投票时间（如现在批准）')
  await deputyHead.send('批准方案')
  await confirm(deputyHead)
  await waitFor(async () => (await stateNow()) === 'open', { timeoutMs: 20_000 })
  await keepUrns(portal.api.database.pool, urns.keys)

  const community = await opened(people.east1Secretary, phone)
  await community.goTo(at)
  await community.begin('登记户数')
  await community.field('名册上有多少户').fill('11')
  await community.sees('少于抽样的 12 户')
  await community.form.getByLabel(/情况说明/).fill('老旧小院，住户少')
  await community.send('登记户数')
  await confirm(community)
  await community.page.getByRole('tab', { name: '选票' }).click()
  await press(community, '印制 11 张')
  await community.sees('编码只显示这一次')
  expect(await community.page.locator('.sheet-slip svg').count()).toBe(11)
  expect(await community.overflow()).toBe(0)
  const code = (await community.page.locator('.sheet-code').first().innerText()).replace('编码', '')
  // Eight to a page: eleven need two.
  const pages = (await community.page.pdf({ preferCSSPageSize: true })).toString('latin1')
  expect(pages.match(/\/Type\s*\/Page\b/g)).toHaveLength(2)
  await community.page.getByRole('link', { name: '打完了，返回' }).click()
  await community.page.getByRole('button', { name: '补发' }).nth(10).click()
  await community.page.getByLabel('为什么补发').fill('住户遗失')
  await community.page.getByRole('dialog').getByRole('button', { name: '补发第 11 号' }).click()
  await community.sees('第 12 号（补发）')
  await community.page.reload()
  await community.sees('编码不再显示')

  const resident = await opened(undefined, { ...phone, javaScriptEnabled: false })
  await resident.page.goto(`/vote?code=${encodeURIComponent(code)}`)
  for (const word of ['很满意', '一般'])
    await resident.page.getByRole('button', { name: word, exact: true }).click()
  await press(resident, '下一步')
  await press(resident, '投票')
  await resident.sees('已经投进票箱')

  const coordinator = await opened(people.eastCoordinator)
  await enter(community, at, ['很满意', '满意'])
  await community.sees('请另一人照着同一张纸再录一遍')
  await enter(coordinator, at, ['很满意', '不满意'])
  await coordinator.sees('不一致的题：第 2 题')
  await enter(coordinator, at, ['很满意', '不了解'])
  await enter(community, at, ['很满意', '不了解'])
  await community.sees('两人一致，已投进票箱')
  expect(await community.overflow()).toBe(0)
  await community.page.getByRole('link', { name: '打印回执（1 张）' }).click()
  await community.sees('第 2 号选票的回执')
  expect(await community.overflow()).toBe(0)
  await officer.goTo(at)
  await officer.sees('2/11 票')
  await withdraw(community, coordinator, `${at}?view=slips`, code)
  await officer.goTo(at)
  await officer.sees('1/11 票')
  expect(await officer.page.getByRole('tab', { name: '评议结果' }).count()).toBe(0)
  expect(errors).toEqual([])
})
