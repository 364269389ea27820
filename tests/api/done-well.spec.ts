/** 表现良好: of whom, by whom, and what is left of it when attendance or the month has changed. */
import { seedAttendance } from '#testing/attendances.js'
import { people, units } from '#testing/claims.js'
import { AppraisalRoom } from './support/appraisal-room.js'

const hour = 3_600_000

const room = AppraisalRoom.ofThisSpec()

test('表现良好: of confirmed attendance, once, with a reason; withdrawn it stays on record', async () => {
  const give = { name: 'giveDoneWell', personId: people.member, reason: '主动清理现场' }
  expect((await room.command(room.secretary, give)).body.code).toBe('notServed')
  await seedAttendance(room.api.database.pool, room.activity.id)
  const eight = await Promise.all(Array.from({ length: 8 }, () => room.command(room.secretary, give)))
  expect(eight.filter(({ status }) => status === 200)).toHaveLength(1)
  expect(eight.filter(({ body }) => body.code === 'doneWellAlready')).toHaveLength(7)
  const [given] = (await room.overview()).doneWell
  const withdraw = { name: 'withdrawDoneWell', doneWellId: given?.id, reason: '认错了人' }
  expect((await room.command(room.secretary, withdraw)).status).toBe(200)
  expect((await room.command(room.secretary, withdraw)).status).toBe(404)
  expect((await room.command(room.secretary, give)).status).toBe(200)
  expect((await room.overview()).doneWell).toMatchObject([
    { withdrawn: { reason: '认错了人' } },
    { isVoid: false },
  ])
  await room.sql(`UPDATE attendance SET state = 'refused'`)
  expect((await room.overview()).doneWell).toMatchObject([{}, { isVoid: true }])
})

test('表现良好 of oneself is for somebody else to say: the subdistrict does, and the choice leaves oneself out', async () => {
  await seedAttendance(room.api.database.pool, room.activity.id)
  await seedAttendance(room.api.database.pool, room.activity.id, { personId: people.east1Secretary })
  const give = { name: 'giveDoneWell', personId: people.east1Secretary, reason: '组织得力' }
  const refused = await room.command(room.secretary, give)
  expect([refused.status, refused.body.code]).toEqual([403, 'ownDoneWell'])
  expect((await room.overview()).served).toMatchObject([{ person: { id: people.member } }])
  expect((await room.command(await room.api.as(people.eastCoordinator), give)).status).toBe(200)
})

test('表现良好 under a published month is changed as a stated correction only, and never deleted', async () => {
  await seedAttendance(room.api.database.pool, room.activity.id)
  const give = { name: 'giveDoneWell', personId: people.member, reason: '主动清理现场' }
  await room.command(room.secretary, give)
  const month = new Date(room.activity.startsAt.getTime() + 8 * hour).toISOString().slice(0, 7)
  const publish = (district: string) =>
    room.sql(
      `INSERT INTO point_month (district_id, month, state) VALUES ($1, $2, 'published')
       ON CONFLICT (district_id, month) DO UPDATE SET state = 'published'`,
      [district, month],
    )
  // What another district publishes is no matter here.
  await publish('511799')
  expect((await room.overview()).publishedMonth).toBeUndefined()
  await publish(units.district)
  const { publishedMonth, doneWell } = await room.overview()
  expect(publishedMonth).toBe(month)
  const withdraw = { name: 'withdrawDoneWell', doneWellId: doneWell[0]?.id, reason: '认错了人' }
  expect((await room.command(room.secretary, withdraw)).body.code).toBe('doneWellPublished')
  expect((await room.command(room.secretary, { ...withdraw, asCorrection: true })).status).toBe(200)
  expect((await room.command(room.secretary, give)).body.code).toBe('doneWellPublished')
  await room.sql('DELETE FROM point_month')
})
