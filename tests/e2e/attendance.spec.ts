/** 签到 on the spot: the screen that turns, a phone whose network is cut for a while, and each one confirmed by itself. */
import { randomUUID } from 'node:crypto'
import { seedActivity, type ActivitySample } from '#testing/activities.js'
import { people, units } from '#testing/claims.js'
import type { Desk } from './support/desk.js'
import { phone, testPortal, type Portal } from './support/portal.js'

let portal: Portal
let activity: ActivitySample

beforeAll(async () => {
  portal = await testPortal()
  const { pool } = portal.api.database
  activity = await seedActivity(pool, { id: randomUUID(), signUps: [people.member, people.liaison] })
  for (const personId of [people.member, people.liaison])
    await pool.query(
      `INSERT INTO membership (id, subject, person_id, agency_id, community_id, valid_from)
       VALUES ($1, 'member', $2, $3, $4, '2026-01-01')`,
      [randomUUID(), personId, units.j1, units.east1],
    )
})
afterAll(() => portal.close())

const shownCode = async (screen: Desk): Promise<string> =>
  (await screen.page.locator('.attendance-short').innerText()).trim()
const rows = async () =>
  (
    await portal.api.database.pool.query('SELECT state, flags FROM attendance WHERE person_id = $1', [
      people.member,
    ])
  ).rows

test('attended without a network, sent later, opened and confirmed', async () => {
  const screen = await portal.open(people.east1Secretary)
  await screen.goTo(`/activities/${activity.id}/attendance-code`)
  await screen.sees('没有网络也还能继续显示约 30 分钟')
  expect(await screen.page.locator('.attendance-code svg').count()).toBe(1)

  const member = await portal.open(people.member, phone)
  await member.goTo('/attend')
  await member.sees(activity.title)
  // The worker has the page when it can be opened again without a network.
  await member.page.waitForFunction('navigator.serviceWorker.controller !== null')
  await member.page.waitForFunction(
    `caches.open('shell-1').then(c => c.keys()).then(keys => keys.length > 5)`,
  )
  await member.page.waitForFunction(
    `Promise.all(['/api/attendances/own', '/emblem.svg'].map(p => caches.match(p))).then(all => all.every(Boolean))`,
  )
  await member.page.context().setOffline(true)
  await member.page.reload()
  await member.sees('现在没有网络')
  await member.sees(activity.title)
  await member.page.waitForFunction(`document.querySelector('img[src="/emblem.svg"]').naturalWidth > 0`)
  await member.page.getByRole('button', { name: '输入短码' }).click()
  await member.page.getByLabel('六位短码').fill(await shownCode(screen))
  await member.page.getByRole('button', { name: '签到', exact: true }).click()
  await member.sees('已保存，联网后自动提交')
  expect(await member.overflow()).toBe(0)
  // Closed and opened again, still without a network: it is kept.
  await member.page.reload()
  await member.sees('已保存，联网后自动提交')
  expect(await rows()).toEqual([])
  await member.page.context().setOffline(false)
  await member.sees('已提交')
  await member.sees('待确认')
  expect(await rows()).toEqual([{ state: 'recorded', flags: [] }])

  const organiser = await portal.open(people.east1Secretary, phone)
  await organiser.goTo(`/activities/${activity.id}/attendance`)
  expect(await organiser.page.getByRole('button', { name: '确认', exact: true }).count()).toBe(0)
  await organiser.page.getByRole('button', { name: '查看' }).click()
  await organiser.sees('扫码')
  await organiser.page.getByRole('button', { name: '确认', exact: true }).click()
  await organiser.sees('没有待确认的签到')
  await organiser.page.getByText('还没到', { exact: false }).first().click()
  await organiser.page.getByRole('button', { name: '到场' }).click()
  await organiser.sees('报了名的都到了')
  expect(await organiser.overflow()).toBe(0)
  expect(await rows()).toEqual([{ state: 'confirmed', flags: [] }])
  await member.page.reload()
  await member.sees('已确认')
})

test('a phone’s own camera opens the address of the code, and it is attended', async () => {
  const screen = await portal.open(people.east1Secretary)
  await screen.goTo(`/activities/${activity.id}/attendance-code`)
  const code = await shownCode(screen)
  const other = await portal.open(people.otherLiaison, phone)
  await other.page.goto(`/attend/${activity.id}?c=${code}`)
  await other.sees('已提交')
  const { rows: found } = await portal.api.database.pool.query(
    'SELECT flags FROM attendance WHERE person_id = $1',
    [people.otherLiaison],
  )
  expect(found).toEqual([{ flags: ['notSignedUp', 'notMember'] }])
  expect(new URL(other.page.url()).search).toBe('')
})
