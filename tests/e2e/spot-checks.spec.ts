/** 签到抽查: drawn by an announced seed, drawn again just so, and what was found of each is on record. */
import { randomUUID } from 'node:crypto'
import { seedActivity } from '#testing/activities.js'
import { people } from '#testing/claims.js'
import { phone, testPortal, type Portal } from './support/portal.js'

let portal: Portal

beforeAll(async () => {
  portal = await testPortal()
  const { pool } = portal.api.database
  // The tenth of last month: the month that is asked for first.
  const today = new Date()
  const lastMonth = new Date(Date.UTC(today.getUTCFullYear(), today.getUTCMonth() - 1, 10, 2))
  const { id } = await seedActivity(pool, {
    id: randomUUID(),
    state: 'closed',
    startsAt: lastMonth,
    signUps: [],
  })
  await pool.query(
    `INSERT INTO attendance (id, activity_id, person_id, way, came_at, by, state, decided_by, decided_at)
     SELECT gen_random_uuid(), $1, person, 'code', $2, person, 'confirmed', $3, $2
     FROM unnest($4::text[]) AS person`,
    [id, lastMonth, people.east1Secretary, [people.member, people.liaison, people.otherLiaison]],
  )
})
afterAll(() => portal.close())

test('the subdistrict draws by a seed, draws the same again, and says what it found', async () => {
  const coordinator = await portal.open(people.eastCoordinator)
  await coordinator.goTo('/spot-checks')
  await coordinator.sees('还没有抽查')
  const { page } = coordinator
  await page.getByLabel('种子').fill('福彩3D 358')
  await page.getByLabel('抽取项数').fill('2')
  await page.getByRole('button', { name: '抽取', exact: true }).click()
  await page.locator('.ant-modal-confirm').getByRole('button', { name: '抽取' }).click()
  await coordinator.sees('名单和顺序完全相同')
  await coordinator.sees('3 项中抽 2 项')
  await page.getByRole('button', { name: '再抽一次核对' }).click()
  await coordinator.sees('名单和顺序完全相同')
  await page.getByRole('button', { name: '登记结果' }).first().click()
  await page.getByLabel('存疑', { exact: true }).click()
  await page.getByLabel('情况').fill('本人说当天在外地')
  await page.getByRole('button', { name: '登记', exact: true }).click()
  await coordinator.sees('已回访 1 / 2，存疑或不属实 1')

  const officer = await portal.open(people.officer, phone)
  await officer.goTo('/spot-checks')
  await officer.sees('已回访 1 / 2')
  expect(await officer.overflow()).toBe(0)
})
