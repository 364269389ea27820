/**
 * A month's end: the members of all districts settled, beside one scan of the facts and the bare INSERT of the same ledger
 * rows; ten times as many members; and what opening the interviews means to everybody else. `MONTH_END_MEMBERS`,
 * `MONTH_END_PAIRS` and `MONTH_END_INTERVIEWS` set the sizes.
 */
import { Pool } from 'pg'
import { startEmbedded, type Embedded } from '#embedded/embedded.js'
import { ensureDatabase, withClient } from '#embedded/postgres-connection.js'
import { runMigrations } from '#persistence/migrate.js'
import { createPool } from '#persistence/pool.js'
import { importCalendar } from '#persistence/rules/calendars.js'
import { stateCouncilCalendar } from '#domain/calendar/state-council.js'
import { passOver } from '#persistence/points/settle-month.js'
import { findPointDistricts } from '#persistence/points/find-months.js'
import type { Measured } from '../harness/figures.js'
import { alternate, compared } from '../harness/pairs.js'
import { requireDurableCommits, withPlatform } from '../harness/platform.js'
import { say } from '../harness/report.js'
import { median } from '../harness/statistics.js'
import { inTemporaryFolder } from '../harness/temporary-folder.js'
import { interviewFigures } from './interviews.js'
import { countMonth, endedMonth, idleEvery, writeLedger, writeWorld, type WorldSize } from './world.js'

const members = Number(process.env.MONTH_END_MEMBERS ?? 100_000)
const pairs = Number(process.env.MONTH_END_PAIRS ?? 5)
const interviews = Number(process.env.MONTH_END_INTERVIEWS ?? 400)
const facts = 12

interface World {
  size: WorldSize
  /** Kept as it is: every turn works on a copy. */
  template: string
}

/** Does something with a copy of the world, and throws it away. @returns seconds */
const onCopy = async (
  embedded: Embedded,
  { template, size }: World,
  work: (pool: Pool, url: string) => Promise<void>,
): Promise<number> => {
  const copy = `${template}_turn`
  await withClient(embedded.adminUrl, client =>
    client.query(`CREATE DATABASE ${copy} TEMPLATE ${template} STRATEGY file_copy`),
  )
  // The patience of the worker: no chunk may take longer than its statements may.
  const pool = createPool(embedded.databaseUrl(copy), { max: 4, name: 'bench' })
  try {
    await requireDurableCommits(pool)
    const begun = performance.now()
    await work(pool, embedded.databaseUrl(copy))
    const seconds = (performance.now() - begun) / 1_000
    await check(pool, size)
    return seconds
  } finally {
    await pool.end()
    await withClient(embedded.adminUrl, client => client.query(`DROP DATABASE ${copy} WITH (FORCE)`))
  }
}

/** Both sides write one entry for everybody who took part. */
const check = async (pool: Pool, { members: all }: WorldSize): Promise<void> => {
  const { entries, processes } = await countMonth(pool)
  const expected = all - Math.ceil(all / idleEvery)
  if (processes > 0) throw new Error('an ordinary member has a process')
  if (entries !== expected) throw new Error(`${entries} entries instead of ${expected}`)
}

const settle = async (pool: Pool): Promise<void> => {
  for (const { id: districtId } of await findPointDistricts(pool))
    await passOver(pool, { districtId, month: endedMonth })
}

const floor = (_pool: Pool, url: string): Promise<void> =>
  withClient(url, async client => {
    await client.query(writeLedger, [endedMonth, endedMonth])
  })

const worldOf = async (embedded: Embedded, size: WorldSize): Promise<World> => {
  const template = `world_${size.members}`
  await ensureDatabase(embedded.adminUrl, template)
  const url = embedded.databaseUrl(template)
  await runMigrations(url)
  const begun = performance.now()
  const pool = new Pool({ connectionString: url, max: 1 })
  try {
    await importCalendar(pool, stateCouncilCalendar)
    const client = await pool.connect()
    await writeWorld(client, size)
    client.release()
    const { rows } = await pool.query<{ size: string }>(
      `SELECT pg_size_pretty(pg_database_size(current_database())) AS size`,
    )
    const seconds = Math.round((performance.now() - begun) / 1_000)
    say(`${size.members} 人、${size.members * size.facts} 项事实，${rows[0]?.size ?? ''}，${seconds} 秒写成`)
  } finally {
    await pool.end()
  }
  return { size, template }
}

const measure = async (embedded: Embedded): Promise<Measured[]> => {
  const world = await worldOf(embedded, { members, facts })
  const tenth = await worldOf(embedded, { members: members / 10, facts })
  const tenths: number[] = []
  const floorTenths: number[] = []
  const measured = await alternate({
    ...{ pairs, turns: 1 },
    ours: async () => told('结算', await onCopy(embedded, world, settle)),
    beside: async () => {
      tenths.push(await onCopy(embedded, tenth, settle))
      floorTenths.push(await onCopy(embedded, tenth, floor))
      return told('对照', await onCopy(embedded, world, floor))
    },
  })
  const scaled = measured.map(({ ours }, no) => ({ ours, beside: tenths.slice(no, no + 1) }))
  const floorScaled = measured.map(({ beside }, no) => ({
    ours: beside,
    beside: floorTenths.slice(no, no + 1),
  }))
  return [
    compared(`settled: ${members} members, ${members * facts} facts, s`, '≤3', measured, median),
    compared(`settled: ${members} members beside ${members / 10}, s`, '≤11', scaled, median),
    compared(`the floor: ${members} members beside ${members / 10}, s`, undefined, floorScaled, median),
  ]
}

const told = (what: string, seconds: number): number => {
  say(`  ${what} ${seconds.toFixed(1)} s`)
  return seconds
}

export const monthEndBench = async (): Promise<Measured[]> => {
  const settled = await inTemporaryFolder(async dataDir =>
    measure(await startEmbedded({ dataDir, withTemporal: false })),
  )
  say('约谈陆续开出…')
  return [...settled, ...(await withPlatform(platform => interviewFigures(platform, interviews)))]
}
