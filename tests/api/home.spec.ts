/** 首页: what waits for each role, counted over what it looks after. */
import { randomUUID } from 'node:crypto'
import { activityList } from '#contracts/http/activities.js'
import { home } from '#contracts/http/home.js'
import { processCounts } from '#contracts/http/processes.js'
import { addDays, instantAt, localDateOf } from '#domain/calendar/local-date.js'
import { seedActivity } from '#testing/activities.js'
import { seedAttendance } from '#testing/attendances.js'
import { people, units } from '#testing/claims.js'
import { seedMembership } from '#testing/memberships.js'
import { setClock } from '#testing/moved-clock.js'
import { testApi, type TestApi } from './support/api.js'

let api: TestApi
beforeAll(async () => {
  api = await testApi()
})
afterAll(() => api.close())

const cardsOf = async (personId: string): Promise<Record<string, number>> => {
  const visitor = await api.as(personId)
  const { cards } = home.parse((await visitor.get<unknown>('/api/home')).body)
  return Object.fromEntries(cards.map(({ name, count }) => [name, count]))
}

test('an untouched district: nobody checked in, nothing claimed, no secretary anywhere', async () => {
  expect(await cardsOf(people.member)).toEqual({
    ...{ ownCheckIn: 1, signedUp: 0, nearMe: 0, postsNearMe: 0, ownPoints: 0, ownResult: 0 },
  })
  expect(await cardsOf(people.liaison)).toMatchObject({ membersMissing: 1, claims: 0, unclaimed: 9 })
  expect(await cardsOf(people.east1Secretary)).toMatchObject({
    unclaimed: 3,
    activities: 0,
    withoutSecretary: 1,
  })
  expect(await cardsOf(people.eastCoordinator)).toMatchObject({ unclaimed: 6, quiet: 2, withoutSecretary: 2 })
  expect(await cardsOf(people.officer)).toMatchObject({ agenciesMissing: 3, quiet: 3, late: 0 })
})

test('a project that is closed or expired waits for nobody', async () => {
  const { pool } = api.database
  const { rows } = await pool.query<{ id: string }>(
    `SELECT id FROM project WHERE community_id = $1 ORDER BY id LIMIT 2`,
    [units.east1],
  )
  const [closed, expired] = rows.map(({ id }) => id)
  await pool.query(`UPDATE project SET state = 'closed' WHERE id = $1`, [closed])
  await pool.query(`UPDATE project SET closes_on = '2026-01-01' WHERE id = $1`, [expired])
  expect(await cardsOf(people.east1Secretary)).toMatchObject({ unclaimed: 1 })
  await pool.query(`UPDATE project SET state = 'published', closes_on = NULL`)
})

/** A process of the community with one open task. */
const seedDue = async (id: string, dueAt: Date) => {
  const { pool } = api.database
  await pool.query(
    `INSERT INTO process (id, kind, title, title_pinyin, stage, started_by, started_at, updated_at, epoch, step_no, version,
       policy_version, calendar_version, state)
     VALUES ($1, 'checkIn', '确认报到', '', 'asked', $2, now(), now(), 1, 1, 1, '1', '1', '{}')`,
    [id, people.member],
  )
  await pool.query('INSERT INTO process_unit (process_id, unit_id) VALUES ($1, $2)', [id, units.east1])
  await pool.query(
    `INSERT INTO task (process_id, seat_id, kind, region, stage, round, form, role, unit_id, status, opened_at, due_at, provisional)
     VALUES ($1, 'answer.1', 'checkIn', 'main', 'asked', '1', 'answer', 'CommunityDeputySecretary', $2, 'open', now(), $3, false)`,
    [id, units.east1, dueAt],
  )
}

test('what is due at the end of today is due today, and leads to a list of just that', async () => {
  const { pool } = api.database
  const today = localDateOf(Date.now())
  const [late, dueToday, later] = [randomUUID(), randomUUID(), randomUUID()]
  await seedDue(late, new Date(Date.now() - 3_600_000))
  await seedDue(dueToday, new Date(instantAt(addDays(today, 1), '00:00')))
  await seedDue(later, new Date(instantAt(addDays(today, 2), '00:00')))
  expect(await cardsOf(people.officer)).toMatchObject({ late: 1, dueToday: 1 })
  const visitor = await api.as(people.officer)
  for (const [filter, id] of [
    ['overdue=true', late],
    ['dueWithin=0', dueToday],
  ] as const) {
    const path = `/api/processes/counts?open=true&${filter}`
    expect({ id, ...processCounts.parse((await visitor.get<unknown>(path)).body) }).toMatchObject({
      id,
      total: 1,
    })
  }
  await pool.query('DELETE FROM task WHERE process_id = ANY ($1)', [[late, dueToday, later]])
  await pool.query('DELETE FROM process_unit WHERE process_id = ANY ($1)', [[late, dueToday, later]])
  await pool.query('DELETE FROM process WHERE id = ANY ($1)', [[late, dueToday, later]])
})

test('the figures follow what happens', async () => {
  const { pool } = api.database
  const membership = await seedMembership(pool, { personId: people.member })
  await seedMembership(pool, {})
  const startsAt = new Date(Date.now() + 86_400_000)
  const { id } = await seedActivity(pool, { startsAt, signUps: [people.liaison] })
  await pool.query('UPDATE activity SET sign_up_until = starts_at')
  expect(await cardsOf(people.member)).toMatchObject({ ownCheckIn: 0, signedUp: 0, nearMe: 1 })
  await pool.query(`INSERT INTO sign_up (activity_id, person_id, state, by) VALUES ($1, $2, 'signed', $2)`, [
    id,
    people.member,
  ])
  expect(await cardsOf(people.member)).toMatchObject({ ownCheckIn: 0, signedUp: 1, nearMe: 0 })
  await pool.query(
    `INSERT INTO branch_officer (id, membership_id, office, from_on, way, reason, entered_by)
     VALUES (gen_random_uuid(), $1, 'secretary', $2, 'elected', '选举', $3)`,
    [membership, localDateOf(Date.now()), people.east1Secretary],
  )
  expect(await cardsOf(people.eastCoordinator)).toMatchObject({ quiet: 1, withoutSecretary: 1 })
  expect(await cardsOf(people.liaison)).toMatchObject({ membersMissing: 0 })
  expect(await cardsOf(people.officer)).toMatchObject({ agenciesMissing: 2 })
})

test('what was appraised of an agency’s service, and what its community has yet to appraise', async () => {
  const { pool } = api.database
  const startsAt = new Date(Date.now() - 3 * 86_400_000)
  const { id } = await seedActivity(pool, {
    ...{ id: randomUUID(), state: 'held', startsAt },
    ...{ signUps: [], unitSignUps: [] },
  })
  await seedAttendance(pool, id)
  expect(await cardsOf(people.liaison)).toMatchObject({ ownAppraisals: 0 })
  for (const place of [people.east1Secretary, people.eastCoordinator, people.officer])
    expect(await cardsOf(place)).toMatchObject({ appraisals: 1 })
  await pool.query(
    `INSERT INTO appraisal (id, service_id, community_id, form_id, source, answers, score, by)
     SELECT gen_random_uuid(), $1, $2, min(id), 'community', '{}', 5, $3 FROM appraisal_form`,
    [id, units.east1, people.east1Secretary],
  )
  expect(await cardsOf(people.liaison)).toMatchObject({ ownAppraisals: 1 })
  expect(await cardsOf(people.j2Liaison)).toMatchObject({ ownAppraisals: 0 })
  for (const place of [people.east1Secretary, people.eastCoordinator, people.officer])
    expect(await cardsOf(place)).toMatchObject({ appraisals: 0 })
  await pool.query('DELETE FROM activity WHERE id = $1', [id])
})

/** The list that a card leads to. */
const waitingFor = async (personId: string, waits: string) => {
  const { body } = await (
    await api.as(personId)
  ).get<unknown>(`/api/activities?scope=managed&waits=${waits}&offset=0&limit=20`)
  return activityList.parse(body).items.map(({ id }) => id)
}

test('the cards of a community’s activities lead to those that they count', async () => {
  const { pool } = api.database
  const at = (days: number) => new Date(Date.now() + days * 86_400_000)
  const [later, been, said] = [randomUUID(), randomUUID(), randomUUID()]
  const none = { signUps: [], unitSignUps: [] }
  await seedActivity(pool, { id: later, startsAt: at(2), ...none })
  for (const id of [been, said]) await seedActivity(pool, { id, startsAt: at(-3), state: 'held', ...none })
  await seedAttendance(pool, been, { state: 'recorded' })
  await pool.query(
    `INSERT INTO appraisal (id, service_id, community_id, form_id, source, answers, score, by)
     SELECT gen_random_uuid(), $1, $2, min(id), 'community', '{}', 5, $3 FROM appraisal_form`,
    [said, units.east1, people.east1Secretary],
  )
  const cards = await cardsOf(people.east1Secretary)
  for (const [card, waits, id] of [
    ['activities', 'start', later],
    ['attendance', 'attendance', been],
  ] as const) {
    const found = await waitingFor(people.east1Secretary, waits)
    expect({ card, found, count: cards[card] }).toEqual({
      ...{ card, found: expect.arrayContaining([id]) as string[], count: found.length },
    })
    expect(found).not.toContain(said)
  }
  const asked = await (
    await api.as(people.east1Secretary)
  ).get<{ items: { id: string }[]; total: number }>(
    '/api/appraisals/waiting?lack=community&offset=0&limit=20',
  )
  expect(asked.body.items.map(({ id }) => id)).toContain(been)
  expect(asked.body.items.map(({ id }) => id)).not.toContain(said)
  expect(asked.body.total).toBe(cards.appraisals)
  expect(await waitingFor(people.west1Secretary, 'attendance')).toEqual([])
  await pool.query('DELETE FROM activity WHERE id = ANY ($1)', [[later, been, said]])
})

const nextOf = async (personId: string, name: string) => {
  const { cards } = home.parse((await (await api.as(personId)).get<unknown>('/api/home')).body)
  return cards.find(card => card.name === name)?.next
}

test('the community’s work from need to appraisal, in that order, each with what to begin with', async () => {
  const { pool } = api.database
  await pool.query(
    `INSERT INTO need (id, community_id, source, text, at) VALUES
       (gen_random_uuid(), $1, 'resident', '后来提出的', now()), (gen_random_uuid(), $1, 'resident', '楼道灯坏了', now() - interval '2 days')`,
    [units.east1],
  )
  const { cards } = home.parse((await (await api.as(people.east1Secretary)).get<unknown>('/api/home')).body)
  expect(cards.map(({ name }) => name).slice(0, 7)).toEqual([
    'needs',
    'unclaimed',
    'freePosts',
    'activities',
    'checkIns',
    'attendance',
    'appraisals',
  ])
  expect(cards[0]).toMatchObject({ count: 2, next: { title: '楼道灯坏了' } })
  expect(await nextOf(people.member, 'signedUp')).toMatchObject({ title: '清洁家园' })
})

test('what has begun and ended by the clock of a demo that was moved on waits no more', async () => {
  await setClock(api.database.pool, 3 * 86_400_000)
  expect(await cardsOf(people.member)).toMatchObject({ signedUp: 0 })
  expect(await cardsOf(people.east1Secretary)).toMatchObject({ activities: 0 })
  await setClock(api.database.pool, 0)
  expect(await cardsOf(people.member)).toMatchObject({ signedUp: 1 })
})

test('posts, projects, figures, reports and the branch go by that clock as well', async () => {
  const { pool } = api.database
  const soon = addDays(localDateOf(Date.now()), 1)
  await pool.query('UPDATE project SET closes_on = $1', [soon])
  await pool.query('UPDATE post SET closes_on = $1', [soon])
  const officer = await api.as(people.officer)
  const told = async () => {
    const projects = await officer.get<{ total: number }>('/api/projects?status=expired')
    const posts = await officer.get<{ total: number }>('/api/posts?status=expired')
    const numbers = await officer.get<{ period: { code: string } }>('/api/numbers')
    const month = localDateOf(Date.now() + 40 * 86_400_000).slice(0, 7)
    const report = await officer.post('/api/monthly-reports', { unitId: units.district, month })
    return [projects.body.total > 0, posts.body.total > 0, numbers.body.period.code === month, report.status]
  }
  expect(await told()).toEqual([false, false, false, 422])
  await setClock(pool, 40 * 86_400_000)
  expect(await told()).toEqual([true, true, true, 202])
  await setClock(pool, 0)
})
