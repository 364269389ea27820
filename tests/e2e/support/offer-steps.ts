/** From what a resident says to what is claimed, as the roles do it in the portal. */
import { people } from '#testing/claims.js'
import type { Desk } from './desk.js'
import { phone, type Portal } from './portal.js'

/** On a phone, without an account: a number in the text is taken out first. */
export const residentSays = async (portal: Portal, said: string): Promise<void> => {
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

const principle = (community: Desk, name: string) =>
  community.form.getByRole('radiogroup', { name, exact: true }).first()

/** Opens the newest need to make it a project or a post, and says for every principle why it is met. */
const checkNeed = async (community: Desk, title: string, category: string, kind?: string): Promise<void> => {
  await community.goTo('/needs')
  await community.page.getByRole('button', { name: '设为项目或岗位' }).first().click()
  if (kind) await community.form.getByText(kind).click()
  await community.field('名称').fill(title)
  await community.take('类别', category)
  for (const name of ['社区现实需要', '贴近部门职能', '干部力所能及']) {
    await principle(community, name).getByText('符合', { exact: true }).click()
    await principle(community, name).getByLabel('依据').fill('社区走访属实')
  }
}

const sendToReview = async (community: Desk): Promise<void> => {
  await community.send('提交审核')
  await community.sees('已提交街道审核')
  await community.sees('查看发布进度')
}

/** Every principle is answered with its ground; one that is not met holds it back. */
export const makeProject = async (community: Desk, title: string): Promise<void> => {
  await checkNeed(community, title, '民生改善')
  await principle(community, '贴近部门职能').getByText('不符合', { exact: true }).click()
  await principle(community, '贴近部门职能').getByLabel('不符合在哪里').fill('先看供电部门')
  await community.send('提交审核')
  await community.sees('三项原则须全部符合')
  await principle(community, '贴近部门职能').getByText('符合', { exact: true }).click()
  await sendToReview(community)
}

/** Of a need that the community itself enters. */
export const makePost = async (community: Desk, title: string): Promise<void> => {
  await community.goTo('/needs')
  await community.page.getByRole('button', { name: '登记需求' }).click()
  await community.field('需求内容').fill('楼道要有人每周看一遍')
  await community.send('登记需求')
  await community.sees('已登记')
  await community.form.waitFor({ state: 'detached' })
  await checkNeed(community, title, '民风监督员', '一般服务岗位')
  await community.field('名额').fill('2')
  await sendToReview(community)
}

export const publish = async (coordinator: Desk, title: string): Promise<void> => {
  await coordinator.openTask(title)
  await coordinator.act('同意发布', () => coordinator.field('审核意见').fill('三项原则说明清楚'))
  await coordinator.sees('已发布')
}

export const agencyClaims = async (portal: Portal, project: string): Promise<void> => {
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

export const claimPost = async (member: Desk, title: string): Promise<void> => {
  await member.goTo(`/posts?search=${encodeURIComponent(title)}`)
  await member.page.getByRole('button', { name: '认领', exact: true }).click()
  await member.form.getByLabel('给社区的话').fill('就住在三号楼')
  await member.send('认领')
  await member.sees('已认领，等待答复')
  expect(await member.overflow()).toBe(0)
}
