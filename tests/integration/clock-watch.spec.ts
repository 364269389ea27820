/** What is due and does not fire is noticed, told to administrators and stands in the ledger; so is how late it came. */
import { randomUUID } from 'node:crypto'
import { DAY_MS } from '#domain/calendar/local-date.js'
import { reduce } from '#domain/kernel/reduce.js'
import type { ProcessEvent } from '#domain/kernel/events.js'
import { findDue, findFired } from '#persistence/clocks/ledger.js'
import { findMissed, tellHeld, tellMissed } from '#persistence/clocks/watch.js'
import { deliverNotices } from '#persistence/notices/deliver-notices.js'
import { commitStep } from '#persistence/process/commit-step.js'
import type { SignedIn } from '#persistence/read/signed-in.js'
import { claimPlay } from '#testing/claim-play.js'
import { people } from '#testing/claims.js'
import type { TestDatabase } from '#testing/database.js'
import type { Play } from '#testing/kernel.js'
import { localMoment } from '#domain/calendar/day-names.js'
import { claimsDatabase } from './support/databases.js'

let database: TestDatabase
let play: Play
/** Everywhere, as the district's administrators are. */
const me = {
  personId: people.systemAdministrator,
  grants: [{ role: 'SystemAdministrator', path: '/' }],
} as unknown as SignedIn

const monthAgo = () => localMoment(Date.now() - 30 * DAY_MS)

/** Plays an event and writes what comes of it. */
const step = async (event: ProcessEvent, at = play.now): Promise<void> => {
  const { step: written, rules } = reduce(play.lifecycle, play.state, play.rules, event, at)
  expect(await commitStep(database.pool, written)).toEqual({ status: 'committed' })
  Object.assign(play, { state: written.state, rules })
}

beforeAll(async () => {
  database = await claimsDatabase()
  play = claimPlay({ at: monthAgo() })
  const first = play.last
  if (!first) throw new Error('no first step')
  const state = { ...first.state, processId: randomUUID() }
  await commitStep(database.pool, { ...first, state })
  play.state = state
})
afterAll(() => database.drop())

const filter = { offset: 0, limit: 20 }
const messages = async () => {
  await deliverNotices(database.pool)
  const { rows } = await database.pool.query<{ person: string; fallback: boolean; template: string }>(
    `SELECT m.person_id AS person, m.fallback, n.template FROM message m JOIN notice n ON n.id = m.notice_id
     WHERE n.template LIKE 'clock.%'`,
  )
  return rows
}

test('a deadline that passed without anything firing is found, and told once', async () => {
  expect(await findMissed(database.pool)).toMatchObject({ count: 1 })
  expect(await tellMissed(database.pool)).toBe(1)
  expect(await tellMissed(database.pool)).toBe(0)
  expect(await messages()).toEqual([
    { person: people.systemAdministrator, fallback: false, template: 'clock.missed' },
  ])
  expect((await findDue(database.pool, me, filter, true)).total).toBe(1)
  expect((await findDue(database.pool, me, filter, false)).total).toBe(0)
})

test('after the outage what was due fires, earliest first, and the ledger says how late', async () => {
  await step({ type: 'tick' }, Date.now())
  expect(await findMissed(database.pool)).toMatchObject({ count: 0, number: null })
  const { items, total } = await findFired(database.pool, me, { ...filter, isLate: true })
  expect(total).toBe(3)
  expect(items.map(({ does }) => does).sort()).toEqual(['escalate', 'remind', 'warn'])
  expect(items.every(({ at, dueAt }) => at.getTime() - dueAt.getTime() > 10 * DAY_MS)).toBe(true)
  expect(items.find(({ does }) => does === 'escalate')).toMatchObject({
    form: 'answer',
    to: 'SubdistrictCoordinator@subdistrict',
  })
})

test('what was told and delivered is counted, and the ledger can be searched', async () => {
  await deliverNotices(database.pool)
  const { items } = await findFired(database.pool, me, { ...filter, does: 'warn' })
  expect(items).toHaveLength(1)
  expect(items[0]?.told).toBeGreaterThan(0)
  expect(items[0]?.delivered).toBe(items[0]?.told)
  const found = async (more: object) => (await findFired(database.pool, me, { ...filter, ...more })).total
  expect([await found({ search: 'a process' }), await found({ search: 'nothing like it' })]).toEqual([3, 0])
  expect(await found({ to: new Date(Date.now() - DAY_MS) })).toBe(0)
  const nobody = { personId: people.member, grants: [] } as unknown as SignedIn
  expect((await findFired(database.pool, nobody, filter)).total).toBe(0)
})

test('a decision that waits for a notice of holidays is told to administrators, once for its round', async () => {
  expect(await tellHeld(database.pool)).toBe(0)
  const calendar = { ...play.rules.calendar, version: 'without notices', noticeYears: [] }
  await database.pool.query('INSERT INTO calendar_version (version, body) VALUES ($1, $2)', [
    calendar.version,
    JSON.stringify(calendar),
  ])
  const admin = {
    type: 'admin',
    key: 'adopt',
    bodyHash: 'adopt',
    by: people.systemAdministrator,
    reason: '…',
  } as const
  await step({ ...admin, command: { name: 'adoptRules', rules: { ...play.rules, calendar } } }, Date.now())
  await step(
    { ...admin, key: 'move', command: { name: 'move', region: 'main', stage: 'renegotiating' } },
    Date.now(),
  )
  expect(await tellHeld(database.pool)).toBe(1)
  expect(await tellHeld(database.pool)).toBe(0)
  expect((await messages()).map(({ template }) => template)).toEqual(['clock.missed', 'clock.held'])
})
