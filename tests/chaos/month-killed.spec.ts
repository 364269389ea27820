/**
 * A month is settled, its interviews begin and are held, and many weeks are decided, while worker, API, Temporal server and
 * Postgres are killed in turn. Nothing is lost, nothing is there twice.
 */
import { randomUUID } from 'node:crypto'
import { setTimeout as sleep } from 'node:timers/promises'
import { addDays, localDateOf } from '#domain/calendar/local-date.js'
import { addMonths, monthOf, weekOf } from '#domain/points/months.js'
import { passOver } from '#persistence/points/settle-month.js'
import { units } from '#testing/claims.js'
import { testDatabase } from '#testing/database.js'
import { Visitor } from '../api/support/visitor.js'
import { faultsIn, type Acknowledged } from './harness/audit.js'
import {
  fillMonth,
  ledgerFaults,
  orderInterviews,
  recommendWeeks,
  secretaryOf,
  standingFaults,
  weekSecretary,
} from './harness/month.js'
import { services, startPlatform, type Platform } from './harness/platform.js'
import { report } from './harness/report.js'

const agencies = 600
const interviewing = Math.ceil(Number(process.env.CHAOS_INTERVIEWS ?? 60) / 10)
const weeks = Number(process.env.CHAOS_WEEKS ?? 30)
const kills = Number(process.env.CHAOS_MONTH_KILLS ?? 8)
const patienceMs = 120_000 + (interviewing * 10 + weeks) * 500

jest.setTimeout(patienceMs * 2)

const today = localDateOf(Date.now())
const month = addMonths(monthOf(today), -1)
const lastWeek = weekOf(addDays(today, -7))

let platform: Platform | undefined
afterAll(() => platform?.stop())

/** What the database says, asked again while it is away. */
const ask = async <T extends object>(text: string, values: unknown[] = []): Promise<T[]> => {
  const deadline = Date.now() + 60_000
  for (;;)
    try {
      return (await platform!.pool.query<T>(text, values)).rows
    } catch (error) {
      if (Date.now() > deadline) throw error
      await sleep(200)
    }
}

const settledSoFar = async (): Promise<string> => {
  const [row] = await ask<{ told: string }>(
    `SELECT concat_ws(' ', state, settled_through) AS told FROM point_month WHERE month = $1`,
    [month],
  )
  return row?.told ?? ''
}

/** Each chunk takes a moment, so that somebody can die in the middle of one. */
const slowDown = `
  CREATE FUNCTION take_a_moment() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN PERFORM pg_sleep(0.25); RETURN NEW; END $$;
  CREATE TRIGGER take_a_moment BEFORE UPDATE OF settled_through ON point_month FOR EACH ROW EXECUTE FUNCTION take_a_moment()`

/** Whoever works at the time dies, all in turn, each a moment after the settlement went on or when it is over. */
const killInTurn = async (): Promise<number> => {
  let midway = 0
  for (let no = 0; no < kills; no += 1) {
    const before = await settledSoFar()
    for (let waited = 0; waited < 3_000 && (await settledSoFar()) === before; waited += 50) await sleep(50)
    if ((await settledSoFar()).includes(' ')) midway += 1
    const name = services[[3, 2, 0, 1][no % 4] ?? 2] ?? 'worker'
    await platform!.kill(name)
    await sleep(100)
    for (const each of services) if (!platform!.isAlive(each)) await platform!.heal(each)
  }
  return midway
}

interface Turn {
  id: string
  kind: 'interview' | 'weeklySelection'
  agency: string | null
}

const acts = {
  interview: {
    act: 'holdInterview',
    body: { heldOn: today, record: '工作忙', measures: '每月参加一次活动' },
  },
  weeklySelection: { act: 'selectNone', body: { reason: '本周没有突出事迹' } },
}

/** Clicks until somebody has said what became of it; the key stays the same. */
const click = async (visitor: Visitor, by: string, { id, kind }: Turn): Promise<Acknowledged> => {
  const key = randomUUID()
  const { act, body } = acts[kind]
  const deadline = Date.now() + 60_000
  let sent: object | undefined
  for (;;) {
    const told = await tried(async () => {
      if (!sent) {
        const page = await visitor.page(id)
        const seat = page.allowedActions.find(each => each.act === act)
        if (!seat) throw new Error(`${by} may not ${act}`)
        sent = { seatId: seat.seatId, act, expectedVersion: page.version, body }
      }
      return visitor.commandOnce(`/api/processes/${id}/acts`, key, sent)
    })
    if (told?.status === 200) return { processId: id, key, act, by, answer: told.body }
    if ((told && told.status !== 503) || Date.now() > deadline)
      throw new Error(`${act} of ${id}: ${JSON.stringify(told)}`)
    await sleep(200)
  }
}

const tried = <T>(work: () => Promise<T>): Promise<T | undefined> => work().catch(() => undefined)

/** Everybody does what waits for them, until so many have been done. */
const workOff = async (count: number): Promise<Acknowledged[]> => {
  const acknowledged: Acknowledged[] = []
  const seen = new Set<string>()
  const visitors = new Map<string, Visitor>()
  const deadline = Date.now() + patienceMs
  const visitorOf = async (by: string): Promise<Visitor> => {
    for (let known = visitors.get(by); ; known = visitors.get(by)) {
      if (known) return known
      const visitor = await tried(() => new Visitor(platform!.apiUrl).signIn(by))
      if (visitor) visitors.set(by, visitor)
      else await sleep(200)
    }
  }
  while (acknowledged.length < count && Date.now() < deadline) {
    const turns = await ask<Turn>(
      `SELECT id, kind, state->'facts'->>'agencyId' AS agency FROM process WHERE kind IN ('interview', 'weeklySelection')`,
    )
    const queue = turns.filter(({ id }) => !seen.has(id)).values()
    const hand = async () => {
      for (const turn of queue) {
        seen.add(turn.id)
        const by = turn.kind === 'interview' ? secretaryOf(turn.agency ?? '') : weekSecretary
        acknowledged.push(await click(await visitorOf(by), by, turn))
      }
    }
    await Promise.all(Array.from({ length: 6 }, hand))
    await sleep(200)
  }
  return acknowledged
}

const count = async (text: string): Promise<number> =>
  (await ask<{ n: number }>(`SELECT count(*)::int AS n FROM ${text}`))[0]?.n ?? -1

test('a month settled, interviews held and weeks decided, everybody killed in turn: nothing lost, nothing twice', async () => {
  platform = await startPlatform({ withApi: true })
  const startedAt = Date.now()
  const { pool } = platform
  await platform.kill('worker')
  await fillMonth(pool, month, agencies)
  await pool.query(slowDown)
  const interviews = await orderInterviews(pool, addMonths(month, -1), interviewing)
  await recommendWeeks(pool, lastWeek, weeks)
  await platform.heal('worker')
  const [midway, acknowledged] = await Promise.all([killInTurn(), workOff(interviews + weeks)])
  while (!(await settledSoFar()).startsWith('objections')) {
    if (Date.now() - startedAt > patienceMs) throw new Error(`not settled: ${await settledSoFar()}`)
    await sleep(200)
  }

  expect(await ledgerFaults(pool, month)).toEqual([])
  expect(await standingFaults(pool, month)).toEqual([])
  expect(acknowledged).toHaveLength(interviews + weeks)
  expect(await count(`follow_up WHERE state = 'started'`)).toBe(interviews)
  expect(await count(`(SELECT DISTINCT process_id FROM follow_up) f`)).toBe(interviews)
  expect(await count(`process WHERE kind = 'interview' AND stage = 'held' AND ended_at IS NULL`)).toBe(
    interviews,
  )
  expect(await count(`process WHERE kind = 'interview'`)).toBe(interviews)
  expect(await count(`process WHERE kind = 'weeklySelection'`)).toBe(weeks)
  expect(await count(`weekly_selection WHERE state = 'none' AND none_cause = 'decidedNone'`)).toBe(weeks)
  // The relays begin them, so nobody was told of the first step.
  const faults = await faultsIn(pool, acknowledged)
  expect(faults.filter(fault => !fault.includes('"act":"start"'))).toEqual([])
  report({ interviews, weeks, kills, midway, seconds: (Date.now() - startedAt) / 1000 })
  expect(midway).toBeGreaterThan(1)
})

test('planted: a pass that notes more than its chunk has written loses points, and it is noticed', async () => {
  const database = await testDatabase()
  try {
    await fillMonth(database.pool, month, 60)
    await database.pool.query(`
      CREATE FUNCTION run_ahead() RETURNS trigger LANGUAGE plpgsql AS
        $$ BEGIN NEW.settled_through := CASE WHEN NEW.settled_through IS NOT NULL THEN U&'\\FFFF' END; RETURN NEW; END $$;
      CREATE TRIGGER run_ahead BEFORE UPDATE ON point_month FOR EACH ROW EXECUTE FUNCTION run_ahead()`)
    await passOver(database.pool, { districtId: units.district, month }, { chunk: 20 })
    expect(await ledgerFaults(database.pool, month)).toContainEqual(expect.stringContaining('lost'))
    expect(await standingFaults(database.pool, month)).not.toEqual([])
  } finally {
    await database.drop()
  }
})
