/** Settlement on the real database: the same as the rules over values say, whatever the order, however often it is cut short. */
import { addDays } from '#domain/calendar/local-date.js'
import { defaultPointRules, type PointEntry, type PointFact } from '#domain/points/points.js'
import { advanceMonths } from '#persistence/points/advance-months.js'
import { passOver } from '#persistence/points/settle-month.js'
import { seedActivity } from '#testing/activities.js'
import { people, units } from '#testing/claims.js'
import type { TestDatabase } from '#testing/database.js'
import { entriesToWrite, keyOfEntry } from '#testing/points/settle.js'
import { monthsDatabase } from './support/databases.js'

let database: TestDatabase
beforeAll(async () => {
  database = await monthsDatabase()
  await database.pool.query(
    `INSERT INTO role_grant (person_id, role, unit_id, valid_from, granted_by)
     SELECT unnest($1::text[]), 'InServicePartyMember', unnest($2::text[]), '2020-01-01', 'test'`,
    [
      [people.liaison, people.j2Liaison, people.j3Liaison],
      [units.j1, units.j2, units.j3],
    ],
  )
})
afterAll(() => database.drop())
beforeEach(() =>
  database.pool.query(
    'TRUNCATE point_entry, point_month, point_standing, follow_up, activity, attendance, membership CASCADE',
  ),
)

const uuid = (at: number) => `00000000-0000-4000-8000-${String(at).padStart(12, '0')}`
const of = (month: string, districtId: string = units.district) => ({ districtId, month })
const beginMonth = (month: string, district: string = units.district) =>
  database.pool.query('INSERT INTO point_month (district_id, month) VALUES ($1, $2)', [district, month])
const activity = (at: number, day: string) =>
  seedActivity(database.pool, { id: uuid(at), startsAt: new Date(`${day}T09:00:00+08:00`), signUps: [] })
const confirm = (at: number, subjectId: string, subject: 'person' | 'unit' = 'person') =>
  database.pool.query(
    `INSERT INTO attendance (id, activity_id, ${subject}_id, way, came_at, state, by, decided_by, decided_at)
     VALUES (gen_random_uuid(), $1, $2, 'list', now(), 'confirmed', $3, $3, now())
     ON CONFLICT (activity_id, ${subject}_id) WHERE ${subject}_id IS NOT NULL DO UPDATE SET state = 'confirmed'`,
    [uuid(at), subjectId, people.east1Secretary],
  )
const refuse = (at: number, personId: string) =>
  database.pool.query(`UPDATE attendance SET state = 'refused' WHERE activity_id = $1 AND person_id = $2`, [
    uuid(at),
    personId,
  ])
const ledger = async (): Promise<PointEntry[]> => {
  const { rows } = await database.pool.query<
    Omit<PointEntry, 'reverses' | 'cause'> & { reverses: number | null; cause: 'factGone' | null }
  >(
    `SELECT id::int, month, subject, subject_id AS "subjectId", rule, rule_version AS version, amount,
       fact_kind AS "factKind", fact_id AS "factId", fact_on::text AS "factOn", reverses::int, cause FROM point_entry ORDER BY id`,
  )
  return rows.map(({ reverses, cause, ...entry }) => ({
    ...entry,
    ...(reverses !== null && { reverses }),
    ...(cause !== null && { cause }),
  }))
}
const standing = async (month: string, subjectId: string) => {
  const { rows } = await database.pool.query<{ told: string }>(
    `SELECT coalesce(exclusion, standing) AS told FROM point_standing WHERE month = $1 AND subject_id = $2`,
    [month, subjectId],
  )
  return rows[0]?.told
}
const told = (entries: Omit<PointEntry, 'id'>[]) =>
  entries
    .map(({ month, subjectId, factId, amount, cause }) => [month, subjectId, factId, amount, cause].join())
    .sort()

const uphold = ({ id, subject, subjectId, month }: PointEntry) =>
  database.pool.query(
    `INSERT INTO process (id, kind, title, stage, outcome, started_by, started_at, updated_at, ended_at, epoch, step_no, version,
       ahead_ms, policy_version, calendar_version, state)
     VALUES (gen_random_uuid(), 'pointObjection', '', 'upheld', 'upheld', 'x', now(), now(), now(), 1, 1, 1, 0, '', '',
       jsonb_build_object('facts', $1::jsonb))`,
    [JSON.stringify({ about: 'wrong', entryId: String(id), subject, subjectId, month })],
  )

test('random lives: the ledger is what the rules over values write, in every order and with passes cut short', async () => {
  await activity(1, '2026-08-30')
  await activity(2, '2026-09-10')
  await database.pool.query(
    `INSERT INTO point_month (district_id, month) VALUES ($1, '2026-08'), ($1, '2026-09')`,
    [units.district],
  )
  const members = [people.member, people.liaison, people.j2Liaison, people.officer]
  const standing = new Map<string, PointFact>()
  let expected: PointEntry[] = []
  let random = 7
  const draw = (below: number) => (random = (random * 48271) % 2147483647) % below
  const takenBack = new Set<string>()
  for (let round = 0; round < 25; round++) {
    if (round === 12)
      await database.pool.query(`UPDATE point_month SET state = 'published' WHERE month = '2026-08'`)
    const [at, personId] = [1 + draw(2), members[draw(members.length)] ?? '']
    const key = `${at} ${personId}`
    if (standing.delete(key)) await refuse(at, personId)
    else {
      await confirm(at, personId)
      standing.set(key, {
        ...{ rule: 'activity', kind: 'activity', id: uuid(at), subject: 'member', subjectId: personId },
        ...{ on: at === 1 ? '2026-08-30' : '2026-09-10', confirmedBy: people.east1Secretary },
      })
    }
    // Of an entry that may have been taken back since, and may be given again.
    const given = (round % 4 === 3 ? await ledger() : [])
      .filter(entry => entry.amount > 0 && !takenBack.has(keyOfEntry(entry)))
      .sort((a, b) => keyOfEntry(a).localeCompare(keyOfEntry(b)) || a.id - b.id)
    const isGone = ({ factId, subjectId }: PointEntry) =>
      !standing.has(`${Number(factId.slice(-2))} ${subjectId}`)
    const objected = given.find(isGone) ?? given[draw(Math.max(1, given.length))]
    if (objected) {
      await uphold(objected)
      takenBack.add(keyOfEntry(objected))
    }
    for (const month of round < 12 ? ['2026-09', '2026-08'] : ['2026-09']) {
      const cut = draw(3)
      let chunks = 0
      const stop = () => {
        if (chunks++ === cut) throw new Error('killed')
      }
      await passOver(database.pool, of(month), { chunk: 1, afterChunk: stop }).catch(() => undefined)
      await Promise.all([1, 2].map(() => passOver(database.pool, of(month), { chunk: 2 })))
      const written = entriesToWrite({
        ...{
          month,
          facts: [...standing.values()],
          ledger: expected,
          versions: [defaultPointRules],
          takenBack,
        },
        isPublished: each => each === '2026-08' && round >= 12,
      })
      const base = expected.length
      expected = [...expected, ...written.map((entry, i) => ({ ...entry, id: base + i + 1 }))]
    }
    expect(told(await ledger())).toEqual(told(expected))
  }
  expect(expected.filter(({ cause }) => cause === 'objection').length).toBeGreaterThan(1)
  await database.pool.query('TRUNCATE process CASCADE')
}, 30_000)

test('a pass takes agencies together up to a number of members, one at least, and leaves none out', async () => {
  await beginMonth('2026-09')
  await activity(1, '2026-09-10')
  for (const member of [people.member, people.j2Liaison, people.j3Liaison]) await confirm(1, member)
  const chunksOf = async (members: number) => {
    const through: (string | null)[] = []
    const afterChunk = async () => {
      const { rows } = await database.pool.query<{ at: string | null }>(
        'SELECT settled_through AS at FROM point_month',
      )
      through.push(rows[0]?.at ?? null)
    }
    await passOver(database.pool, of('2026-09'), { members, afterChunk })
    return through
  }
  const everybody = await chunksOf(1_000)
  expect(everybody).toEqual(['\uFFFF', null])
  expect(await chunksOf(1)).toEqual([units.j1, units.j2, '\uFFFF', null])
  expect(await ledger()).toHaveLength(3)
})

test('a month from open to published: settled once it is over, five working days, then interviews and reminders', async () => {
  await beginMonth('2026-09')
  await activity(1, '2026-09-10')
  await confirm(1, people.member)
  await confirm(1, units.j1, 'unit')
  expect(await advanceMonths(database.pool, '2026-09-30')).toMatchObject({ settled: [] })
  expect(await ledger()).toHaveLength(2)
  const [one, two] = await Promise.all([1, 2].map(() => advanceMonths(database.pool, '2026-10-01')))
  expect([...(one?.settled ?? []), ...(two?.settled ?? [])]).toEqual([of('2026-09')])
  await database.pool.query(`UPDATE point_month SET publication_by = $1 WHERE month = '2026-09'`, [
    people.officer,
  ])
  expect(await advanceMonths(database.pool, '2026-10-13')).toMatchObject({ published: [] })
  await confirm(1, people.liaison)
  expect(await advanceMonths(database.pool, '2026-10-14')).toMatchObject({ published: [of('2026-09')] })
  expect((await ledger()).map(({ month }) => month)).toEqual(['2026-09', '2026-09', '2026-09'])
  const { rows } = await database.pool.query<{ said: string }>(
    `SELECT kind || ' ' || subject_id || ' ' || agency_id || ' ' || district_id AS said FROM follow_up ORDER BY 1`,
  )
  expect(rows.map(({ said }) => said)).toEqual([
    `interview ${people.j2Liaison} J2-Z ${units.district}`,
    `interview ${people.j3Liaison} J3-Z ${units.district}`,
    `reminder J2-Z J2-Z ${units.district}`,
    `reminder J3-Z J3-Z ${units.district}`,
  ])
  await confirm(1, people.j2Liaison)
  await advanceMonths(database.pool, '2026-10-15')
  expect((await ledger()).at(-1)).toMatchObject({ month: '2026-10', factOn: '2026-09-10', amount: 1 })
  expect(await standing('2026-10', people.j2Liaison)).toBe('zero')
})

test('done well is a point of its own, once for an activity, and is taken back when it is withdrawn', async () => {
  await beginMonth('2026-09')
  await activity(1, '2026-09-10')
  await confirm(1, people.member)
  await database.pool.query(
    `INSERT INTO done_well (id, activity_id, person_id, reason, by) VALUES ($1::uuid, $1::uuid::text, $2, '带头清运', $3)`,
    [uuid(1), people.member, people.east1Secretary],
  )
  for (const _time of [1, 2]) await passOver(database.pool, of('2026-09'))
  expect((await ledger()).map(({ rule, amount }) => `${rule} ${amount}`).sort()).toEqual([
    'activity 1',
    'doneWell 1',
  ])
  await database.pool.query(
    `UPDATE done_well SET withdrawn_at = now(), withdrawn_by = 'x', withdrawn_reason = '误登'`,
  )
  await passOver(database.pool, of('2026-09'))
  expect((await ledger()).at(-1)).toMatchObject({ rule: 'doneWell', amount: -1, cause: 'factGone' })
})

test('done well counts no longer than the attendance below it', async () => {
  await beginMonth('2026-09')
  await activity(1, '2026-09-10')
  await confirm(1, people.member)
  await database.pool.query(
    `INSERT INTO done_well (id, activity_id, person_id, reason, by) VALUES ($1::uuid, $1::uuid::text, $2, '带头清运', $3)`,
    [uuid(1), people.member, people.east1Secretary],
  )
  await passOver(database.pool, of('2026-09'))
  await database.pool.query(`UPDATE attendance SET state = 'refused'`)
  await passOver(database.pool, of('2026-09'))
  expect((await ledger()).reduce((sum, { amount }) => sum + amount, 0)).toBe(0)
  await database.pool.query(`UPDATE point_month SET state = 'published'`)
  await expect(database.pool.query('DELETE FROM done_well')).rejects.toThrow(/published month stays/)
})

test('an accepted milestone is a point for the agency and for every unit that joined', async () => {
  await beginMonth('2026-09')
  const facts = {
    ...{ agencyId: units.j1, communityId: units.east1 },
    acceptances: [{ accepted: true, comment: '', at: Date.parse('2026-09-12T10:00:00+08:00') }],
    workPlan: { milestones: [{ reachedOn: '2026-08-20' }, {}, { reachedOn: '2026-09-01' }] },
    jointUnits: [
      { unitId: units.j2, status: 'joined' },
      { unitId: units.j3, status: 'declined' },
    ],
  }
  await database.pool.query(
    `INSERT INTO process (id, kind, title, stage, started_by, started_at, updated_at, epoch, step_no, version,
       policy_version, calendar_version, state)
     VALUES ($1, 'claim', '', 'accepted', 'x', now(), now(), 1, 1, 1, '', '', jsonb_build_object('facts', $2::jsonb))`,
    [uuid(7), JSON.stringify(facts)],
  )
  for (const _time of [1, 2]) await passOver(database.pool, of('2026-09'))
  const given = (await ledger()).map(({ subjectId, factId }) => `${subjectId} ${factId.split('#')[1]}`)
  expect(given.sort()).toEqual(['J1-Z 0', 'J1-Z 2', 'J2-Z 0', 'J2-Z 2'])
  await database.pool.query(`UPDATE point_month SET state = 'published'`)
  await expect(database.pool.query('DELETE FROM process')).rejects.toThrow('under a published month')
  await database.pool.query('TRUNCATE process CASCADE')
})

test('after an outage of months every month is there, in order, and settled', async () => {
  await beginMonth('2026-03')
  const { begun, settled } = await advanceMonths(database.pool, '2026-06-15')
  expect(begun).toEqual(['2026-04', '2026-05', '2026-06'].map(month => of(month)))
  expect(settled).toEqual(['2026-03', '2026-04', '2026-05'].map(month => of(month)))
})

test('who is not counted as zero, and why', async () => {
  await beginMonth('2026-09')
  await activity(1, '2026-09-10')
  const checkIn = (at: number, personId: string, agencyId: string, communityId: string, from: string) =>
    database.pool.query(
      `INSERT INTO membership (id, subject, person_id, agency_id, community_id, valid_from) VALUES ($1, 'member', $2, $3, $4, $5)`,
      [uuid(at), personId, agencyId, communityId, from],
    )
  await checkIn(1, people.member, units.j1, units.east1, '2026-01-01')
  await checkIn(2, people.liaison, units.j1, units.west1, '2026-01-01')
  await checkIn(3, people.j2Liaison, units.j2, units.east1, '2026-09-20')
  // After the month: it says nothing about it.
  await checkIn(5, people.j3Liaison, units.j3, units.east1, '2026-10-05')
  await advanceMonths(database.pool, '2026-09-30')
  expect(await standing('2026-09', people.member)).toBe('zero')
  expect(await standing('2026-09', people.j3Liaison)).toBe('zero')
  expect(await standing('2026-09', people.liaison)).toBe('nothingOffered')
  expect(await standing('2026-09', people.j2Liaison)).toBe('joined')
  await database.pool.query(
    `INSERT INTO membership_suspension (membership_id, from_on, to_on, reason, entered_by) VALUES ($1, '2026-08-20', '2026-09-01', 'illness', 'x')`,
    [uuid(1)],
  )
  await database.pool.query(
    `UPDATE membership SET valid_to = '2026-09-14', end_reason = 'transferred' WHERE id = $1`,
    [uuid(2)],
  )
  await checkIn(4, people.liaison, units.j1, units.east1, addDays('2026-09-14', 1))
  await advanceMonths(database.pool, '2026-09-30')
  expect(await standing('2026-09', people.member)).toBe('suspended')
  expect(await standing('2026-09', people.liaison)).toBe('moved')
})

test('a member who leaves within the month was counted by earlier passes, and is interviewed by nobody', async () => {
  await beginMonth('2026-09')
  await passOver(database.pool, of('2026-09'))
  expect(await standing('2026-09', people.j3Liaison)).toBe('zero')
  const leavesOn = (day: string | null) =>
    database.pool.query(
      `UPDATE role_grant SET valid_to = $1 WHERE person_id = $2 AND role = 'InServicePartyMember'`,
      [day, people.j3Liaison],
    )
  await leavesOn('2026-09-15')
  await passOver(database.pool, of('2026-09'), { chunk: 1 })
  expect(await standing('2026-09', people.j3Liaison)).toBeUndefined()
  expect(await standing('2026-09', units.j3)).toBe('zero')
  await leavesOn(null)
})

test('who was a member of two agencies within the month is settled by one and stands in the one left at its end', async () => {
  await beginMonth('2026-09')
  await activity(1, '2026-09-10')
  await confirm(1, people.member)
  await database.pool.query(
    `INSERT INTO role_grant (person_id, role, unit_id, valid_from, valid_to, granted_by)
     VALUES ($1, 'InServicePartyMember', $2, '2026-09-05', '2026-09-20', 'test')`,
    [people.member, units.j3],
  )
  // Together, apart with the one that settles first or last, and once more.
  for (const chunk of [50, 1, 1]) await passOver(database.pool, of('2026-09'), { chunk })
  expect(await ledger()).toHaveLength(1)
  const { rows } = await database.pool.query<{ told: string }>(
    `SELECT concat_ws(' ', agency_id, standing, points) AS told FROM point_standing WHERE subject_id = $1`,
    [people.member],
  )
  expect(rows).toEqual([{ told: `${units.j1} pointed 1` }])
  await database.pool.query(`DELETE FROM role_grant WHERE person_id = $1 AND unit_id = $2`, [
    people.member,
    units.j3,
  ])
})

test('where the policy counts all points, those of earlier months count, those of later ones do not', async () => {
  for (const month of ['2026-08', '2026-09', '2026-10']) await beginMonth(month)
  await database.pool.query(
    `INSERT INTO point_rule (version, district_id, from_month, activity, done_well, weekly_model, zero_by, objection_days,
       publication_days, reason, set_by) VALUES (9, $1, '2026-08', 1, 1, 2, 'cumulative', 5, 7, '', 'x')`,
    [units.district],
  )
  await activity(1, '2026-08-10')
  await activity(2, '2026-10-10')
  await confirm(1, people.member)
  await confirm(2, people.j2Liaison)
  for (const month of ['2026-08', '2026-10', '2026-09']) await passOver(database.pool, of(month))
  expect(await standing('2026-09', people.member)).toBe('pointed')
  expect(await standing('2026-09', people.j2Liaison)).toBe('zero')
  await database.pool.query(
    `TRUNCATE point_entry CASCADE;
     ALTER TABLE point_rule DISABLE TRIGGER point_rule_stays; DELETE FROM point_rule WHERE version = 9;
     ALTER TABLE point_rule ENABLE TRIGGER point_rule_stays`,
  )
})

test('refused by the database itself: changing the ledger, rules inside a settled month, losing a published fact', async () => {
  await beginMonth('2026-09')
  await activity(1, '2026-09-10')
  await confirm(1, people.member)
  await passOver(database.pool, of('2026-09'))
  const tries = (sql: string) => database.pool.query(sql)
  await expect(tries('UPDATE point_entry SET amount = 5')).rejects.toThrow('only ever added to')
  await expect(tries('DELETE FROM point_entry')).rejects.toThrow('only ever added to')
  await database.pool.query(`UPDATE point_month SET state = 'published' WHERE month = '2026-09'`)
  await expect(tries('DELETE FROM attendance')).rejects.toThrow('under a published month')
  const [entry] = await ledger()
  if (entry) await uphold(entry)
  await expect(tries('DELETE FROM process')).rejects.toThrow('under a published month')
  await tries('TRUNCATE process CASCADE')
  const rules = (version: number, from: string, amount: number) =>
    tries(`INSERT INTO point_rule (version, from_month, activity, done_well, weekly_model, zero_by, objection_days,
      publication_days, reason, set_by) VALUES (${version}, '${from}', ${amount}, 1, 2, 'month', 5, 7, '', 'x')`)
  await expect(rules(2, '2026-09', 1)).rejects.toThrow('settled month')
  await expect(rules(2, '2026-11', -1)).rejects.toThrow('point_rule_amounts')
})
