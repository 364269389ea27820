/** 签到 on the spot besides the rotating code on one's own screen: ticked off a list, or by the phone's own camera. */
import { randomUUID } from 'node:crypto'
import jsQR from 'jsqr'
import sharp from 'sharp'
import { seedActivity, type ActivitySample } from '#testing/activities.js'
import { people } from '#testing/claims.js'
import { seedMembership } from '#testing/memberships.js'
import { shownCode } from './support/activity-steps.js'
import type { Desk } from './support/desk.js'
import { phone, testPortal, type Portal } from './support/portal.js'

/** What phones can open, wherever the organiser has opened the page. */
const address = 'http://portal.example'
let portal: Portal
let activity: ActivitySample

beforeAll(async () => {
  portal = await testPortal({ PUBLIC_ORIGIN: address })
  const { pool } = portal.api.database
  activity = await seedActivity(pool, { id: randomUUID(), signUps: [people.member, people.liaison] })
  for (const personId of [people.member, people.liaison]) await seedMembership(pool, { personId })
})
afterAll(() => portal.close())

const rows = async () =>
  (
    await portal.api.database.pool.query('SELECT state, flags FROM attendance WHERE person_id = $1', [
      people.member,
    ])
  ).rows

test('who has signed up and is there without a phone is ticked by the organiser, one by one', async () => {
  const organiser = await portal.open(people.east1Secretary, phone)
  await organiser.goTo(`/activities/${activity.id}/attendance`)
  for (let ticked = 0; ticked < 2; ticked += 1) {
    await organiser.page.getByText('还没到', { exact: false }).first().click()
    await organiser.page.getByRole('button', { name: '到场' }).first().click()
    await organiser.page.getByText('已登记').last().waitFor()
  }
  await organiser.sees('报了名的都到了')
  expect(await organiser.overflow()).toBe(0)
  expect(await rows()).toEqual([{ state: 'recorded', flags: [] }])
})

/** What a camera reads off the screen. */
const readOff = async (screen: Desk): Promise<string | undefined> => {
  const picture = await screen.page.locator('.attendance-code').screenshot()
  const { data, info } = await sharp(picture).ensureAlpha().raw().toBuffer({ resolveWithObject: true })
  return jsQR(new Uint8ClampedArray(data), info.width, info.height)?.data
}

test('a phone’s own camera opens the address of the code, and it is attended', async () => {
  const screen = await portal.open(people.east1Secretary)
  await screen.goTo(`/activities/${activity.id}/attendance-code`)
  const code = await shownCode(screen)
  expect(await readOff(screen)).toBe(`${address}/attend/${activity.id}?c=${code}`)
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
