/** Where each role starts, on a wide screen and on a phone, and the way from there; without an error on any page. */
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { seedActivity } from '#testing/activities.js'
import { people } from '#testing/claims.js'
import { seedMembership } from '#testing/memberships.js'
import type { Desk } from './support/desk.js'
import { phone, testPortal, type Portal } from './support/portal.js'

let portal: Portal
const wide = { viewport: { width: 1440, height: 900 } }
/** Where pictures of the pages go, when somebody wants to look at them. */
const pictures = process.env.HOME_PICTURES

beforeAll(async () => {
  portal = await testPortal()
  const { pool } = portal.api.database
  await seedMembership(pool, { personId: people.member })
  await seedMembership(pool, {})
  await seedActivity(pool, { startsAt: new Date(Date.now() + 3_600_000), signUps: [people.member] })
})
afterAll(() => portal.close())

const roles: [string, string][] = [
  ['社区党组织副书记', people.east1Secretary],
  ['机关党组织联络员', people.liaison],
  ['在职党员', people.member],
  ['街道双报到负责人', people.eastCoordinator],
  ['组织部经办', people.officer],
  ['系统管理员', people.systemAdministrator],
]

/** Notes what goes wrong on a page: errors of scripts, and requests that fail. */
const watch = (desk: Desk): string[] => {
  const wrong: string[] = []
  desk.page.on('pageerror', error => wrong.push(error.message))
  desk.page.on('response', reply => {
    if (reply.status() >= 400) wrong.push(`${reply.status()} ${reply.url()}`)
  })
  return wrong
}

const picture = async (desk: Desk, name: string): Promise<void> => {
  if (!pictures) return
  mkdirSync(pictures, { recursive: true })
  await desk.page.screenshot({ path: join(pictures, `${name}.png`), fullPage: true })
}

test.each(roles)('%s: home, on both screens', async (role, person) => {
  for (const [size, options] of [
    ['1440', wide],
    ['360', phone],
  ] as const) {
    const desk = await portal.open(person, options)
    const wrong = watch(desk)
    await desk.goTo('/')
    await picture(desk, `${role}-${size}`)
    expect({ size, wrong, tooWide: await desk.overflow() }).toEqual({ size, wrong: [], tooWide: 0 })
    await desk.close()
  }
})

test('on a phone the bar holds five, and the others are one tap away', async () => {
  const desk = await portal.open(people.eastCoordinator, phone)
  await desk.goTo('/')
  const bar = desk.page.getByRole('navigation', { name: '主菜单' }).filter({ visible: true })
  expect(await bar.locator('.nav-link').count()).toBe(5)
  await bar.getByRole('button', { name: '更多' }).click()
  await desk.page.getByRole('dialog').getByRole('link', { name: '临时党支部' }).click()
  await desk.page.waitForURL('**/branches')
  await desk.sees('东一社区')
  expect(await bar.locator('.nav-link.active').innerText()).toBe('更多')
  await desk.close()
})

test('a member is elected in front of one’s eyes, and a calendar is subscribed to', async () => {
  const desk = await portal.open(people.east1Secretary, wide)
  await desk.goTo('/branches')
  await desk.page.getByRole('button', { name: '任命委员' }).click()
  await desk.take('人选', '区教育局机关党支部')
  await desk.field('依据和说明').fill('支部党员大会选举')
  await desk.send('任命')
  await desk.sees('选举产生')
  await desk.page.getByRole('button', { name: '启用订阅' }).click()
  await desk.sees('/api/agenda.ics?token=')
  await desk.close()
})
