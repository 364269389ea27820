/** Figures kept are the figures counted from the facts, whatever happened to the facts, in whatever order. */
import { randomUUID } from 'node:crypto'
import { countFigures } from '#persistence/numbers/count-figures.js'
import { seedActivity } from '#testing/activities.js'
import { seedAttendance } from '#testing/attendances.js'
import { people, units } from '#testing/claims.js'
import type { TestDatabase } from '#testing/database.js'
import { districtDatabase } from './support/databases.js'

let database: TestDatabase
beforeAll(async () => {
  database = await districtDatabase()
})
afterAll(() => database.drop())

const query = (text: string, values: unknown[] = []) => database.pool.query(text, values)

const settle = async (): Promise<void> => {
  while ((await countFigures(database.pool)) > 0);
}

/** Straight from the facts, the slow way: attendance by attendance, unit by unit. */
const counted = `
  WITH fact AS (
    SELECT t.id, t.activity_id, t.person_id, t.unit_id, t.companions, a.starts_at AT TIME ZONE 'Asia/Shanghai' AS day, place.*
    FROM attendance t JOIN activity a ON a.id = t.activity_id JOIN org_unit c ON c.id = a.community_id
    CROSS JOIN LATERAL (
      SELECT c.path, false AS "ofAgency"
      UNION SELECT o.path, true FROM org_unit o WHERE o.id = t.unit_id
      UNION SELECT o.path, true FROM membership m JOIN org_unit o ON o.id = m.agency_id
        WHERE m.person_id = t.person_id AND m.valid_from <= (a.starts_at AT TIME ZONE 'Asia/Shanghai')::date
          AND (m.valid_to IS NULL OR m.valid_to >= (a.starts_at AT TIME ZONE 'Asia/Shanghai')::date)) place
    WHERE t.state = 'confirmed')
  SELECT u.id || ' ' || p.period AS key, count(DISTINCT fact.id) FILTER (WHERE person_id IS NOT NULL)::int AS attendances,
    count(DISTINCT person_id)::int AS people, count(DISTINCT fact.id) FILTER (WHERE unit_id IS NOT NULL)::int AS organisations
  FROM fact JOIN org_unit u ON starts_with(fact.path, u.path)
    AND (u.kind IN ('agency', 'agencyPartyOrganization')) = fact."ofAgency"
  CROSS JOIN LATERAL (VALUES (to_char(day, 'YYYY-MM')), (to_char(day, 'YYYY"-Q"Q')), (to_char(day, 'YYYY'))) p (period)
  GROUP BY 1 ORDER BY 1`

const kept = `
  SELECT unit_id || ' ' || period AS key, attendances, people, organisations FROM figure_period
  WHERE attendances + people + organisations > 0 ORDER BY 1`

const bothWays = async () => [(await query(kept)).rows, (await query(counted)).rows]

/** The same numbers again for the same seed. */
const random = (seed: number) => (below: number) => {
  seed = (seed * 1_103_515_245 + 12_345) % 2_147_483_648
  return Math.floor((seed / 2_147_483_648) * below)
}
const members = [people.member, people.liaison, people.otherLiaison, people.east1Secretary]
const communities = [units.east1, units.east2]
const agencies = [units.j1, units.j2]
const states = ['recorded', 'confirmed', 'refused']

const anActivity = async (draw: (below: number) => number): Promise<void> => {
  const startsAt = new Date(Date.UTC(2026, 6 + draw(6), 1 + draw(31), draw(24)))
  const communityId = communities[draw(2)]!
  const id = randomUUID()
  await seedActivity(database.pool, {
    id,
    communityId,
    startsAt,
    state: 'held',
    signUps: [],
    unitSignUps: [],
  })
  for (const personId of members.slice(draw(3)))
    await seedAttendance(database.pool, id, {
      personId,
      state: draw(2) ? 'confirmed' : 'recorded',
      companions: draw(3),
    })
  if (draw(2)) await seedAttendance(database.pool, id, { unitId: agencies[draw(2)]! })
}

/** Whatever may come late or be taken back. */
const changes: ((draw: (below: number) => number) => Promise<unknown>)[] = [
  anActivity,
  draw =>
    query(
      `UPDATE attendance SET state = $1 WHERE id IN (SELECT id FROM attendance ORDER BY md5(id::text || $2) LIMIT 3)`,
      [states[draw(3)], draw(1_000)],
    ),
  draw =>
    query(
      `DELETE FROM attendance WHERE id IN (SELECT id FROM attendance ORDER BY md5(id::text || $1) LIMIT 1)`,
      [draw(1_000)],
    ),
  draw =>
    query(
      `UPDATE activity SET starts_at = starts_at + make_interval(days => $1), community_id = $3
       WHERE id IN (SELECT id FROM activity ORDER BY md5(id || $2) LIMIT 1)`,
      [draw(80) - 40, draw(1_000), communities[draw(2)]],
    ),
  draw =>
    query(
      `UPDATE membership SET valid_to = valid_from + $1::int, agency_id = $3
       WHERE id IN (SELECT id FROM membership ORDER BY md5(id::text || $2) LIMIT 1)`,
      [draw(300), draw(1_000), agencies[draw(2)]],
    ),
  draw =>
    query(
      `INSERT INTO membership (id, subject, person_id, agency_id, community_id, valid_from, valid_to)
       VALUES (gen_random_uuid(), 'member', $1, $2, $3, date '2026-06-01' + $4::int, date '2026-06-01' + $4::int + $5::int)`,
      [members[draw(4)], agencies[draw(2)], communities[draw(2)], draw(100), draw(100)],
    ),
  () => settle(),
]

test.each([1, 2, 3, 4])('after a random history (%d) the figures kept are those counted', async seed => {
  const draw = random(seed)
  for (let no = 0; no < 6; no += 1) await anActivity(draw)
  for (let no = 0; no < 40; no += 1) await changes[draw(changes.length)]!(draw)
  await settle()
  const [ours, facts] = await bothWays()
  expect(facts?.length).toBeGreaterThan(20)
  expect(ours).toEqual(facts)
})

test('a community that goes to another subdistrict takes its figures along', async () => {
  const path = async (id: string) =>
    (await query('SELECT path FROM org_unit WHERE id = $1', [id])).rows[0].path as string
  const [from] = [await path(units.east2)]
  await query(`UPDATE org_unit SET path = $2, parent_id = $3 WHERE id = $1`, [
    units.east2,
    `${await path(units.district)}${units.east2}/`,
    units.district,
  ])
  await settle()
  const [ours, facts] = await bothWays()
  expect(from).not.toBe(await path(units.east2))
  expect(ours).toEqual(facts)
})

test('all of it can be counted anew, and is the same', async () => {
  const before = (await query(kept)).rows
  await query(`UPDATE figure_period SET attendances = attendances + 1 WHERE period LIKE '2026-%'`)
  expect((await query(kept)).rows).not.toEqual(before)
  await query('SELECT note_all_figures()')
  await settle()
  expect((await query(kept)).rows).toEqual(before)
})

test('a change not yet committed is not lost: it is counted when it is', async () => {
  const client = await database.pool.connect()
  const activity = randomUUID()
  await client.query('BEGIN')
  await client.query(
    `INSERT INTO activity (id, number, community_id, title, place, starts_at, ends_at, sign_up_until, cancel_until, state, organiser_id)
     VALUES ($1, 'x', $2, '', '', '2025-03-03', '2025-03-03', '2025-03-03', '2025-03-03', 'held', $3)`,
    [activity, units.east1, people.east1Secretary],
  )
  await settle()
  await client.query('COMMIT')
  client.release()
  await settle()
  const { rows } = await query(`SELECT held FROM figure_period WHERE unit_id = $1 AND period = '2025-Q1'`, [
    units.district,
  ])
  expect(rows).toEqual([{ held: 1 }])
})
