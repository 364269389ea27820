/** The working calendar is changed by several at once, in the portal and on the machine: none of the changes is lost. */
import type { PoolClient } from 'pg'
import type { HolidayNotice } from '#domain/calendar/notices.js'
import { withNotices, withOfficeHours } from '#domain/calendar/with-notices.js'
import type { OfficeHours } from '#domain/calendar/office-hours.js'
import { holdCalendar, importCalendar, latestCalendar } from '#persistence/rules/calendars.js'
import { inTransaction } from '#persistence/transaction.js'
import type { TestDatabase } from '#testing/database.js'
import { bringIn, type CalendarChange } from '../../apps/cli/calendar/bring-in.js'
import { claimsDatabase } from './support/databases.js'

let database: TestDatabase
beforeEach(async () => {
  database = await claimsDatabase()
})
afterEach(() => database.drop())

const hours: OfficeHours = [['08:30', '12:00']]
const notice: HolidayNotice = {
  year: 2031,
  papers: [],
  days: [{ name: '元旦', date: '2031-01-01', isOffDay: true }],
}
const noticed: CalendarChange = current => withNotices(current, [notice])
const rescheduled: CalendarChange = current => withOfficeHours(current, hours)
const changeOn = async (client: PoolClient, change: CalendarChange): Promise<void> =>
  importCalendar(client, change(await holdCalendar(client)))
const inForce = async () => {
  const { noticeYears, officeHours } = (await latestCalendar(database.pool)).calendar
  return { is2031Known: noticeYears.includes(2031), officeHours }
}
const both = { is2031Known: true, officeHours: hours }

test('of two at once the second waits, and is made of what the first leaves', async () => {
  let done: string[] = []
  let second: Promise<void> | undefined
  const first = inTransaction(database.pool, async client => {
    const current = await holdCalendar(client)
    second = inTransaction(database.pool, other => changeOn(other, rescheduled)).then(() => {
      done = [...done, 'second']
    })
    await client.query('SELECT pg_sleep(0.3)')
    done = [...done, 'first']
    await importCalendar(client, noticed(current))
  })
  await first
  await second
  expect(done).toEqual(['first', 'second'])
  expect(await inForce()).toEqual(both)
})

test('one that began before another, and came after it, is the one in force', async () => {
  await inTransaction(database.pool, async early => {
    await early.query('SELECT now()')
    await inTransaction(database.pool, late => changeOn(late, rescheduled))
    await changeOn(early, noticed)
  })
  expect(await inForce()).toEqual(both)
})

test('on the machine it is brought in as it was looked at, or not at all', async () => {
  const { pool } = database
  const seen = noticed((await latestCalendar(pool)).calendar)
  await bringIn(pool, rescheduled((await latestCalendar(pool)).calendar), rescheduled)
  await expect(bringIn(pool, seen, noticed)).rejects.toThrow('刚刚有其他变动')
  expect(await inForce()).toEqual({ ...both, is2031Known: false })
  await bringIn(pool, noticed((await latestCalendar(pool)).calendar), noticed)
  expect(await inForce()).toEqual(both)
})
