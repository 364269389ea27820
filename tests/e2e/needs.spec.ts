/** What a resident says becomes a project and a post, and both are claimed; a member who moves house serves in the new place. */
import { randomUUID } from 'node:crypto'
import { addDays, localDateOf } from '#domain/calendar/local-date.js'
import { seedActivity } from '#testing/activities.js'
import { people, units } from '#testing/claims.js'
import { newKey } from '../api/support/api.js'
import { act, publication } from '../api/support/publications.js'
import type { Desk } from './support/desk.js'
import { phone, testPortal, type Portal } from './support/portal.js'

jest.setTimeout(240_000)

let portal: Portal

beforeAll(async () => {
  portal = await testPortal()
  await query(
    `INSERT INTO membership (id, subject, person_id, agency_id, community_id, valid_from)
     VALUES ($1, 'member', $2, $3, $4, '2026-01-01')`,
    [randomUUID(), people.member, units.j1, units.east1],
  )
})
afterAll(() => portal.close())

const query = async (text: string, values: unknown[]) =>
  (await portal.api.database.pool.query<Record<string, unknown>>(text, values)).rows
const said = '三号楼一到夏天就跳闸，楼道里电线都露出来了'
const project = '老楼电路排查'

/** On a phone, without an account: a number in the text is taken out first. */
const residentSays = async () => {
  const resident = await portal.open(undefined, phone)
  const { page } = resident
  const press = (name: string) => page.getByRole('button', { name, exact: true }).click()
  await page.goto('/need')
  await page.getByLabel('您住在哪个社区').fill('东一')
  await press('查找')
  await page.getByRole('button', { name: /东一社区/ }).click()
  await page.getByLabel('您想反映什么').fill(`${said}，电话 13812345678`)
  await press('下一步')
  await resident.sees('内容中有电话号码')
  await page.getByLabel('您想反映什么').fill(said)
  await press('下一步')
  await resident.sees('请再看一遍')
  await press('提交')
  await resident.sees('收到了，谢谢您')
  expect(await resident.overflow()).toBe(0)
  await resident.close()
}

/** Every principle is answered with its ground; one that is not met holds it back. */
const communityChecks = async (community: Desk) => {
  await community.goTo('/needs')
  await community.page.getByRole('button', { name: '设为项目或岗位' }).first().click()
  await community.field('名称').fill(project)
  await community.take('类别', '民生改善')
  await community.send('提交审核')
  await community.form.getByText('必填').first().waitFor()
  const principle = (name: string) => community.form.getByRole('radiogroup', { name, exact: true }).first()
  for (const name of ['社区现实需要', '贴近部门职能', '干部力所能及']) {
    await principle(name).getByText('符合', { exact: true }).click()
    await principle(name).getByLabel('依据').fill('社区走访属实')
  }
  await principle('贴近部门职能').getByText('不符合', { exact: true }).click()
  await principle('贴近部门职能').getByLabel('不符合在哪里').fill('先看供电部门')
  await community.send('提交审核')
  await community.sees('三项原则须全部符合')
  await principle('贴近部门职能').getByText('符合', { exact: true }).click()
  await community.send('提交审核')
  await community.sees('已提交街道审核')
  await community.sees('查看发布进度')
}

const agencyClaims = async () => {
  const agency = await portal.open(people.liaison)
  await agency.goTo('/projects')
  await agency.page.getByRole('link', { name: project }).click()
  const { page } = agency
  await page.getByRole('heading', { level: 1, name: project }).waitFor()
  await page.getByRole('link', { name: '认领项目' }).click()
  await page.getByLabel('服务内容', { exact: true }).fill('入户排查线路，列出整改清单')
  await page.getByLabel('服务对象', { exact: true }).fill('三号楼居民')
  await page.getByLabel('服务次数', { exact: true }).fill('3')
  await page.getByLabel('参加人数', { exact: true }).fill('6')
  await page.getByRole('button', { name: '提交', exact: true }).click()
  await page.waitForURL(/\/processes\//)
  await agency.sees('协商中')
  await agency.close()
}

/** A post, published through the review. */
const newPost = async (title: string): Promise<string> => {
  const secretary = await portal.api.as(people.east1Secretary)
  const asked = publication('post', [], { title })
  const { processId } = (await secretary.command('/api/publications', newKey(), asked)).body
  await act(await portal.api.as(people.eastCoordinator), processId, 'publish', { opinion: '同意' })
  return processId
}

const memberClaims = async (title: string) => {
  const member = await portal.open(people.member, phone)
  await member.goTo(`/posts?search=${encodeURIComponent(title)}`)
  await member.page.getByRole('button', { name: '认领', exact: true }).click()
  await member.form.getByLabel('给社区的话').fill('就住在三号楼')
  await member.send('认领')
  await member.sees('已认领，等待答复')
  expect(await member.overflow()).toBe(0)
  return member
}

test('a resident’s need is checked, published and claimed by an agency; a post by a member', async () => {
  await residentSays()
  const community = await portal.open(people.east1Secretary)
  await communityChecks(community)
  const coordinator = await portal.open(people.eastCoordinator)
  await coordinator.openTask(project)
  await coordinator.act('同意发布', () => coordinator.field('审核意见').fill('三项原则说明清楚'))
  await coordinator.sees('已发布')
  await coordinator.close()
  await agencyClaims()
  const title = '楼道巡查员'
  await newPost(title)
  const member = await memberClaims(title)
  await community.openTask(title)
  await community.act('同意上岗')
  await member.goTo('/posts?view=own')
  await member.sees(title)
  for (const desk of [member, community]) await desk.close()
})

/** What a member has in the community that they leave: a post, and a place in an activity to come. */
const settledIn = async () => {
  const tomorrow = new Date(Date.now() + 24 * 3_600_000)
  const activity = await seedActivity(portal.api.database.pool, {
    ...{ id: randomUUID(), startsAt: tomorrow, state: 'open', signUps: [people.member] },
  })
  await query(
    `INSERT INTO post_claim (id, post_id, person_id, agency_id, since) VALUES ($1, 'east-1-post-1', $2, $3, '2026-03-01')`,
    [randomUUID(), people.member, units.j1],
  )
  return activity.id
}

test('a member moves house: the new community confirms, and what they held in the old one ends', async () => {
  const activityId = await settledIn()
  const member = await portal.open(people.member, phone)
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
  const today = localDateOf(Date.now())
  await member.sees(`2026-01-01 至 ${addDays(today, -1)}`)
  await member.goTo('/posts?view=own')
  await member.sees('东一社区政策宣讲员')
  await member.sees('报到已转出或结束')
  const [left] = await query('SELECT state FROM sign_up WHERE activity_id = $1 AND person_id = $2', [
    activityId,
    people.member,
  ])
  expect(left).toEqual({ state: 'cancelled' })
  await member.close()
})
