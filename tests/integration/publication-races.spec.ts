/** Facts that are confirmed while a month is being published, and what excuses from zero: they count in it, or it is not published. */
import { advanceMonths } from '#persistence/points/advance-months.js'
import { publishMonth } from '#persistence/points/publish-month.js'
import { passOver } from '#persistence/points/settle-month.js'
import { watchPeriods } from '#persistence/points/watch-periods.js'
import { seedActivity } from '#testing/activities.js'
import { seedAttendance } from '#testing/attendances.js'
import { people, units } from '#testing/claims.js'
import type { TestDatabase } from '#testing/database.js'
import { seedMembership } from '#testing/memberships.js'
import { addSecondDistrict, secondDistrict } from '#testing/second-district.js'
import { monthsDatabase } from './support/databases.js'

const activityId = '00000000-0000-4000-8000-000000000001'
const september = { districtId: units.district, month: '2026-09' }
const today = '2026-10-14'

let database: TestDatabase
beforeAll(async () => {
  database = await monthsDatabase()
  await addSecondDistrict(database.pool)
})
afterAll(() => database.drop())
beforeEach(async () => {
  await database.pool.query(
    `TRUNCATE point_entry, point_month, point_standing, point_late, point_change, follow_up, activity, attendance, membership, process CASCADE`,
  )
  await database.pool.query(
    `INSERT INTO point_month (district_id, month, state, objections_until, publication_by)
     VALUES ($1, '2026-09', 'objections', '2026-10-13', $2)`,
    [units.district, people.officer],
  )
  const startsAt = new Date('2026-09-10T09:00:00+08:00')
  await seedActivity(database.pool, { id: activityId, startsAt, signUps: [] })
})

const rows = async <Row extends object>(sql: string, values: unknown[] = []) =>
  (await database.pool.query<Row>(sql, values)).rows
const ledger = async (subjectId: string) =>
  (
    await rows<{ told: string }>(
      `SELECT concat_ws(' ', month, rule, amount, cause) AS told FROM point_entry WHERE subject_id = $1 ORDER BY id`,
      [subjectId],
    )
  ).map(({ told }) => told)
const followUps = async (subjectId: string) =>
  (await rows('SELECT FROM follow_up WHERE subject_id = $1', [subjectId])).length
const attended = (subject: { personId: string } | { unitId: string }) =>
  seedAttendance(database.pool, activityId, subject)
const secondAfter = 2

/** Publishes, and does something when the pass has left the first agency behind. */
const publishing = (meanwhile: () => Promise<unknown>) => {
  let chunks = 0
  return advanceMonths(database.pool, today, {
    chunk: 1,
    afterChunk: async () => void (++chunks === secondAfter && (await meanwhile())),
  })
}

test.each([
  { who: 'a member', id: people.member, subject: { personId: people.member } },
  { who: 'an agency', id: units.j1, subject: { unitId: units.j1 } },
])('$who confirmed behind the last pass counts in the month that is published', async ({ id, subject }) => {
  const { published } = await publishing(() => attended(subject))
  expect(published).toEqual([september])
  expect(await ledger(id)).toEqual(['2026-09 activity 1'])
  expect(await followUps(id)).toBe(0)
  expect(await rows('SELECT FROM point_change')).toHaveLength(0)
})

test('a point that is withdrawn behind the last pass is taken back before it is published', async () => {
  await attended({ personId: people.member })
  const { published } = await publishing(() => rows(`UPDATE attendance SET state = 'refused'`))
  expect(published).toEqual([september])
  expect(await ledger(people.member)).toEqual(['2026-09 activity 1', '2026-09 activity -1 factGone'])
  expect(await followUps(people.member)).toBe(1)
})

test('who is nobody’s member counts as well', async () => {
  await passOver(database.pool, september)
  await attended({ personId: people.officer })
  expect(await publishMonth(database.pool, september, today)).toBe(true)
  expect(await ledger(people.officer)).toEqual(['2026-09 activity 1'])
})

/** That a point of September is missing. @param outcome none while nobody has decided */
const object = (outcome: 'upheld' | null) =>
  rows(
    `INSERT INTO process (id, kind, title, stage, outcome, started_by, started_at, updated_at, ended_at, epoch, step_no,
       version, policy_version, calendar_version, state)
     VALUES (gen_random_uuid(), 'pointObjection', '', coalesce($2::text, 'filed'), $2, 'x', now(), now(),
       CASE WHEN $2::text IS NOT NULL THEN now() END, 1, 1, 1, '', '', jsonb_build_object('facts', $1::jsonb))`,
    [
      JSON.stringify({
        ...{ month: '2026-09', subject: 'member', subjectId: people.member, agencyId: units.j1 },
        ...{ about: 'missing', rule: 'activity', decision: { by: people.east1Secretary } },
      }),
      outcome,
    ],
  )

test('an objection upheld behind the last pass counts', async () => {
  const { published } = await publishing(() => object('upheld'))
  expect(published).toEqual([september])
  expect(await ledger(people.member)).toEqual(['2026-09 activity 1'])
  expect(await followUps(people.member)).toBe(0)
})

test('an objection that nobody has decided holds its district’s month up, not another’s, and the watch says so', async () => {
  await rows(
    `INSERT INTO point_month (district_id, month, state, objections_until, publication_by)
     SELECT $1, month, state, objections_until, publication_by FROM point_month`,
    [secondDistrict.district],
  )
  await object(null)
  const { published } = await advanceMonths(database.pool, today)
  expect(published).toEqual([{ ...september, districtId: secondDistrict.district }])
  const { districts } = await watchPeriods(database.pool, today)
  const waiting = districts.map(each => [each.district.id, ...each.waiting.map(({ why }) => why)])
  expect(waiting).toEqual([[units.district, 'objectionsPending'], [secondDistrict.district]])
  await rows(`UPDATE process SET outcome = 'rejected', ended_at = now()`)
  expect((await advanceMonths(database.pool, today)).published).toEqual([september])
})

test('a pass that was cut short and goes on later does not leave behind what was confirmed in between', async () => {
  const cut = advanceMonths(database.pool, today, {
    chunk: 1,
    afterChunk: () => Promise.reject(new Error('killed')),
  })
  await expect(cut).rejects.toThrow('killed')
  await attended({ personId: people.member })
  const { published } = await advanceMonths(database.pool, today, { chunk: 1 })
  expect(published).toEqual([september])
  expect(await ledger(people.member)).toEqual(['2026-09 activity 1'])
})

test('what is confirmed a moment before the publication is committed is taken up by another try', async () => {
  let tries = 0
  const beforeCommit = async () => void (++tries === 1 && (await attended({ personId: people.member })))
  expect((await advanceMonths(database.pool, today, { beforeCommit })).published).toEqual([september])
  expect(tries).toBe(2)
  expect(await ledger(people.member)).toEqual(['2026-09 activity 1'])
  expect(await followUps(people.member)).toBe(0)
})

test('a confirmation that does not end holds the publication up, not for ever', async () => {
  const client = await database.pool.connect()
  try {
    await client.query('BEGIN')
    await client.query(
      `INSERT INTO attendance (id, activity_id, person_id, way, came_at, state, by, decided_by, decided_at)
       VALUES (gen_random_uuid(), $1, $2, 'list', now(), 'confirmed', $2, $2, now())`,
      [activityId, people.member],
    )
    expect((await advanceMonths(database.pool, today)).published).toEqual([])
    expect(await rows('SELECT FROM follow_up')).toHaveLength(0)
  } finally {
    await client.query('COMMIT')
    client.release()
  }
  expect((await advanceMonths(database.pool, today)).published).toEqual([september])
  expect(await ledger(people.member)).toEqual(['2026-09 activity 1'])
})

test('while facts keep changing the month waits for the next look, and nothing of it is kept', async () => {
  const beforeCommit = async () => {
    await rows('DELETE FROM attendance')
    await attended({ personId: people.member })
  }
  expect((await advanceMonths(database.pool, today, { beforeCommit })).published).toEqual([])
  expect(await rows('SELECT FROM follow_up')).toHaveLength(0)
  expect((await advanceMonths(database.pool, today)).published).toEqual([september])
})

test('a change elsewhere, or in a later month, neither holds it up nor is forgotten by it', async () => {
  const october = '00000000-0000-4000-8000-000000000002'
  const startsAt = new Date('2026-10-10T09:00:00+08:00')
  await seedActivity(database.pool, { id: october, startsAt, signUps: [] })
  await rows(`INSERT INTO point_month (district_id, month, state) VALUES ($1, '2026-10', 'objections')`, [
    secondDistrict.district,
  ])
  let tries = 0
  const beforeCommit = async () => {
    tries++
    await attended({ personId: secondDistrict.member })
    await seedAttendance(database.pool, october, { personId: people.member })
  }
  await passOver(database.pool, september)
  expect(await publishMonth(database.pool, september, today, { beforeCommit })).toBe(true)
  expect(tries).toBe(1)
  const left = await rows(`SELECT subject_id AS id, month FROM point_change ORDER BY month`)
  expect(left).toEqual([
    { id: secondDistrict.member, month: '2026-09' },
    { id: people.member, month: '2026-10' },
  ])
})

const where = async (subjectId: string) =>
  (
    await rows<{ told: string }>(
      'SELECT coalesce(exclusion, standing) AS told FROM point_standing WHERE subject_id = $1',
      [subjectId],
    )
  )[0]?.told
const ofMember = { personId: people.member }
const suspend = () =>
  rows(
    `INSERT INTO membership_suspension (membership_id, from_on, to_on, reason, entered_by)
     SELECT id, '2026-09-01', '2026-09-30', 'illness', 'x' FROM membership`,
  )
const nothing = () => Promise.resolve()
const cancelled = `UPDATE activity SET state = 'cancelled'`

test.each([
  { what: 'suspended', of: ofMember, before: nothing, meanwhile: suspend },
  { what: 'suspended', of: {}, before: nothing, meanwhile: suspend },
  {
    ...{ what: 'zero', of: ofMember, before: suspend },
    meanwhile: () => rows('DELETE FROM membership_suspension'),
  },
  {
    ...{ what: 'joined', of: ofMember, before: nothing },
    meanwhile: () => rows(`UPDATE membership SET valid_from = '2026-09-20'`),
  },
  {
    ...{ what: 'moved', of: ofMember, before: nothing },
    meanwhile: async () => {
      await rows(`UPDATE membership SET valid_to = '2026-09-14', end_reason = 'transferred'`)
      await seedMembership(database.pool, {
        ...{ ...ofMember, communityId: units.east2, validFrom: '2026-09-15' },
      })
    },
  },
  { what: 'nothingOffered', of: ofMember, before: nothing, meanwhile: () => rows(cancelled) },
])('$what behind the last pass is looked at before it is published', async ({ what, of, ...does }) => {
  const subjectId = 'personId' in of ? of.personId : units.j1
  await seedMembership(database.pool, of)
  await does.before()
  const { published } = await publishing(does.meanwhile)
  expect(published).toEqual([september])
  expect(await where(subjectId)).toBe(what)
  expect(await followUps(subjectId)).toBe(what === 'zero' ? 1 : 0)
  expect(await rows('SELECT FROM point_change')).toHaveLength(0)
})

test('a community that a called-off activity has left without any is told with the publication, once', async () => {
  await seedMembership(database.pool, ofMember)
  await publishing(() => rows(cancelled))
  const told = `SELECT subject_id AS id FROM follow_up WHERE kind = 'idleMonth'`
  expect(await rows(told)).toEqual([{ id: units.east1 }])
})

const belongs = `role = 'InServicePartyMember' AND person_id`
const belongsUntil = (day: string) =>
  rows(`UPDATE role_grant SET valid_to = $2 WHERE ${belongs} = $1`, [people.member, day])
const joins = (personId: string, unitId: string, from: string) =>
  rows(
    `INSERT INTO role_grant (person_id, role, unit_id, valid_from, granted_by) VALUES ($1, 'InServicePartyMember', $2, $3, 'test')`,
    [personId, unitId, from],
  )
const leaves = (day: string | null) =>
  rows('UPDATE person SET left_on = $2 WHERE id = $1', [people.member, day])
const stands = async (subjectId: string) =>
  (
    await rows<{ told: string }>(
      `SELECT concat_ws(' ', agency_id, coalesce(exclusion, standing)) AS told
       FROM point_standing WHERE subject_id = $1 AND month = '2026-09'`,
      [subjectId],
    )
  ).map(({ told }) => told)

describe('whose member somebody is', () => {
  afterEach(async () => {
    await rows(`DELETE FROM role_grant WHERE ${belongs} = ANY ($1)`, [[people.officer, people.member]])
    await joins(people.member, units.j1, '2020-01-01')
    await leaves(null)
  })

  test.each([
    {
      ...{ what: 'came to an agency', who: people.officer, now: [`${units.j1} zero`], asked: 1 },
      meanwhile: () => joins(people.officer, units.j1, '2026-01-01'),
    },
    {
      ...{ what: 'came within the month', who: people.officer, now: [`${units.j1} joined`], asked: 0 },
      meanwhile: () => joins(people.officer, units.j1, '2026-09-15'),
    },
    {
      ...{ what: 'went to another within it', who: people.member, now: [`${units.j2} joined`], asked: 0 },
      meanwhile: async () => {
        await belongsUntil('2026-09-14')
        await joins(people.member, units.j2, '2026-09-15')
      },
    },
    {
      ...{ what: 'is a member no longer', who: people.member, now: [], asked: 0 },
      meanwhile: () => belongsUntil('2026-09-15'),
    },
    {
      ...{ what: 'was never one', who: people.member, now: [], asked: 0 },
      meanwhile: () => rows(`DELETE FROM role_grant WHERE ${belongs} = $1`, [people.member]),
    },
    {
      ...{ what: 'has left', who: people.member, now: [], asked: 0 },
      meanwhile: () => leaves('2026-09-20'),
    },
  ])(
    '$what behind the last pass is looked at before it is published',
    async ({ who, now, asked, meanwhile }) => {
      const { published } = await publishing(meanwhile)
      expect(published).toEqual([september])
      expect([await stands(who), await followUps(who)]).toEqual([now, asked])
      expect(await rows('SELECT FROM point_change')).toHaveLength(0)
    },
  )

  test('after the month it marks nobody', async () => {
    await belongsUntil('2026-10-10')
    await joins(people.officer, units.j1, '2026-10-02')
    await leaves('2026-10-12')
    expect(await rows('SELECT FROM point_change')).toHaveLength(0)
  })
})

test('a check-in of a later month, or a change under a published one, marks nobody', async () => {
  await seedMembership(database.pool, { ...ofMember, validFrom: '2026-10-02' })
  await rows(`UPDATE point_month SET state = 'published'`)
  await seedMembership(database.pool)
  await suspend()
  await rows(cancelled)
  expect(await rows('SELECT FROM point_change')).toHaveLength(0)
})
