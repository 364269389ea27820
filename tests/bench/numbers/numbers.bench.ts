/**
 * What people open all day in a district with three years of facts, over HTTP, beside the same statements of a `pg` client;
 * then figures of a province, beside those of the district alone. `NUMBERS_DISTRICTS` (40) sets how large the province is,
 * `NUMBERS_FACT_DISTRICTS` (1) how many of its districts have their attendances as rows: the others have their figures only.
 */
import type { ChildProcess } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import type { Pool } from 'pg'
import { localDateOf } from '#domain/calendar/local-date.js'
import { stateCouncilCalendar } from '#domain/calendar/state-council.js'
import { startEmbedded, type Embedded } from '#embedded/embedded.js'
import { ensureDatabase, withClient } from '#embedded/postgres-connection.js'
import { choosePorts } from '#embedded/ports.js'
import { recordAudit } from '#persistence/audit/record-audit.js'
import { runMigrations } from '#persistence/migrate.js'
import { createPool } from '#persistence/pool.js'
import { importCalendar } from '#persistence/rules/calendars.js'
import { httpClient, type HttpClient } from '../claim/http-client.js'
import type { Measured } from '../harness/figures.js'
import { apiServer, keyFileIn, signIn, startServer } from '../harness/lone-api.js'
import { alternate, compared } from '../harness/pairs.js'
import { say } from '../harness/report.js'
import { percentile } from '../harness/statistics.js'
import { inTemporaryFolder } from '../harness/temporary-folder.js'
import { attendancesEach, cast, writeFacts, type World } from './facts.js'
import { writeFigures } from './figures.js'
import { listsOfRoles } from './lists.js'
import { listQuestions, numberQuestions, type Question } from './questions.js'

const districts = Number(process.env.NUMBERS_DISTRICTS ?? 40)
const districtsWithFacts = Number(process.env.NUMBERS_FACT_DISTRICTS ?? 1)
const pairs = 5
const asksPerTurn = 9
const warmUp = 8

/** A database, the API on it, and whoever asks. */
interface Place {
  pool: Pool
  http: HttpClient
  api: ChildProcess
  /** Signs somebody in once. */
  headersOf(personId: string): Promise<{ cookie: string }>
}

const today = () => localDateOf(Date.now())

const patience = { connectMs: 3_000, statementMs: 600_000 }

const opened = async (embedded: Embedded, folder: string, name: string, world: World): Promise<Place> => {
  const databaseUrl = embedded.databaseUrl(name)
  await ensureDatabase(embedded.adminUrl, name)
  await runMigrations(databaseUrl)
  const admin = new URL(embedded.adminUrl)
  admin.pathname = `/${name}`
  await withClient(admin.href, client => writeFacts(client, world))
  const pool = createPool(databaseUrl, { name: 'bench', patience })
  await importCalendar(pool, stateCouncilCalendar)
  await writeFigures(pool, today())
  const ports = await choosePorts({ names: [name], rememberedIn: `${folder}/bench-ports.json` })
  const port = ports[name] ?? 0
  const api = await startServer({ ...apiServer, port, databaseUrl, folder, keyFile: keyFileIn(folder) })
  const http = httpClient(port)
  const signedIn = new Map<string, Promise<{ cookie: string }>>()
  const headersOf = (personId: string) => {
    const headers = signedIn.get(personId) ?? signIn(http, personId)
    signedIn.set(personId, headers)
    return headers
  }
  return { pool, http, api, headersOf }
}

const closed = async ({ pool, http, api }: Place): Promise<void> => {
  http.close()
  api.kill('SIGKILL')
  await pool.end()
}

const byHttp = async ({ http, headersOf }: Place, { path, personId, name }: Question): Promise<void> => {
  const { status, body } = await http.get(path, await headersOf(personId))
  if (status !== 200) throw new Error(`${name}: ${status} ${body}`)
}

const timed = async (ask: () => Promise<unknown>): Promise<number[]> => {
  const times: number[] = []
  for (let no = 0; no < asksPerTurn; no += 1) {
    const begun = performance.now()
    await ask()
    times.push(performance.now() - begun)
  }
  return times
}

interface Sides {
  figure: string
  bar: '≤2' | '≤1.5'
  ours(): Promise<unknown>
  beside(): Promise<unknown>
}

const measured = async ({ figure, bar, ours, beside }: Sides): Promise<Measured> => {
  for (let no = 0; no < warmUp; no += 1) for (const ask of [ours, beside]) await ask()
  const all = await alternate({ pairs, turns: 1, ours: () => timed(ours), beside: () => timed(beside) })
  return compared(figure, bar, all, turns => percentile(turns.flat(), 0.5))
}

/** Whose names are looked at is on record before they are told: the same entry, as durably, is part of the SQL. */
const bySql = async ({ pool }: Place, { ask, looks, personId, path }: Question): Promise<void> => {
  await ask(pool)
  if (!looks) return
  await recordAudit(pool, {
    ...{ personId, session: randomUUID(), operation: 'bench', subject: 'bench', subjectId: path },
    ...{ outcome: 'done', address: '127.0.0.1', requestId: randomUUID() },
  })
}

const besideSql = (place: Place, question: Question): Promise<Measured> =>
  measured({
    figure: `${question.name}, p50 ms`,
    bar: '≤2',
    ours: () => byHttp(place, question),
    beside: () => bySql(place, question),
  })

const ofDistrict = { unitId: 'd1', personId: cast.officer, name: 'a district' }
const ofSubdistrict = { unitId: 'd1s1', personId: cast.coordinator, name: 'a subdistrict' }
const ofProvince = { unitId: 'top', personId: cast.top, name: 'the province' }

const latestActivity = async (pool: Pool): Promise<string> => {
  const { rows } = await pool.query<{ id: string }>(
    `SELECT id FROM activity WHERE community_id = 'd1c15' AND state = 'closed' ORDER BY starts_at DESC LIMIT 1`,
  )
  return rows[0]?.id ?? ''
}

/** The same page of the district alone and of a part of the province. */
const flat = async (small: Place, large: Place): Promise<Measured[]> => {
  const rows = `${(districts * attendancesEach) / 1_000_000} M beside ${attendancesEach / 1_000_000} M attendances`
  const figures: Measured[] = []
  for (const asked of [ofDistrict, ofSubdistrict, ofProvince]) {
    const inSmall = numberQuestions(today(), asked === ofProvince ? ofDistrict : asked)
    for (const [no, question] of numberQuestions(today(), asked).entries()) {
      const alone = inSmall[no]
      // The facts behind a number of a whole province are no rollup: the page is there for whoever goes down.
      if (!alone || (asked === ofProvince && no > 1)) continue
      figures.push(
        await measured({
          figure: `${question.name}, p50 ms; ${rows}`,
          bar: '≤1.5',
          ours: () => byHttp(large, question),
          beside: () => byHttp(small, alone),
        }),
      )
    }
  }
  return figures
}

/** The statements of the lists of a district and below, in the district alone and among forty. */
const flatLists = async (small: Place, large: Place): Promise<Measured[]> => {
  const figures: Measured[] = []
  for (const { role, list, isMenu, ask } of listsOfRoles(today())) {
    // Menus that all read, and what somebody sees who looks after everything, grow with what there is.
    if (isMenu || role === 'province' || list.startsWith('card')) continue
    figures.push(
      await measured({
        figure: `${role}: ${list}, p50 ms; among ${districts} districts beside one alone`,
        bar: '≤1.5',
        ours: () => ask(large.pool),
        beside: () => ask(small.pool),
      }),
    )
  }
  return figures
}

export const numbersBench = (): Promise<Measured[]> =>
  inTemporaryFolder(async dataDir => {
    const embedded = await startEmbedded({ dataDir, withTemporal: false })
    const places: Place[] = []
    const open = async (name: string, world: World): Promise<Place> => {
      const place = await opened(embedded, dataDir, name, world)
      places.push(place)
      return place
    }
    try {
      say(`写入一个区三年的事实：${attendancesEach} 人次…`)
      const district = await open('district', { districts: 1, districtsWithFacts: 1 })
      const figures: Measured[] = []
      const questions = [
        ...listQuestions(today(), await latestActivity(district.pool)),
        ...numberQuestions(today(), ofDistrict),
        ...numberQuestions(today(), ofSubdistrict),
      ]
      for (const question of questions) figures.push(await besideSql(district, question))
      if (districts < 2) return figures
      say(`写入 ${districts} 个区，其中 ${districtsWithFacts} 个区有逐条的签到，其余只有汇总…`)
      const province = await open('province', { districts, districtsWithFacts })
      return [...figures, ...(await flat(district, province)), ...(await flatLists(district, province))]
    } finally {
      for (const place of places) await closed(place)
    }
  })
