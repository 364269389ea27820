/** Figures of many units, each fact read once, are those of each unit alone, counted from the facts that are listed behind them. */
import type { PoolClient } from 'pg'
import { daysOfPeriod, periodsOfDay } from '#domain/numbers/period.js'
import { countOne } from '#persistence/numbers/asked-figures.js'
import { countFacts } from '#persistence/numbers/count-asked.js'
import { askedFigures } from '#persistence/numbers/fact-sources.js'
import type { Asked } from '#persistence/numbers/find-figures.js'
import type { TestDatabase } from '#testing/database.js'
import { districtDatabase } from './support/databases.js'

let database: TestDatabase
beforeAll(async () => {
  database = await districtDatabase()
})
afterAll(() => database.drop())

const today = '2026-11-20'

/** Somewhere in the months around. */
const day = `date '2026-07-01' + (random() * 170)::int`
const one = (table: string, where: string): string =>
  `(SELECT id FROM ${table} WHERE ${where} AND g.n IS NOT NULL ORDER BY random() LIMIT 1)`
const community = one('org_unit', `kind = 'community'`)
const rows = (of: number) => `FROM generate_series(1, ${of}) g (n)`

/** Everybody and everything anywhere, at any time, also what has ended, was taken back or is nobody's. */
const histories = [
  `UPDATE person g SET lives_in_id = (SELECT id FROM org_unit WHERE kind = 'community' AND g.id IS NOT NULL ORDER BY random() LIMIT 1),
     left_on = CASE WHEN random() < 0.2 THEN ${day} END`,
  `INSERT INTO role_grant (person_id, role, unit_id, granted_by, valid_from, valid_to)
   SELECT p.id, 'InServicePartyMember', (SELECT id FROM org_unit WHERE kind = 'agencyPartyOrganization' AND p.id IS NOT NULL
     ORDER BY random() LIMIT 1), 'test', ${day}, CASE WHEN random() < 0.3 THEN ${day} END FROM person p, generate_series(1, 2)
   ON CONFLICT DO NOTHING`,
  `INSERT INTO membership (id, subject, person_id, agency_id, community_id, valid_from, valid_to)
   SELECT gen_random_uuid(), CASE n % 4 WHEN 0 THEN 'agency' ELSE 'member' END, CASE WHEN n % 4 > 0 THEN ${one('person', 'true')} END,
     ${one('org_unit', `kind = 'agencyPartyOrganization'`)}, ${community}, ${day}, date '2027-01-01' - (random() * 120)::int ${rows(60)}`,
  `UPDATE org_unit SET ended_on = '2026-10-15' WHERE id IN (SELECT id FROM org_unit
     WHERE kind IN ('community', 'agencyPartyOrganization') ORDER BY random() LIMIT 2)`,
  `INSERT INTO project (id, number, community_id, category_code, title)
   SELECT 'x' || n, 'x' || n, ${community}, (SELECT min(code) FROM project_category), 'x' ${rows(8)}`,
  `INSERT INTO process (id, kind, title, stage, started_by, started_at, updated_at, ended_at, epoch, step_no, version, ahead_ms,
     policy_version, calendar_version, subject_id, state)
   SELECT gen_random_uuid(), CASE n % 5 WHEN 0 THEN 'checkIn' ELSE 'claim' END, 'x', 'x', 'x', ${day}, now(), date '2027-01-01' - (random() * 120)::int,
     1, 1, 1, (random() * 3e9)::bigint, 'v', 'c', 'x' || (1 + n % 12), '{}' ${rows(40)}`,
  `INSERT INTO project_place SELECT ${one('project', 'true')}, g.id FROM (SELECT id, 1 AS n FROM process ORDER BY random() LIMIT 6) g`,
  `INSERT INTO process_unit SELECT p.id, u.id FROM process p CROSS JOIN org_unit u WHERE random() < 0.3`,
  `INSERT INTO journal (process_id, step_no, line_no, version, at, actor, code, region, stage, seat_id, outcome, policy_version,
     calendar_version)
   SELECT p.id, n, 1, n, ${day}, 'person', CASE WHEN random() < 0.3 THEN 'act.recalled' ELSE 'act' END, 'main', 'x', 'seat.' || n % 2,
     (ARRAY['verdict.approved', 'verdict.returned', 'acceptance.accepted', NULL])[1 + floor(random() * 4)::int], 'v', 'c'
   FROM process p, generate_series(1, 5) n`,
  `INSERT INTO task (process_id, seat_id, kind, region, stage, round, form, role, unit_id, status, opened_at, due_at, closed_at, origin)
   SELECT p.id, 'seat.' || n, p.kind, 'main', 'x', 'x', 'x', 'x', ${one('org_unit', 'true')}, (ARRAY['done', 'open', 'cancelled'])[1 + floor(random() * 3)::int],
     now(), ${day}, ${day}, CASE WHEN random() < 0.2 THEN 'escalated' END FROM process p, generate_series(1, 3) g (n)`,
  `INSERT INTO activity (id, number, community_id, title, place, starts_at, ends_at, sign_up_until, cancel_until, state, organiser_id)
   SELECT 'a' || n, 'a' || n, ${community}, 'x', 'x', at, at, at, at, (ARRAY['held', 'open', 'cancelled'])[1 + n % 3], 'head'
   FROM (SELECT n, ${day} AS at ${rows(9)}) g`,
]

const asked = (period: string): Asked => ({ period, days: daysOfPeriod(period)!, today })

/** @returns each unit's figures that differ, and which figures had anything at all */
const compare = async (client: PoolClient, units: readonly string[], wanted: Asked, few?: number) => {
  const different: string[] = []
  const counted: string[] = []
  for (const { unitId, code, value, of } of await countFacts(client, units, wanted, few)) {
    const alone = await countOne(client, unitId, code, wanted)
    if (alone.value !== value || (alone.of ?? of) !== of)
      different.push(`${unitId} ${wanted.period} ${code}: ${value}/${of}, alone ${JSON.stringify(alone)}`)
    if (alone.value > 0) counted.push(code)
  }
  return { different, counted }
}

/** Does something in a transaction that is taken back. */
const andBack = async <T>(work: (client: PoolClient) => Promise<T>): Promise<T> => {
  const client = await database.pool.connect()
  try {
    await client.query('BEGIN')
    return await work(client)
  } finally {
    await client.query('ROLLBACK')
    client.release()
  }
}

test.each([
  { seed: 1, of: 'few units', few: undefined },
  { seed: 2, of: 'few units', few: undefined },
  { seed: 3, of: 'many units', few: 0 },
  { seed: 4, of: 'many units', few: 0 },
])('whatever there is ($seed), in each of $of and each period', ({ seed, few }) =>
  andBack(async client => {
    await client.query('SELECT setseed($1)', [seed / 10])
    for (const history of histories) await client.query(history)
    const { rows: units } = await client.query<{ id: string }>('SELECT id FROM org_unit')
    const counted = new Set<string>()
    for (const period of Object.values(periodsOfDay('2026-10-10'))) {
      const found = await compare(
        client,
        units.map(({ id }) => id),
        asked(period),
        few,
      )
      expect(found.different).toEqual([])
      for (const code of found.counted) counted.add(code)
    }
    expect([...counted].sort()).toEqual([...askedFigures].sort())
  }),
)
