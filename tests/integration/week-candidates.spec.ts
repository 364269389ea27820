/** The facts beside the names of a week: what was confirmed and appraised in the community itself, by the alphabet, whatever the voices. */
import { randomUUID } from 'node:crypto'
import { findCandidates } from '#persistence/weekly/find-candidates.js'
import { openWeek } from '#persistence/weekly/advance-weeks.js'
import { openedWeekOf } from '#domain/weekly/weekly-rules.js'
import { seedActivity } from '#testing/activities.js'
import { seedAttendance } from '#testing/attendances.js'
import { people, units } from '#testing/claims.js'
import type { TestDatabase } from '#testing/database.js'
import { weeksDatabase } from './support/databases.js'

let database: TestDatabase
const week = openedWeekOf('2026-11-25')

beforeAll(async () => {
  database = await weeksDatabase()
  await openWeek(database.pool, week)
})
afterAll(() => database.drop())

const query = (text: string, values: unknown[] = []) => database.pool.query(text, values)
const recommend = (subject: 'member' | 'agency', subjectId: string) =>
  query(
    `INSERT INTO weekly_recommendation (id, community_id, week, named, reason, source, subject, subject_id)
     VALUES (gen_random_uuid(), $1, $2, '某人', '帮忙', 'paper', $3, $4)`,
    [units.east1, week.week, subject, subjectId],
  )
/** A confirmed one of the member. */
const served = async (day: string, communityId: string = units.east1) => {
  const { id } = await seedActivity(database.pool, {
    ...{ id: randomUUID(), startsAt: new Date(`${day}T09:00:00+08:00`), communityId, signUps: [] },
  })
  await seedAttendance(database.pool, id)
  return id
}
const candidates = () => findCandidates(database.pool, units.east1, week.week, week.sunday)

test('those with more voices do not stand before others: names go by the alphabet', async () => {
  for (const id of [people.otherLiaison, people.member, people.member, people.member, people.liaison])
    await recommend('member', id)
  await recommend('agency', units.j2)
  const { rows } = await database.pool.query<{ id: string }>(
    `SELECT id FROM (SELECT id, pinyin, name FROM person UNION ALL SELECT id, pinyin, name FROM org_unit) x
     WHERE id = ANY ($1) ORDER BY pinyin, name`,
    [[people.otherLiaison, people.member, people.liaison, units.j2]],
  )
  expect((await candidates()).map(({ subjectId }) => subjectId)).toEqual(rows.map(({ id }) => id))
})

test('beside a name: activities of the week and of four weeks, done well, appraisals, earlier weeks; nothing from elsewhere or refused', async () => {
  const [inWeek, inMonth] = [await served('2026-11-24'), await served('2026-11-04')]
  await served('2026-10-30')
  await served('2026-11-24', units.west1)
  const refused = await served('2026-11-26')
  await query(`UPDATE attendance SET state = 'refused' WHERE activity_id = $1`, [refused])
  await query(
    `INSERT INTO done_well (id, activity_id, person_id, reason, by) VALUES ($1, $2, $3, '带头清运', $4)`,
    [randomUUID(), inMonth, people.member, people.east1Secretary],
  )
  await query(
    `INSERT INTO appraisal (id, service_id, community_id, form_id, source, answers, score, by, withdrawn_at)
     SELECT gen_random_uuid(), $1, $2, (SELECT min(id) FROM appraisal_form), 'paper', '{}', score, $3, withdrawn_at::timestamptz
     FROM (VALUES (5, NULL), (4, NULL), (1, '2026-11-25')) v (score, withdrawn_at)`,
    [inWeek, units.east1, people.east1Secretary],
  )
  await query(
    `INSERT INTO weekly_selection (community_id, week, sunday, recommend_until, state, subject, subject_id, published_at)
     VALUES ($1, '2026-W40', '2026-10-04', '2026-10-02', 'selected', 'member', $2, now())`,
    [units.east1, people.member],
  )
  const member = (await candidates()).find(({ subjectId }) => subjectId === people.member)
  expect(member).toMatchObject({
    ...{ activities: [{ on: '2026-11-24' }], activitiesOfFourWeeks: 2, doneWell: 1 },
    ...{ appraisals: 2, meanScore: 4.5, earlierWeeks: ['2026-W40'] },
  })
})
