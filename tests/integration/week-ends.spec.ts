/** How a community's week ends: by itself where nobody was recommended, or by a decision on what was. */
import { randomUUID } from 'node:crypto'
import { setTimeout } from 'node:timers/promises'
import { localDateOf } from '#domain/calendar/local-date.js'
import { openedWeekOf } from '#domain/weekly/weekly-rules.js'
import { importCalendar, latestCalendar } from '#persistence/rules/calendars.js'
import { advanceWeeks } from '#persistence/weekly/advance-weeks.js'
import { findDueDecisions } from '#persistence/weekly/due-decisions.js'
import { recommend as recommendIn } from '#persistence/weekly/recommend.js'
import { writeWeekDecision } from '#persistence/weekly/write-week-decision.js'
import type { WeekDecision } from '#domain/weekly/weekly-selection.js'
import { inTransaction } from '#persistence/transaction.js'
import { people, units } from '#testing/claims.js'
import { setClock } from '#testing/moved-clock.js'
import type { TestDatabase } from '#testing/database.js'
import { weeksDatabase } from './support/databases.js'

let database: TestDatabase
beforeAll(async () => {
  database = await weeksDatabase()
})
beforeEach(() => database.pool.query('TRUNCATE weekly_opening, weekly_selection CASCADE'))
afterAll(() => database.drop())

const query = async <T extends object>(text: string, values: unknown[] = []) =>
  (await database.pool.query<T>(text, values)).rows
const recommend = (communityId: string, week: string, subjectId: string | null = people.member) =>
  query(
    `INSERT INTO weekly_recommendation (id, community_id, week, named, reason, source, subject, subject_id)
     VALUES ($1, $2, $3, '某人', '帮忙', 'paper', CASE WHEN $4::text IS NULL THEN NULL ELSE 'member' END, $4)`,
    [randomUUID(), communityId, week, subjectId],
  )
const decide = (row: Partial<WeekDecision>) =>
  inTransaction(database.pool, client =>
    writeWeekDecision(client, {
      ...{ processId: '00000000-0000-4000-8000-000000000001', communityId: units.east1, week: '2026-W48' },
      ...{ state: 'deciding', compared: [], ...row },
    }),
  )

test('nobody recommended: the system ends the week after its decision day, which National Day moves', async () => {
  await advanceWeeks(database.pool, '2026-10-01')
  expect((await advanceWeeks(database.pool, '2026-10-08')).ended).toBe(0)
  expect((await advanceWeeks(database.pool, '2026-10-09')).ended).toBe(3)
  const [ended] = await query(
    `SELECT state, none_cause, decided_by FROM weekly_selection WHERE week = '2026-W40'`,
  )
  expect(ended).toEqual({ state: 'none', none_cause: 'noRecommendation', decided_by: null })
})

test('a community that is closed on the day has until its own: the system does not end its week before', async () => {
  const { calendar } = await latestCalendar(database.pool)
  const closures = { [units.east]: { '2026-11-30': '防汛' } }
  await importCalendar(database.pool, { ...calendar, version: 'closed', closures })
  await advanceWeeks(database.pool, '2026-11-25')
  expect((await advanceWeeks(database.pool, '2026-12-01')).ended).toBe(1)
  expect((await advanceWeeks(database.pool, '2026-12-02')).ended).toBe(2)
  await importCalendar(database.pool, calendar)
})

test('a week whose recommendations were all set aside ends too, and says so', async () => {
  await advanceWeeks(database.pool, '2026-11-25')
  await recommend(units.east1, '2026-W48', null)
  await query('UPDATE weekly_recommendation SET set_aside_at = now()')
  await advanceWeeks(database.pool, '2026-12-05')
  expect(
    await query(
      `SELECT none_cause, reason FROM weekly_selection WHERE week = '2026-W48' ORDER BY community_id = $1 DESC`,
      [units.east1],
    ),
  ).toMatchObject([
    { none_cause: 'allSetAside', reason: '本周的推荐均已说明理由不予采用，系统记为本周无典型。' },
    { none_cause: 'noRecommendation' },
    { none_cause: 'noRecommendation' },
  ])
})

test('paper that is being entered while the system ends the week is not lost: the week stays to be decided', async () => {
  await advanceWeeks(database.pool, '2026-11-25')
  const paper = { id: randomUUID(), communityId: units.east1, named: '某人', reason: '帮忙', slip: '1' }
  const entering = await database.pool.connect()
  try {
    await entering.query('BEGIN')
    const given = { ...paper, source: 'paper' as const, by: people.east1Secretary }
    expect(await recommendIn(entering, given, openedWeekOf('2026-11-25'), '2026-12-01')).toEqual({
      id: paper.id,
    })
    const ending = advanceWeeks(database.pool, '2026-12-05')
    const isHeldUp = async () =>
      (
        await query(
          `SELECT FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'`,
        )
      ).length > 0
    while (!(await isHeldUp())) await setTimeout(10)
    await entering.query('COMMIT')
    expect((await ending).ended).toBe(2)
  } finally {
    entering.release()
  }
  expect(
    await query(`SELECT state FROM weekly_selection WHERE community_id = $1 AND week = '2026-W48'`, [
      units.east1,
    ]),
  ).toEqual([{ state: 'open' }])
})

test('a week with a recommendation is due when it is over, not before, and is not ended by the system', async () => {
  await advanceWeeks(database.pool, '2026-11-25')
  await recommend(units.east1, '2026-W48')
  expect(await findDueDecisions(database.pool, 9, '2026-11-29')).toEqual([])
  expect(await findDueDecisions(database.pool, 9, '2026-11-30')).toMatchObject([
    { communityId: units.east1, subdistrictId: units.east, districtId: units.district, week: '2026-W48' },
  ])
  expect((await advanceWeeks(database.pool, '2026-12-05')).ended).toBe(2)
})

test('a decision waits until every recommendation is read and every candidate compared; nobody decides on themselves', async () => {
  await advanceWeeks(database.pool, '2026-11-25')
  await recommend(units.east1, '2026-W48')
  await recommend(units.east1, '2026-W48', null)
  const model = { subject: 'member', subjectId: people.member } as const
  const chosen = { by: people.east1Secretary, model, compared: [model] }
  expect(await decide({})).toBeUndefined()
  expect(await decide(chosen)).toEqual({ code: 'recommendationUnread' })
  const none = { state: 'none', noneCause: 'decidedNone', by: people.east1Secretary } as const
  expect(await decide(none)).toEqual({ code: 'recommendationUnread' })
  await query(`UPDATE weekly_recommendation SET set_aside_at = now() WHERE subject_id IS NULL`)
  expect(await decide({ ...chosen, compared: [] })).toEqual({ code: 'comparisonMissing' })
  expect(await decide({ ...chosen, by: people.member })).toEqual({ code: 'ownCandidate' })
  expect(await decide({ ...chosen, by: people.agencySecretary })).toEqual({ code: 'ownCandidate' })
  expect(await decide(chosen)).toBeUndefined()
  expect(await decide({ ...chosen, state: 'selected', publishedAt: Date.now() })).toBeUndefined()
  expect(await decide({ state: 'none', noneCause: 'lapsed' })).toEqual({ code: 'weekClosed' })
})

const holdOffice = (personId: string, from: string, to: string | null) =>
  query(
    `INSERT INTO role_grant (person_id, role, unit_id, valid_from, valid_to, granted_by)
     VALUES ($1, 'AgencyLiaison', $2, $3, $4, 'test')
     ON CONFLICT (person_id, role, unit_id) DO UPDATE SET valid_from = excluded.valid_from, valid_to = excluded.valid_to`,
    [personId, units.j1, from, to],
  )

test('whoever was once of a candidate’s unit, or will be, may decide', async () => {
  await advanceWeeks(database.pool, '2026-11-25')
  await recommend(units.east1, '2026-W48')
  const model = { subject: 'member', subjectId: people.member } as const
  const chosen = { by: people.east1Secretary, model, compared: [model] }
  const hold = (from: string, to: string | null) => holdOffice(people.east1Secretary, from, to)
  await hold('2020-01-01', '2020-12-31')
  expect(await decide(chosen)).toBeUndefined()
  await hold('2099-01-01', null)
  expect(await decide(chosen)).toBeUndefined()
  await hold('2020-01-01', null)
  expect(await decide(chosen)).toEqual({ code: 'ownCandidate' })
  await query(`DELETE FROM role_grant WHERE granted_by = 'test'`)
})

test('days are those of the programme’s clock', async () => {
  await advanceWeeks(database.pool, '2026-11-25')
  await recommend(units.east1, '2026-W48')
  const model = { subject: 'member', subjectId: people.member } as const
  await holdOffice(people.east1Secretary, '2020-01-01', localDateOf(Date.now()))
  const chosen = { by: people.east1Secretary, model, compared: [model] }
  expect(await decide(chosen)).toEqual({ code: 'ownCandidate' })
  await setClock(database.pool, 3 * 86_400_000)
  expect(await decide(chosen)).toBeUndefined()
  await setClock(database.pool, 0)
  await query(`DELETE FROM role_grant WHERE granted_by = 'test'`)
})
