/** Residents' pages, and 群众评议 as it goes: slips are made, an old phone appraises by one, paper is typed in, the community looks, the member answers. */
import { randomUUID } from 'node:crypto'
import { seedActivity, type ActivitySample } from '#testing/activities.js'
import { seedAttendance } from '#testing/attendances.js'
import { people } from '#testing/claims.js'
import { appraiseBySlip, enterPaper, makeSlips, press } from './support/appraisal-steps.js'
import type { Desk } from './support/desk.js'
import { phone, testPortal, type Portal } from './support/portal.js'

let portal: Portal
let activity: ActivitySample

beforeAll(async () => {
  portal = await testPortal()
  const { pool } = portal.api.database
  activity = await seedActivity(pool, { id: randomUUID() })
  await seedAttendance(pool, activity.id)
})
afterAll(() => portal.close())

/** What older eyes and fingers ask of every screen: letters of 18, targets of 60, a name for each control. */
const faults = (desk: Desk): Promise<string[]> =>
  desk.page.evaluate(`[...document.querySelectorAll('button, input:not([type=hidden]), textarea, a')]
    .filter(each => each.offsetParent !== null)
    .flatMap(each => {
      const box = each.getBoundingClientRect()
      const name = each.getAttribute('aria-label') ?? each.labels?.[0]?.innerText ?? each.innerText
      return [
        box.height < 60 && 'low', box.width < 60 && 'narrow', !name.trim() && 'nameless',
        parseFloat(getComputedStyle(each).fontSize) < 18 && 'small',
      ].filter(Boolean).map(fault => fault + ': ' + name)
    })`)

test('by a slip on a phone, on paper by digits, looked at and answered', async () => {
  const community = await portal.open(people.east1Secretary, phone)
  await community.goTo(`/activities/${activity.id}`)
  await community.page.getByRole('link', { name: '群众评议' }).click()
  await community.sees('还没有评议')
  const code = await makeSlips(community, activity.id, 3)
  expect(await community.overflow()).toBe(0)
  await community.page.emulateMedia({ media: 'print' })
  expect(await community.page.getByRole('button', { name: '打印' }).isVisible()).toBe(false)
  await community.page.emulateMedia({ media: 'screen' })

  const resident = await portal.open(undefined, phone)
  const voice = { code, faces: ['很满意', '满意', '很满意'], words: '来得准时，楼道干净多了' }
  await appraiseBySlip(resident, voice, async () => expect(await faults(resident)).toEqual([]))

  await enterPaper(community, activity.id, ['555', '545', '554', '544', '111'])
  await community.page.getByText('结果', { exact: true }).click()
  await community.sees('不含异常')
  await community.sees('纸质代录 5 份')
  expect(await community.page.getByRole('listitem', { name: /很不满意 1 份/ }).count()).toBe(3)
  expect(await community.overflow()).toBe(0)
  await press(community, '逐份查看')
  await community.page.getByLabel('选中评分 1 的一份').check()
  await press(community, '记为存疑')
  await community.page.getByLabel('认定理由').fill('走访后仍不清楚')
  await community.page.getByRole('dialog').getByRole('button', { name: '记为存疑' }).click()
  await community.sees('走访后仍不清楚')
  expect(await community.overflow()).toBe(0)
  await community.page.getByText('表现', { exact: true }).click()
  await community.page.getByLabel('谁').click()
  await community.page.locator('.ant-select-item-option').first().dispatchEvent('click')
  await community.page.getByLabel('好在哪里').fill('主动留下清理现场')
  await press(community, '认定表现良好')
  await community.sees('主动留下清理现场')
  expect(await community.overflow()).toBe(0)

  const member = await portal.open(people.member, phone)
  await member.goTo('/appraisals')
  await member.sees('来得准时，楼道干净多了')
  await member.sees('主动留下清理现场')
  await press(member, '答复')
  await member.page.getByLabel('答复').fill('谢谢大家，下次带上工具')
  await press(member, '答复')
  await member.sees('已答复')
  expect(await member.overflow()).toBe(0)
  await community.goTo(`/appraisals/${activity.id}`)
  await community.sees('谢谢大家，下次带上工具')
})

test('a need without an account, one question a screen', async () => {
  const resident = await portal.open(undefined, phone)
  await resident.page.goto('/need')
  await resident.page.getByLabel('您住在哪个社区？输入社区或小区的名字查找。').fill('东一')
  await press(resident, '查找')
  expect(await faults(resident)).toEqual([])
  await press(resident, '东一社区')
  await press(resident, '字大一点')
  await resident.page.getByLabel('您想反映什么？').fill('三号楼楼道灯坏了，夜里看不见')
  expect(await faults(resident)).toEqual([])
  expect(await resident.overflow()).toBe(0)
  await press(resident, '下一步')
  await resident.sees('三号楼楼道灯坏了，夜里看不见')
  await press(resident, '提交')
  await resident.sees('收到了')
  const community = await portal.open(people.east1Secretary)
  await community.goTo('/needs')
  await community.sees('三号楼楼道灯坏了，夜里看不见')
})

test('a district’s own questions, by version', async () => {
  const officer = await portal.open(people.officer)
  await officer.goTo('/appraisal-forms')
  await officer.sees('沿用平台通用题目')
  await press(officer, '修改，成为新的一版')
  await officer.page.getByLabel('第 1 题', { exact: true }).fill('服务人员准时吗？')
  await officer.page.getByLabel('为什么修改').fill('居民更关心是否准时')
  await press(officer, '发布新的一版')
  await officer.sees('本单位第 1 版')
  await officer.sees('居民更关心是否准时')
})
