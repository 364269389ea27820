/** The interviews that a published month asks for begin by the worker's own relay; meanwhile somebody else clicks on. */
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { repositoryRoot } from '#config/repository.js'
import { stateCouncilCalendar } from '#domain/calendar/state-council.js'
import { sliceCalendar } from '#domain/calendar/working-days.js'
import { seedRules } from '#persistence/rules/seed-rules.js'
import { demoCast } from '#persistence/seed/demo-cast.js'
import { defaultClaimPolicy } from '#workflows/claim/claim.policy.js'
import { defaultPolicies } from '#workflows/policies.js'
import { httpClient } from '../claim/http-client.js'
import { demoLanes } from '../claim/lanes.js'
import { ourClaims } from '../claim/our-claims.js'
import { scriptOf } from '../claim/script.js'
import type { Measured } from '../harness/figures.js'
import { timeActs, type Journey } from '../harness/journey.js'
import { alternate, compared } from '../harness/pairs.js'
import type { Platform } from '../harness/platform.js'
import { say } from '../harness/report.js'
import { percentile } from '../harness/statistics.js'

const pairs = 5
const quietMs = 6_000
/** As a person clicks, see `claim`. */
const pauseMs = 20
const warmUpMs = 4_000
/** Of this very tree: others may run on the machine. */
const worker = join(repositoryRoot(), 'dist/apps/worker/main.js')

/** MiB that the worker holds now. */
const workerMemory = (): number => {
  const held = readdirSync('/proc').flatMap(name => {
    try {
      if (!/^\d+$/.test(name) || !readFileSync(`/proc/${name}/cmdline`, 'utf8').includes(worker)) return []
      return [Number(/VmRSS:\s+(\d+) kB/.exec(readFileSync(`/proc/${name}/status`, 'utf8'))?.[1] ?? 0) / 1024]
    } catch {
      return []
    }
  })
  return Math.max(0, ...held)
}

const claimsOf = async ({ pool, apiPort }: Platform): Promise<Journey> => {
  const http = httpClient(apiPort)
  const year = new Date().getFullYear()
  const calendar = sliceCalendar(stateCouncilCalendar, year - 1, year + 3)
  return ourClaims(
    http,
    await demoLanes(http, pool, 1),
    scriptOf({ policy: defaultClaimPolicy, calendar }, Date.now()),
  )
}

const members = `
  WITH someone AS (
    INSERT INTO person (id, staff_number, name, unit_id) SELECT 'idle-' || n, 'idle-' || n, '党员' || n, $2 FROM generate_series(1, $1::int) n)
  INSERT INTO role_grant (person_id, role, unit_id, valid_from, granted_by)
  SELECT 'idle-' || n, 'InServicePartyMember', $2, '2020-01-01', 'bench' FROM generate_series(1, $1::int) n`

const order = `
  INSERT INTO follow_up (month, kind, subject_id, agency_id, district_id, ordered_by)
  SELECT '2026-09', 'interview', 'idle-' || n, u.id, point_district(u.path), $4
  FROM org_unit u, generate_series($1::int, $2::int) n WHERE u.id = $3`

const countRows = async ({ pool }: Platform, of: string): Promise<number> =>
  (await pool.query<{ n: number }>(`SELECT count(*)::int AS n FROM ${of}`)).rows[0]?.n ?? Number.NaN

/** @param total interviews, in as many equal parts as there are pairs */
export const interviewFigures = async (platform: Platform, total: number): Promise<Measured[]> => {
  const { pool } = platform
  await seedRules(pool, {
    kind: 'interview',
    policy: defaultPolicies.interview ?? { version: '' },
    calendar: stateCouncilCalendar,
  })
  const { agencies, officers } = await demoCast(pool)
  const agencyId = agencies[0]?.agencyId ?? ''
  await pool.query(members, [total, agencyId])
  const claims = await claimsOf(platform)
  await timeActs(claims, warmUpMs)
  const each = Math.ceil(total / pairs)
  const memory: number[] = []
  let ordered = 0
  let busyMs = 0
  const measured = await alternate({
    ...{ pairs, turns: 1 },
    ours: async () => {
      await pool.query(order, [ordered + 1, ordered + each, agencyId, officers[0]])
      ordered += each
      const begun = performance.now()
      const times: number[] = []
      while ((await countRows(platform, `follow_up WHERE state = 'waiting'`)) > 0)
        times.push(...(await timeActs(claims, 1_000, pauseMs)))
      busyMs += performance.now() - begun
      memory.push(workerMemory())
      say(`  已开出 ${ordered} 件约谈，工作进程 ${Math.round(memory.at(-1) ?? 0)} MiB`)
      return times
    },
    beside: async () => {
      await sleep(1_500)
      return timeActs(claims, quietMs, pauseMs)
    },
  })
  const strays = await countRows(platform, `process WHERE kind = 'interview'`)
  return [
    compared(
      `clicks of others p99 ms while ${ordered} interviews begin (beside: quiet)`,
      '≤2',
      measured,
      turns => percentile(turns.flat(), 0.99),
    ),
    compared(`clicks of others p50 ms while they begin (beside: quiet)`, '≤2', measured, turns =>
      percentile(turns.flat(), 0.5),
    ),
    {
      figure: `worker MiB after all of them (beside: after a fifth)`,
      ours: memory.at(-1) ?? Number.NaN,
      beside: memory[0] ?? Number.NaN,
      ratio: (memory.at(-1) ?? Number.NaN) / (memory[0] ?? Number.NaN),
      bar: '≤1.2',
    },
    { figure: 'interviews begun/s', ours: (ordered * 1_000) / busyMs },
    { figure: 'interviews that nobody ordered, or twice', ours: Math.abs(strays - ordered), bar: '≤0' },
  ]
}
