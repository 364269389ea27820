/** A community that offered nothing within a month is told when the month is settled, once, and answers. */
import { processPage } from '#contracts/http/processes.js'
import { localDateOf } from '#domain/calendar/local-date.js'
import { addMonths, firstDayOf, monthOf } from '#domain/points/months.js'
import { advanceMonths } from '#persistence/points/advance-months.js'
import { seedActivity } from '#testing/activities.js'
import { people, units } from '#testing/claims.js'
import { seedMembership } from '#testing/memberships.js'
import { addSecondDistrict, secondDistrict } from '#testing/second-district.js'
import { beginFollowUps } from '../../apps/worker/follow-ups/begin-follow-ups.js'
import { newKey, testApi, type TestApi } from './support/api.js'
import type { Answer } from './support/visitor.js'

let api: TestApi

const today = localDateOf(Date.now())
const month = addMonths(monthOf(today), -1)

beforeAll(async () => {
  api = await testApi()
  await api.startWorker()
  const { pool } = api.database
  await pool.query('INSERT INTO point_month (district_id, month) VALUES ($1, $2)', [units.district, month])
  await seedMembership(pool, { personId: people.member })
  await seedMembership(pool, { personId: people.liaison, communityId: units.west1 })
  const startsAt = new Date(`${firstDayOf(month)}T09:00:00+08:00`)
  await addSecondDistrict(pool)
  const ofOther = { personId: secondDistrict.member, agencyId: secondDistrict.agency }
  await seedMembership(pool, { ...ofOther, communityId: units.east2 })
  await seedActivity(pool, { communityId: units.west1, startsAt, signUps: [] })
})
afterAll(() => api.close())

const orders = async () =>
  (
    await api.database.pool.query<{ subjectId: string; processId: string | null }>(
      `SELECT subject_id AS "subjectId", process_id AS "processId" FROM follow_up WHERE kind = 'idleMonth'`,
    )
  ).rows

test('the community alone whose people are not counted for it is told, with how many; it answers', async () => {
  const { pool } = api.database
  for (const _time of [1, 2]) await advanceMonths(pool, today)
  expect(await orders()).toEqual([{ subjectId: units.east1, processId: null }])
  expect(await beginFollowUps(pool, api.temporal.client)).toEqual({ begun: 1, waiting: 0 })
  await advanceMonths(pool, today)
  const [{ processId } = { processId: '' }] = await orders()
  const path = `/api/processes/${processId ?? ''}`
  const [community, elsewhere] = await Promise.all([
    api.as(people.east1Secretary),
    api.as(people.west1Secretary),
  ])
  expect(await elsewhere.get(path)).toMatchObject({ status: 404 })
  const page = processPage.parse((await community.get<unknown>(path)).body)
  expect(page).toMatchObject({
    title: expect.stringContaining('社区没有活动') as string,
    idleMonth: { month, community: { id: units.east1 }, members: 1, agencies: 0 },
  })
  const seat = page.allowedActions.find(({ act }) => act === 'answerIdleMonth')
  const answer = (explanation: string) =>
    community.command<Answer>(`${path}/acts`, newKey(), {
      seatId: seat?.seatId,
      act: 'answerIdleMonth',
      expectedVersion: page.version,
      body: { explanation },
    })
  expect(await answer('')).toMatchObject({ status: 422 })
  expect(await answer('当月台风，已补排到下月')).toMatchObject({ status: 200 })
  expect(processPage.parse((await community.get<unknown>(path)).body)).toMatchObject({
    outcome: 'answered',
    idleMonth: { answer: { explanation: '当月台风，已补排到下月' } },
  })
})

test('people of another district have the community told within its own', async () => {
  const { pool } = api.database
  await pool.query('INSERT INTO point_month (district_id, month) VALUES ($1, $2)', [
    secondDistrict.district,
    month,
  ])
  await advanceMonths(pool, today)
  const { rows } = await pool.query(
    `SELECT district_id AS "districtId" FROM follow_up WHERE kind = 'idleMonth' AND subject_id = $1`,
    [units.east2],
  )
  expect(rows).toEqual([{ districtId: units.district }])
})
