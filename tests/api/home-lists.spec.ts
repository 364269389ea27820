/** A card of the home and the list that it leads to say the same number: every card, as every role, over facts of every kind. */
import { randomUUID } from 'node:crypto'
import { home, type HomeCardName } from '#contracts/http/home.js'
import { addDays, localDateOf } from '#domain/calendar/local-date.js'
import { seedActivity } from '#testing/activities.js'
import { seedAttendance } from '#testing/attendances.js'
import { people, units } from '#testing/claims.js'
import { seedMembership } from '#testing/memberships.js'
import { testApi, type TestApi } from './support/api.js'
import type { Visitor } from './support/visitor.js'

let api: TestApi
const today = localDateOf(Date.now())
const sql = (text: string, values: unknown[] = []) => api.database.pool.query(text, values)
const at = (days: number) => new Date(Date.now() + days * 86_400_000)

interface Process {
  kind: string
  unitId: string
  stage?: string
  subjectId?: string
  facts?: object
  /** Of its one task. */
  dueAt?: Date
}
const seedProcess = async ({ kind, unitId, stage = 'asked', subjectId, facts = {}, dueAt }: Process) => {
  const id = randomUUID()
  await sql(
    `INSERT INTO process (id, kind, title, title_pinyin, stage, subject_id, started_by, started_at, updated_at, epoch, step_no,
       version, policy_version, calendar_version, state)
     VALUES ($1, $2, '事项', '', $3, $4, $5, now(), now(), 1, 1, 1, '1', '1', jsonb_build_object('facts', $6::jsonb))`,
    [id, kind, stage, subjectId, people.systemAdministrator, JSON.stringify(facts)],
  )
  await sql('INSERT INTO process_unit (process_id, unit_id) VALUES ($1, $2)', [id, unitId])
  if (dueAt)
    await sql(
      `INSERT INTO task (process_id, seat_id, kind, region, stage, round, form, role, unit_id, status, opened_at, due_at, provisional)
       VALUES ($1, 'answer.1', $2, 'main', $3, '1', 'answer', 'CommunityDeputySecretary', $4, 'open', now(), $5, false)`,
      [id, kind, stage, unitId, dueAt],
    )
  return id
}

const seedPost = (id: string, changes: object = {}) =>
  sql(
    `INSERT INTO post (id, community_id, category_code, title, places, state, opens_on, closes_on)
     SELECT $1, community, 'G1', $1, places, state, opens, closes
     FROM jsonb_to_record($2) AS x (community text, places int, state text, opens date, closes date)`,
    [id, JSON.stringify({ community: units.east1, places: 1, state: 'published', ...changes })],
  )
const hold = (postId: string, personId: string, until: string | null = null) =>
  sql(
    `INSERT INTO post_claim (id, post_id, person_id, agency_id, since, until) VALUES ($1, $2, $3, $4, $5, $6)`,
    [randomUUID(), postId, personId, units.j1, addDays(today, -20), until],
  )

const seedProjects = async () => {
  await sql(`UPDATE project SET state = 'closed' WHERE id = 'east-1-1'`)
  await sql(`UPDATE project SET closes_on = $1 WHERE id = 'east-1-2'`, [addDays(today, -1)])
  await sql(`UPDATE project SET opens_on = $1 WHERE id = 'east-2-1'`, [addDays(today, 5)])
  await sql(`UPDATE project SET places = 2 WHERE id IN ('east-2-2', 'east-1-3', 'west-1-1')`)
  // For two agencies, and yet claimed by one alone; with a place left; with none.
  await seedProcess({ kind: 'claim', unitId: units.east2, subjectId: 'east-2-2', dueAt: at(-1) })
  for (const [project, agencies] of [
    ['east-1-3', [units.j1]],
    ['west-1-1', [units.j1, units.j2]],
  ] as const)
    for (const agency of agencies) {
      const subjectId = `${project}:${agency}`
      const claimId = await seedProcess({ kind: 'claim', unitId: units.west1, subjectId, dueAt: at(3) })
      await sql('INSERT INTO project_place (claim_id, project_id) VALUES ($1, $2)', [claimId, project])
    }
  const facts = {
    ...{ communityId: units.west1, agencyId: units.j1, projectId: 'west-1-2', jointUnits: [] },
    acceptances: [{ accepted: true, at: at(-3).getTime() }],
  }
  await seedProcess({ kind: 'claim', stage: 'accepted', unitId: units.west1, subjectId: 'west-1-2', facts })
}

const servedPost = randomUUID()
const seedPosts = async () => {
  await seedPost('free')
  await seedPost('two', { places: 2 })
  await hold('two', people.member)
  await seedPost('full', { community: units.east2 })
  await hold('full', people.liaison)
  await seedPost('expired', { closes: addDays(today, -1) })
  await seedPost('later', { opens: addDays(today, 1) })
  await seedPost('closed', { state: 'closed' })
  await seedPost('asked')
  await seedProcess({ kind: 'postClaim', unitId: units.east1, subjectId: `asked:${people.member}` })
  await seedPost('elsewhere', { community: units.west1 })
  // Ended today, lately, and too long ago to be asked about.
  await seedPost(servedPost)
  for (const days of [0, -5, -31]) await hold(servedPost, people.member, addDays(today, days))
}

const none = { signUps: [], unitSignUps: [] }
const seedActivities = async () => {
  const { pool } = api.database
  const seed = async (changes: Parameters<typeof seedActivity>[1]) =>
    (await seedActivity(pool, { id: randomUUID(), ...none, ...changes })).id
  await seed({ startsAt: at(2), signUps: [people.member] })
  const open = await seed({ startsAt: at(3) })
  const everybody = await seed({ startsAt: at(4), communityId: units.east2, unitSignUps: [units.j2] })
  await sql(`UPDATE activity SET sign_up_until = starts_at WHERE id = ANY ($1)`, [[open, everybody]])
  await sql(`UPDATE activity SET audience = 'everybody' WHERE id = $1`, [everybody])
  const over = await seed({ startsAt: at(1) })
  await sql(`UPDATE activity SET sign_up_until = now() - interval '1 hour' WHERE id = $1`, [over])
  const held = await seed({ startsAt: at(-2), state: 'held' })
  await seedAttendance(pool, held, { state: 'recorded' })
  await seedAttendance(pool, held, { state: 'recorded', personId: people.liaison })
  const closed = await seed({ startsAt: at(-3), state: 'closed', communityId: units.east2 })
  const long = await seed({ startsAt: at(-40), state: 'closed' })
  for (const id of [closed, long]) {
    await seedAttendance(pool, id)
    await sql(
      `INSERT INTO appraisal (id, service_id, community_id, form_id, source, answers, score, by)
       SELECT gen_random_uuid(), $1, $2, min(id), 'paper', '{}', 5, $3 FROM appraisal_form`,
      [id, units.east2, people.east2Secretary],
    )
  }
}

beforeAll(async () => {
  api = await testApi()
  const { pool } = api.database
  await seedMembership(pool, { personId: people.member })
  await seedMembership(pool, { personId: people.liaison, communityId: units.east2 })
  await seedMembership(pool, {})
  await seedProjects()
  await seedPosts()
  await seedActivities()
  for (const dueAt of [at(-1), new Date(`${today}T24:00:00+08:00`)])
    await seedProcess({ kind: 'checkIn', unitId: units.east2, dueAt })
  await seedProcess({ kind: 'interview', unitId: units.j1, dueAt: at(-2) })
  await seedProcess({ kind: 'reminder', unitId: units.j1 })
  // Somebody who has not checked in.
  await sql(
    `INSERT INTO role_grant (person_id, role, unit_id, granted_by) VALUES ($1, 'InServicePartyMember', $2, $1)`,
    [people.agencySecretary, units.j1],
  )
  await sql(
    `INSERT INTO need (id, community_id, source, text, state, adopted_by) VALUES
       (gen_random_uuid(), $1, 'resident', '路灯', 'new', NULL), (gen_random_uuid(), $1, 'resident', '井盖', 'setAside', NULL), (gen_random_uuid(), $1, 'resident', '扶老人过街', 'adopted', $2)`,
    [units.east1, servedPost],
  )
})
afterAll(() => api.close())

const page = 'offset=0&limit=1'
/** A Party organisation looks for projects in the whole district. */
const isPlace = (unitId: string) => unitId.startsWith(units.district)
type Address = string | ((unitId: string) => string)

/** What the page asks for that a card leads to, see `home-paths.ts` of the portal; nothing where a figure is no list's. */
const lists: Record<HomeCardName, Address[]> = {
  signedUp: ['activities?scope=own&waits=coming'],
  nearMe: ['activities?scope=near&waits=signUp'],
  postsNearMe: ['posts?status=open&near=true'],
  late: ['processes?open=true&overdue=true'],
  dueToday: ['processes?open=true&dueWithin=0'],
  needs: ['needs?state=new'],
  unclaimed: [unit => `projects?status=open${isPlace(unit) ? `&communityId=${unit}` : ''}`],
  freePosts: [unit => `posts?status=open&unitId=${unit}`],
  claims: ['processes?kind=claim&open=true'],
  activities: ['activities?scope=managed&waits=start'],
  checkIns: ['processes?kind=checkIn&open=true'],
  attendance: ['activities?scope=managed&waits=attendance'],
  appraisals: ['appraisals/waiting?lack=community'],
  lateWeeks: ['weekly-selections?late=true'],
  membersMissing: [
    unit =>
      unit === units.district
        ? `numbers/facts?figure=checkedIn&gap=true&unitId=${unit}&period=${today.slice(0, 7)}`
        : `memberships/missing?agencyId=${unit}`,
  ],
  agenciesMissing: [
    unit => `numbers/facts?figure=agenciesCheckedIn&gap=true&unitId=${unit}&period=${today.slice(0, 7)}`,
  ],
  postsHeld: ['post-claims?active=true'],
  unitActivities: [unit => `activities?scope=own&waits=coming&unitId=${unit}`],
  ownAppraisals: ['appraisals/own?recent=true'],
  quiet: ['branches?lack=activities'],
  withoutSecretary: ['branches?lack=secretary'],
  interviews: ['processes?kind=interview&open=true', 'processes?kind=reminder&open=true'],
  ...{ ownCheckIn: [], ownPoints: [], ownWeek: [] },
  ...{ slips: [], paperBallots: [], resultReceipts: [], turnout: [], ownResult: [] },
}

const totalOf = async (visitor: Visitor, address: string): Promise<number> => {
  const { status, body } = await visitor.get<{ total: number }>(`/api/${address}&${page}`)
  if (status !== 200) throw new Error(`${address}: ${status} ${JSON.stringify(body)}`)
  return body.total
}

/** Every card with its figure, beside the total of what it leads to. @param unit where the office is held */
const compared = async (personId: string, unit: string) => {
  const visitor = await api.as(personId)
  const { cards } = home.parse((await visitor.get<unknown>('/api/home')).body)
  const led = cards.filter(({ name }) => lists[name].length > 0)
  return Promise.all(
    led.map(async ({ name, count }) => {
      const addresses = lists[name].map(each => (typeof each === 'string' ? each : each(unit)))
      const totals = await Promise.all(addresses.map(address => totalOf(visitor, address)))
      return { name, count, listed: totals.reduce((sum, total) => sum + total, 0) }
    }),
  )
}

const offices: [person: string, unit: string][] = [
  [people.member, ''],
  [people.east1Secretary, units.east1],
  [people.east2Secretary, units.east2],
  [people.west1Secretary, units.west1],
  [people.liaison, units.j1],
  [people.agencySecretary, units.j1],
  [people.j2Liaison, units.j2],
  [people.eastCoordinator, units.east],
  [people.westCoordinator, units.west],
  [people.officer, units.district],
  [people.deputyHead, units.district],
  [people.head, units.district],
  [people.systemAdministrator, units.district],
]
const seen = new Map<HomeCardName, number>()

test.each(offices)('%s: each card says what its list holds', async (person, unit) => {
  const found = await compared(person, unit)
  for (const { name, count } of found) seen.set(name, Math.max(seen.get(name) ?? 0, count))
  expect(found.filter(({ count, listed }) => count !== listed)).toEqual([])
})

test('and none of them is empty for everybody: nought beside nought would prove nothing', () => {
  const asked = Object.entries(lists).flatMap(([name, addresses]) => (addresses.length > 0 ? name : []))
  expect(asked.filter(name => !seen.get(name as HomeCardName))).toEqual(['lateWeeks'])
})

test('what a resident had asked for says so, where the residents’ word is missing', async () => {
  const visitor = await api.as(people.east1Secretary)
  const { body } = await visitor.get<{ items: { kind: string; isFromResident: boolean; endedAt: string }[] }>(
    '/api/appraisals/waiting?lack=residents',
  )
  const told = body.items.map(({ kind, isFromResident }) => `${kind} ${isFromResident}`).toSorted()
  expect(told).toEqual(['activity false', 'post true', 'post true'])
  const ends = body.items.map(({ endedAt }) => endedAt)
  expect(ends).toEqual(ends.toSorted())
})

test('after a merger the successor’s cards and lists hold what was the other’s', async () => {
  await sql(`UPDATE org_unit SET merged_into_id = $1, ended_on = $3 WHERE id = $2`, [
    ...[units.east1, units.east2, today],
  ])
  const found = await compared(people.east1Secretary, units.east1)
  expect(found.filter(({ count, listed }) => count !== listed)).toEqual([])
  expect(found.find(({ name }) => name === 'appraisals')?.count).toBeGreaterThan(0)
})
