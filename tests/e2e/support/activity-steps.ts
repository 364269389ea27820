/** An activity from its plan to what was thought of it, as the roles do it in the portal. */
import type { Desk } from './desk.js'

const minute = 60_000

/** What a `datetime-local` field of the portal is filled with: Asia/Shanghai. */
const field = (instant: number): string => new Date(instant + 8 * 60 * minute).toISOString().slice(0, 16)

/** Within the half hour in which codes are shown, so that one can attend at once. @returns its id */
export const planFromProject = async (
  community: Desk,
  project: string,
  title: string,
  capacity: number,
): Promise<string> => {
  const { page } = community
  const startsAt = Date.now() + 8 * minute
  await community.goTo('/projects')
  await page.getByRole('link', { name: project }).click()
  await page.getByRole('link', { name: '由此计划活动' }).click()
  const fill = (label: string | RegExp, text: string) => page.getByLabel(label).fill(text)
  await fill('活动名称', title)
  await fill('地点', '三号楼楼下')
  await fill('开始时间', field(startsAt))
  await fill('结束时间', field(startsAt + 60 * minute))
  await fill('报名截止', field(startsAt))
  await fill(/^名额/, String(capacity))
  await page.getByRole('button', { name: '提交', exact: true }).click()
  await page.waitForURL(/\/activities\/[0-9a-f-]{36}$/)
  await community.sees(project)
  return new URL(page.url()).pathname.split('/')[2] ?? ''
}

export const signUp = async (member: Desk, id: string, outcome: string): Promise<void> => {
  await member.goTo(`/activities/${id}`)
  await member.page.getByRole('button', { name: '报名', exact: true }).click()
  await member.sees(outcome)
  expect(await member.overflow()).toBe(0)
}

export const shownCode = async (screen: Desk): Promise<string> =>
  (await screen.page.locator('.attendance-short').innerText()).trim()

/** The worker has the page when it can be opened again without a network. */
const isKept = async ({ page }: Desk): Promise<void> => {
  await page.waitForFunction('navigator.serviceWorker.controller !== null')
  await page.waitForFunction(`caches.open('shell-1').then(c => c.keys()).then(keys => keys.length > 5)`)
  await page.waitForFunction(
    `Promise.all(['/api/attendances/own', '/emblem.svg'].map(p => caches.match(p))).then(all => all.every(Boolean))`,
  )
}

/** The network is cut before the code is read: it is kept, also when the page is closed, until `comesBack`. */
export const attendOffline = async (member: Desk, title: string, code: () => Promise<string>) => {
  const { page } = member
  await member.goTo('/attend')
  await member.sees(title)
  await isKept(member)
  await page.context().setOffline(true)
  await page.reload()
  await member.sees('现在没有网络')
  await member.sees(title)
  await page.waitForFunction(`document.querySelector('img[src="/emblem.svg"]').naturalWidth > 0`)
  await page.getByRole('button', { name: '输入短码' }).click()
  await page.getByLabel('六位短码').fill(await code())
  await page.getByRole('button', { name: '签到', exact: true }).click()
  await member.sees('已保存，联网后自动提交')
  expect(await member.overflow()).toBe(0)
  await page.reload()
  await member.sees('已保存，联网后自动提交')
}

export const comesBack = async (member: Desk): Promise<void> => {
  await member.page.context().setOffline(false)
  await member.sees('已提交')
  await member.sees('待确认')
}

/** One by one: there is no button for those that were not looked at. */
export const confirmEach = async (organiser: Desk, id: string, count: number): Promise<void> => {
  await organiser.goTo(`/activities/${id}/attendance`)
  const confirm = organiser.page.getByRole('button', { name: '确认', exact: true })
  expect(await confirm.count()).toBe(0)
  await organiser.page.getByRole('button', { name: '查看' }).first().click()
  for (let done = 0; done < count; done += 1) {
    await organiser.sees('扫码')
    await confirm.click()
  }
  await organiser.sees('没有待确认的签到')
  expect(await organiser.overflow()).toBe(0)
}
