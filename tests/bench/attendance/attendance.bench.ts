/** Attendance: confirmations a second beside `node:http` with the same batching, and none lost when the API is killed. */
import { randomUUID } from 'node:crypto'
import { once } from 'node:events'
import { join } from 'node:path'
import type { Pool } from 'pg'
import { repositoryRoot } from '#config/repository.js'
import { startEmbedded } from '#embedded/embedded.js'
import { ensureDatabase } from '#embedded/postgres-connection.js'
import { choosePorts } from '#embedded/ports.js'
import { runMigrations } from '#persistence/migrate.js'
import { createPool } from '#persistence/pool.js'
import { importDistrict } from '#persistence/seed/import-district.js'
import { demoDataFolder } from '#persistence/seed/read-district.js'
import { httpClient, type HttpClient } from '../claim/http-client.js'
import type { Measured } from '../harness/figures.js'
import { apiServer, keyFileIn, signIn, startServer, type LoneServer } from '../harness/lone-api.js'
import { alternate, compared } from '../harness/pairs.js'
import { requireDurableCommits } from '../harness/platform.js'
import { say } from '../harness/report.js'
import { median } from '../harness/statistics.js'
import { inTemporaryFolder } from '../harness/temporary-folder.js'
import { signUpRace } from './race.js'
import { organiserId, rowsEach, seedSheets, type Sheet } from './rows.js'

const clients = 16
const sheetsPerTurn = 150
const pairs = 5
const turns = 2
const warmUpTurns = 2

interface Side {
  http: HttpClient
  headers: Record<string, string>
}

interface Stage {
  pool: Pool
  url: string
  keyFile: string
  folder: string
  ports: Record<'api' | 'beside' | 'killed', number>
}

const started = (kind: Pick<LoneServer, 'entry' | 'path'>, port: number, stage: Stage) =>
  startServer({ ...kind, port, databaseUrl: stage.url, keyFile: stage.keyFile, folder: stage.folder })

const besideServer = { entry: 'tests/bench/attendance/beside.js', path: '/' }

const signedIn = async (port: number): Promise<Side> => {
  const http = httpClient(port)
  return { http, headers: await signIn(http, organiserId) }
}

interface Answered {
  items: { id: string; result: string }[]
}

/** One request, answered after its commit. */
const confirm = async (
  { http, headers }: Side,
  { activityId, ids }: Sheet,
  key: string,
): Promise<Answered> => {
  const items = ids.map(id => ({ id, version: 1, decision: 'confirmed' }))
  const path = `/api/activities/${activityId}/attendance-decisions`
  const { status, body } = await http.post(path, { items }, { ...headers, 'idempotency-key': key })
  if (status !== 200) throw new Error(`${status}: ${body}`)
  return JSON.parse(body) as Answered
}

/** All clients work until the sheets are done. @returns rows a second */
const turn = async (side: Side, sheets: Sheet[]): Promise<number> => {
  const rows = sheets.reduce((sum, { ids }) => sum + ids.length, 0)
  const begun = performance.now()
  const client = async () => {
    for (let sheet = sheets.pop(); sheet; sheet = sheets.pop()) {
      const { items } = await confirm(side, sheet, randomUUID())
      if (items.some(({ result }) => result !== 'confirmed')) throw new Error(JSON.stringify(items[0]))
    }
  }
  await Promise.all(Array.from({ length: clients }, client))
  return (rows * 1000) / (performance.now() - begun)
}

/** Each row of a sheet as a request of its own. */
const apart = (sheets: Sheet[]): Sheet[] =>
  sheets.flatMap(({ activityId, ids }) => ids.map(id => ({ activityId, ids: [id] })))

const raced = async (figure: string, ours: Side, beside: Side, take: () => Sheet[]): Promise<Measured> => {
  for (let no = 0; no < warmUpTurns; no += 1) for (const side of [ours, beside]) await turn(side, take())
  const measured = await alternate({
    pairs,
    turns,
    ours: () => turn(ours, take()),
    beside: () => turn(beside, take()),
  })
  return compared(figure, '≥0.8', measured, median)
}

/** Every fifth is sent twice, and the API is killed while they come. @returns how many are not there exactly once */
const killedMeanwhile = async (stage: Stage, sheets: Sheet[]): Promise<number> => {
  const port = stage.ports.killed
  const start = () => started(apiServer, port, stage)
  let child = await start()
  let side = await signedIn(port)
  const waiting = apart(sheets)
  const asked = waiting.length
  const acknowledged: string[] = []
  const client = async () => {
    for (let sheet = waiting.pop(); sheet; sheet = waiting.pop()) {
      const key = randomUUID()
      for (let left = waiting.length % 5 === 0 ? 2 : 1; left > 0;) {
        const answer = await confirm(side, sheet, key).catch(() => undefined)
        if (answer?.items[0]?.result === 'confirmed') left -= 1
        else await new Promise(resolve => setTimeout(resolve, 20))
      }
      acknowledged.push(sheet.ids[0] ?? '')
    }
  }
  const working = Promise.all(Array.from({ length: clients }, client))
  for (const part of [0.25, 0.5, 0.75]) {
    while (acknowledged.length < asked * part) await new Promise(resolve => setTimeout(resolve, 2))
    const ended = once(child, 'exit')
    child.kill('SIGKILL')
    await ended
    child = await start()
    side = await signedIn(port)
  }
  await working
  child.kill('SIGKILL')
  const { rows } = await stage.pool.query<{ wrong: number }>(
    `SELECT count(*)::int AS wrong FROM unnest($1::uuid[]) AS told (id) LEFT JOIN attendance a USING (id)
     WHERE a.state IS DISTINCT FROM 'confirmed' OR a.version <> 2`,
    [acknowledged],
  )
  return (rows[0]?.wrong ?? asked) + Math.abs(asked - acknowledged.length)
}

const measure = async (stage: Stage): Promise<Measured[]> => {
  const { pool, ports } = stage
  const each = (warmUpTurns + pairs * turns) * 2
  const sheetsApart = Math.ceil(sheetsPerTurn / 3)
  say('写入待确认的签到…')
  const all = await seedSheets(pool, each * (sheetsPerTurn + sheetsApart) + sheetsPerTurn)
  const take = (count: number) => all.splice(0, count)
  const children = [
    await started(apiServer, ports.api, stage),
    await started(besideServer, ports.beside, stage),
  ]
  try {
    const ours = await signedIn(ports.api)
    const beside: Side = { http: httpClient(ports.beside), headers: { 'x-organiser': organiserId } }
    const together = await raced(
      `rows confirmed/s, ${rowsEach} a request, ${clients} at once`,
      ours,
      beside,
      () => take(sheetsPerTurn),
    )
    const single = await raced(`rows confirmed/s, one a request, ${clients} at once`, ours, beside, () =>
      apart(take(sheetsApart)),
    )
    const wrong = await killedMeanwhile(stage, take(sheetsPerTurn))
    const lost: Measured = {
      figure: 'acknowledged but not there once, 20 % sent twice, API killed three times',
      ours: wrong,
      bar: '≤0',
    }
    const race = await signUpRace(pool, ports.api, organiserId)
    return [together, single, lost, ...race]
  } finally {
    for (const child of children) child.kill('SIGKILL')
  }
}

export const attendanceBench = (): Promise<Measured[]> =>
  inTemporaryFolder(async folder => {
    const embedded = await startEmbedded({ dataDir: folder, withTemporal: false })
    const database = 'attendance'
    await ensureDatabase(embedded.adminUrl, database)
    const url = embedded.databaseUrl(database)
    await runMigrations(url)
    const pool = createPool(url, {
      max: 2,
      name: 'bench',
      patience: { connectMs: 3_000, statementMs: 600_000 },
    })
    try {
      await requireDurableCommits(pool)
      const imported = await importDistrict({ pool, directory: join(repositoryRoot(), demoDataFolder) })
      if (!imported.ok) throw new Error('the demo district was not imported')
      const keyFile = keyFileIn(folder)
      const ports = await choosePorts({
        names: ['api', 'beside', 'killed'],
        rememberedIn: join(folder, 'bench-ports.json'),
      })
      return await measure({ pool, url, keyFile, folder, ports })
    } finally {
      await pool.end()
    }
  })
