/** Figures of large units counted beforehand are those that the facts say, as of the count. */
import { randomUUID } from 'node:crypto'
import { localDateOf } from '#domain/calendar/local-date.js'
import { daysOfPeriod, periodsOfDay } from '#domain/numbers/period.js'
import { moveDemoClock } from '#persistence/clocks/move-demo-clock.js'
import { countBeforehand } from '#persistence/numbers/count-beforehand.js'
import { findChildren, findFigures, findFiguresSoon, type Asked } from '#persistence/numbers/find-figures.js'
import { seedActivity } from '#testing/activities.js'
import { people, units } from '#testing/claims.js'
import type { TestDatabase } from '#testing/database.js'
import { districtDatabase } from './support/databases.js'

let database: TestDatabase
beforeAll(async () => {
  database = await districtDatabase()
})
afterAll(() => database.drop())

const today = localDateOf(Date.now())
const query = (text: string, values: unknown[] = []) => database.pool.query(text, values)

const every = { below: 1, facts: 0 }

/** As if every unit with something below it were large. */
const countAll = async (): Promise<void> => {
  while (await countBeforehand(database.pool, today, every));
}

const asked = (period: string): Asked => ({ period, days: daysOfPeriod(period)!, today })
const pageOf = async (): Promise<string[]> => {
  const children = await findChildren(database.pool, units.district, today)
  return [units.district, ...children.map(({ id }) => id)]
}
const bothWays = async (period: string) => {
  const page = await pageOf()
  const { figures, countedAt } = await findFiguresSoon(database.pool, page, asked(period))
  return { soon: figures, countedAt, now: await findFigures(database.pool, page, asked(period)) }
}

const checkIn = (personId: string) =>
  query(
    `INSERT INTO membership (id, subject, person_id, agency_id, community_id, valid_from)
     SELECT gen_random_uuid(), 'member', id, unit_id, $2, current_date - 1 FROM person WHERE id = $1`,
    [personId, units.east1],
  )

const { month, quarter, year } = periodsOfDay(today)

test('a page that nobody has counted beforehand is counted when it is opened', async () => {
  const { soon, countedAt, now } = await bothWays(month)
  expect(countedAt).toBeUndefined()
  expect(soon).toEqual(now)
})

test.each([month, quarter, year])('what is counted beforehand for %s is what the facts say', async period => {
  await query('DELETE FROM membership')
  await checkIn(people.member)
  await query('DELETE FROM figure_asked')
  await countAll()
  const { soon, countedAt, now } = await bothWays(period)
  expect(countedAt).toBeInstanceOf(Date)
  expect(soon.get(units.district)?.checkedIn.value).toBe(1)
  expect(soon).toEqual(now)
})

test('what has changed since is counted when its turn has come', async () => {
  await query('DELETE FROM membership')
  await checkIn(people.member)
  await countAll()
  await query(`DELETE FROM membership`)
  const late = await bothWays(month)
  expect(late.soon).not.toEqual(late.now)
  await query(`UPDATE figure_asked SET counted_at = counted_at - interval '2 minutes'`)
  await countAll()
  const { soon, now } = await bothWays(month)
  expect(soon.get(units.district)?.checkedIn.value).toBe(0)
  expect(soon).toEqual(now)
})

test('the present comes before the past, and each of them comes', async () => {
  const startsAt = new Date(Date.now() - 100 * 24 * 3_600_000)
  await seedActivity(database.pool, { id: randomUUID(), communityId: units.east1, startsAt, state: 'held' })
  await countAll()
  await query(`UPDATE figure_asked SET counted_at = now() - interval '1 hour'`)
  const counted = async (): Promise<string[]> =>
    (
      await query(
        `SELECT DISTINCT period FROM figure_asked WHERE code = 'coverage' AND counted_at > now() - interval '1 minute' ORDER BY 1`,
      )
    ).rows.map(({ period }: { period: string }) => period)
  const present = [month, quarter, year].sort()
  while ((await counted()).length < 3) await countBeforehand(database.pool, today, every)
  expect(await counted()).toEqual(present)
  await countAll()
  expect((await counted()).length).toBeGreaterThan(present.length)
})

test('a unit that came since the count is counted now', async () => {
  await query('DELETE FROM figure_asked WHERE unit_id = $1', [units.j1])
  const { soon, now } = await bothWays(month)
  expect(soon).toEqual(now)
})

test('as of when is told by the clock of the programme, and what it has left behind is counted anew', async () => {
  await checkIn(people.otherLiaison)
  await countAll()
  const ahead = 40 * 24 * 3_600_000
  await moveDemoClock(database.pool, ahead)
  const later = localDateOf(Date.now() + ahead)
  while (await countBeforehand(database.pool, later, every));
  const { countedAt } = await findFiguresSoon(database.pool, await pageOf(), {
    ...asked(periodsOfDay(later).month),
    today: later,
  })
  expect(countedAt!.getTime()).toBeGreaterThan(Date.now() + ahead - 60_000)
})

test('with few facts all is counted when asked, and nothing that was kept is told', async () => {
  await countAll()
  expect((await bothWays(month)).countedAt).toBeInstanceOf(Date)
  expect(await countBeforehand(database.pool, today)).toBe(false)
  await query('DELETE FROM membership')
  const { soon, countedAt } = await bothWays(month)
  expect([countedAt, soon.get(units.district)?.checkedIn.value]).toEqual([undefined, 0])
})
