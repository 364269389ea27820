/** Where members stand at a month's end: what the database says of random lives is what the rule over values says. */
import { addDays, type LocalDate } from '#domain/calendar/local-date.js'
import { zeroWays, type ZeroBy } from '#domain/points/points.js'
import { fillStandings } from '#persistence/points/settle-standings.js'
import { inTransaction } from '#persistence/transaction.js'
import { seedActivity } from '#testing/activities.js'
import { units } from '#testing/claims.js'
import type { TestDatabase } from '#testing/database.js'
import { standingOf } from '#testing/points/standing.js'
import { districtDatabase } from './support/databases.js'

const month = '2026-09'
const [first, last] = ['2026-09-01', '2026-09-30']

let random = 5
const draw = (below: number): number => (random = (random * 48271) % 2147483647) % below
const oneOf = <T>(values: readonly [T, ...T[]]): T => values[draw(values.length)] ?? values[0]

interface CheckIn {
  communityId: string
  from: LocalDate
  to: LocalDate | null
  suspended: { from: LocalDate; to: LocalDate }[]
}

interface Life {
  id: string
  /** Of the grant; null where nobody knows. */
  memberSince: LocalDate | null
  checkIns: CheckIn[]
  entries: { month: string; factOn: LocalDate; amount: number }[]
}

const days = ['2026-01-01', '2026-08-31', '2026-09-01', '2026-09-02', '2026-09-30', '2026-10-01'] as const
/** Only the first one held something in the month. */
const communities = [units.east1, units.west1] as const

const drawSuspension = () => {
  const from = oneOf(days)
  return { from, to: addDays(from, draw(40)) }
}

const drawCheckIn = (from: LocalDate, to: LocalDate | null): CheckIn => ({
  ...{ communityId: oneOf(communities), from, to },
  suspended: draw(5) === 0 ? [drawSuspension()] : [],
})

const drawCheckIns = (): CheckIn[] => {
  const [count, moves] = [draw(3), oneOf(days.slice(1) as [string, ...string[]])]
  if (count === 0) return []
  if (count === 1) return [drawCheckIn(oneOf(days), oneOf([null, null, '2026-10-20']))]
  return [drawCheckIn('2026-01-01', addDays(moves, -1)), drawCheckIn(moves, null)]
}

/** Points of the month, of the one before, and of that one corrected in the month: given, or given and taken back. */
const drawEntries = () =>
  [
    { month, factOn: '2026-09-10' },
    { month: '2026-08', factOn: '2026-08-10' },
    { month, factOn: '2026-08-12' },
  ].flatMap(entry =>
    oneOf([[], [], [], [1], [1, -1]] as [number[], ...number[][]]).map(amount => ({ ...entry, amount })),
  )

const lives: Life[] = Array.from({ length: 400 }, (_, at) => ({
  id: `life-${at}`,
  memberSince: oneOf(['2020-01-01', '2020-01-01', '2026-09-15', null]),
  checkIns: drawCheckIns(),
  entries: drawEntries(),
}))

const sumOf = (entries: Life['entries']) => entries.reduce((sum, { amount }) => sum + amount, 0)

/** By the rule over values. */
const expected = ({ memberSince, checkIns, entries }: Life, zeroBy: ZeroBy): string => {
  const begun = checkIns.map(({ from }) => from).filter(from => from <= last)
  const joinedOn = [...(memberSince === null ? [] : [memberSince]), ...begun.sort().slice(0, 1)].sort().at(-1)
  const now = checkIns.filter(({ from, to }) => from <= last && (to ?? last) >= first).at(-1)
  const { standing, exclusion } = standingOf({
    ...{ month, zeroBy, cumulative: sumOf(entries) },
    earned: sumOf(entries.filter(each => each.month === month && each.factOn >= first)),
    ...(joinedOn !== undefined && { joinedOn }),
    ...(now && { movedOn: now.from }),
    suspended: checkIns.flatMap(({ suspended }) => suspended),
    offered: now === undefined || now.communityId === units.east1,
  })
  return exclusion ?? standing
}

let database: TestDatabase
const query = (text: string, values: unknown[] = []) => database.pool.query(text, values)

beforeAll(async () => {
  database = await districtDatabase()
  await seedActivity(database.pool, { startsAt: new Date('2026-09-10T09:00:00+08:00'), signUps: [] })
  await query('INSERT INTO point_month (district_id, month) SELECT $1, unnest($2::text[])', [
    units.district,
    ['2026-08', month],
  ])
  const all = [JSON.stringify(lives), units.j1, units.district]
  await query(
    `WITH life AS (SELECT * FROM jsonb_to_recordset($1) AS l (id text, "memberSince" date, entries jsonb, "checkIns" jsonb)),
     people AS (INSERT INTO person (id, staff_number, name, unit_id) SELECT id, id, id, 'J1' FROM life),
     members AS (INSERT INTO role_grant (person_id, role, unit_id, valid_from, granted_by)
       SELECT id, 'InServicePartyMember', $2, "memberSince", 'test' FROM life),
     check_in AS (SELECT gen_random_uuid() AS check_in_id, l.id, c.* FROM life l,
       jsonb_to_recordset(l."checkIns") AS c ("communityId" text, "from" date, "to" date, suspended jsonb)),
     registered AS (INSERT INTO membership (id, subject, person_id, agency_id, community_id, valid_from, valid_to)
       SELECT check_in_id, 'member', id, $2, "communityId", "from", "to" FROM check_in),
     suspended AS (INSERT INTO membership_suspension (membership_id, from_on, to_on, reason, entered_by)
       SELECT check_in_id, s."from", s."to", 'illness', 'x' FROM check_in c, jsonb_to_recordset(c.suspended) AS s ("from" date, "to" date))
     INSERT INTO point_entry (district_id, month, subject, subject_id, rule, rule_version, amount, fact_kind, fact_id, fact_on, confirmed_by)
     SELECT $3, e.month, 'member', l.id, 'activity', 1, e.amount, 'activity', gen_random_uuid()::text, e."factOn", 'x'
     FROM life l, jsonb_to_recordset(l.entries) AS e (month text, "factOn" date, amount int)`,
    all,
  )
})
afterAll(() => database.drop())

const standings = async (): Promise<Map<string, string>> => {
  await query('DELETE FROM point_standing')
  await inTransaction(database.pool, client =>
    fillStandings(client, { districtId: units.district, month }, [units.j1]),
  )
  const { rows } = await database.pool.query<{ id: string; told: string }>(
    `SELECT subject_id AS id, coalesce(exclusion, standing) AS told FROM point_standing WHERE subject = 'member'`,
  )
  return new Map(rows.map(({ id, told }) => [id, told]))
}

test.each(zeroWays)('of four hundred lives, zero by %s', async zeroBy => {
  await query(
    `INSERT INTO point_rule (version, district_id, from_month, activity, done_well, weekly_model, zero_by, objection_days,
       publication_days, reason, set_by)
     SELECT max(version) + 1, $1, CASE $2 WHEN 'month' THEN '2026-08' ELSE '2026-09' END, 1, 1, 2, $2, 5, 7, '', 'x' FROM point_rule`,
    [units.district, zeroBy],
  )
  const told = await standings()
  const wrong = lives.filter(life => told.get(life.id) !== expected(life, zeroBy))
  expect(wrong.map(life => ({ ...life, told: told.get(life.id), expected: expected(life, zeroBy) }))).toEqual(
    [],
  )
  const ways = new Set(lives.map(({ id }) => told.get(id)))
  expect([...ways].sort()).toEqual(['joined', 'moved', 'nothingOffered', 'pointed', 'suspended', 'zero'])
})
