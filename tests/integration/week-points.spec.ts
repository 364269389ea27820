/** Points of models: settled as the rules over values say, in the month in which the week ends, revoked and given anew. */
import { defaultPointRules, type PointEntry, type PointFact } from '#domain/points/points.js'
import { weekOf } from '#domain/points/months.js'
import { findPublicPoints } from '#persistence/points/find-public.js'
import { passOver } from '#persistence/points/settle-month.js'
import { people, units } from '#testing/claims.js'
import type { TestDatabase } from '#testing/database.js'
import { entriesToWrite } from '#testing/points/settle.js'
import { monthsDatabase } from './support/databases.js'

let database: TestDatabase
beforeAll(async () => {
  database = await monthsDatabase()
})
afterAll(() => database.drop())

/** The second ends on the first of November: it is November's, though six of its days lie in October. */
const weeks = ['2026-10-25', '2026-11-01'].map(weekOf)
const subjects = [
  { subject: 'member', subjectId: people.member },
  { subject: 'agency', subjectId: units.j1 },
] as const

const publish = (place: number, { subject, subjectId }: (typeof subjects)[number]) =>
  database.pool.query(
    `INSERT INTO weekly_selection (community_id, week, sunday, recommend_until, state, subject, subject_id, decided_by, published_at)
     VALUES ($1, $2, $3, $3, 'selected', $4, $5, $6, now())
     ON CONFLICT (community_id, week) DO UPDATE SET subject = $4, subject_id = $5, revoked_at = NULL`,
    [...[units.east1, weeks[place]?.week, weeks[place]?.sunday, subject, subjectId], people.east1Secretary],
  )
const revoke = (place: number) =>
  database.pool.query('UPDATE weekly_selection SET revoked_at = now() WHERE week = $1', [weeks[place]?.week])

const told = (entries: Omit<PointEntry, 'id'>[]) =>
  entries
    .map(({ month, subjectId, factId, factOn, amount, cause }) =>
      [month, subjectId, factId, factOn, amount, cause ?? ''].join(),
    )
    .sort()
const ledger = async (): Promise<string[]> => {
  const { rows } = await database.pool.query<PointEntry>(
    `SELECT month, subject_id AS "subjectId", fact_id AS "factId", fact_on::text AS "factOn", amount,
       coalesce(cause, '') AS cause FROM point_entry`,
  )
  return told(rows)
}

test('random lives of two weeks: the ledger is what the rules over values write', async () => {
  await database.pool.query(
    `INSERT INTO point_month (district_id, month) VALUES ($1, '2026-10'), ($1, '2026-11')`,
    [units.district],
  )
  const standing = new Map<number, PointFact>()
  let expected: PointEntry[] = []
  let random = 11
  const draw = (below: number) => (random = (random * 48271) % 2147483647) % below
  for (let round = 0; round < 20; round++) {
    const isPublished = round >= 10
    if (round === 10)
      await database.pool.query(`UPDATE point_month SET state = 'published' WHERE month = '2026-10'`)
    const place = draw(2)
    const [week, model] = [weeks[place], subjects[draw(2)] ?? subjects[0]]
    if (standing.delete(place)) await revoke(place)
    else {
      await publish(place, model)
      standing.set(place, {
        ...{ rule: 'weeklyModel', kind: 'selection', id: `${units.east1}/${week?.week ?? ''}`, ...model },
        ...{ on: week?.sunday ?? '', confirmedBy: people.east1Secretary },
      })
    }
    for (const month of isPublished ? ['2026-11'] : ['2026-10', '2026-11']) {
      await passOver(database.pool, { districtId: units.district, month })
      const written = entriesToWrite({
        ...{ month, facts: [...standing.values()], ledger: expected, versions: [defaultPointRules] },
        isPublished: each => each === '2026-10' && isPublished,
      })
      const base = expected.length
      expected = [...expected, ...written.map((entry, i) => ({ ...entry, id: base + i + 1 }))]
    }
    expect(await ledger()).toEqual(told(expected))
  }
  expect(expected.every(({ amount }) => Math.abs(amount) === 2)).toBe(true)
  expect(expected.some(({ month, factOn }) => month === '2026-11' && factOn === '2026-10-25')).toBe(true)
})

test('a model under a published month is revoked, never deleted; where one of a month still open to objections is lost, its points are looked at again', async () => {
  await database.pool.query('TRUNCATE point_entry, point_change, point_month, weekly_selection CASCADE')
  await database.pool.query(
    `INSERT INTO point_month (district_id, month) VALUES ($1, '2026-10'), ($1, '2026-11')`,
    [units.district],
  )
  for (const place of [0, 1]) await publish(place, subjects[0])
  for (const month of ['2026-10', '2026-11'])
    await passOver(database.pool, { districtId: units.district, month })
  await database.pool.query(
    `UPDATE point_month SET state = CASE month WHEN '2026-10' THEN 'published' ELSE 'objections' END`,
  )
  const remove = (place: number) =>
    database.pool.query('DELETE FROM weekly_selection WHERE week = $1', [weeks[place]?.week])
  await expect(remove(0)).rejects.toThrow('under a published month')
  await remove(1)
  const { rows } = await database.pool.query('SELECT subject_id AS id, month FROM point_change')
  expect(rows).toEqual([{ id: people.member, month: '2026-11' }])
})

test('of very many models of a month the public page names the first, and says how many there are', async () => {
  const { pool } = database
  await pool.query(
    'TRUNCATE point_entry, point_change, point_month, point_standing, weekly_selection CASCADE',
  )
  await pool.query(
    `INSERT INTO point_month (district_id, month, state, published_at, shown_until) VALUES ($1, '2026-10', 'published', now(), '2026-11-20')`,
    [units.district],
  )
  await pool.query(
    `INSERT INTO point_standing (district_id, month, subject, subject_id, agency_id, points, earned, standing)
     VALUES ($1, '2026-10', 'agency', $2, $2, 2, 2, 'pointed')`,
    [units.district, units.j1],
  )
  await pool.query(
    `INSERT INTO weekly_selection (community_id, week, sunday, recommend_until, state, subject, subject_id, published_at)
     SELECT $1, 'w' || no, '2026-10-25', '2026-10-25', 'selected', 'agency', $2, now() FROM generate_series(1, 301) no`,
    [units.east1, units.j1],
  )
  const { honours } = await findPublicPoints(pool, '2026-11-18', [1, 2, 4, 6, 10])
  expect([honours.length, honours[0]?.total]).toEqual([300, 301])
})
