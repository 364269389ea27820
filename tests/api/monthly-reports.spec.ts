/** 月报: made in the background, kept in editions, the same for the same facts, and never twice, whoever dies. */
import { randomUUID } from 'node:crypto'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pino from 'pino'
import type { z } from 'zod'
import { monthlyReport, reportList } from '#contracts/http/monthly-reports.js'
import { Incoming } from '#files/incoming.js'
import { FolderStore } from '#files/folder-store.js'
import type { FileStore } from '#files/store.js'
import { takeReport } from '#persistence/report/keep-reports.js'
import { readSpreadsheet } from '#persistence/spreadsheet/read-spreadsheet.js'
import { seedActivity } from '#testing/activities.js'
import { seedAttendance } from '#testing/attendances.js'
import { people, units } from '#testing/claims.js'
import { wordsOfDocx } from '#testing/docx.js'
import { officePath, officeTexts } from '#testing/office.js'
import { letterDocument } from '../../apps/api/src/reminders/letter.js'
import { makeNextReport } from '../../apps/worker/reports/make-report.js'
import { testApi, type TestApi } from './support/api.js'
import type { Visitor } from './support/visitor.js'

type Report = z.infer<typeof monthlyReport>

let api: TestApi
let officer: Visitor
beforeAll(async () => {
  api = await testApi()
  officer = await api.as(people.officer)
  const { id } = await seedActivity(api.database.pool, {
    state: 'held',
    startsAt: new Date('2026-10-12T01:00:00Z'),
    signUps: [],
    unitSignUps: [],
  })
  await seedAttendance(api.database.pool, id)
})
afterAll(() => api.close())

const means = (store: FileStore = new FolderStore(api.filesFolder)) => ({
  pool: api.database.pool,
  store,
  incoming: new Incoming(api.filesFolder),
  log: pino({ level: 'silent' }),
})
const path = '/api/monthly-reports'
const ordered = async (
  unitId: string = units.district,
  month = '2026-10',
  visitor = officer,
): Promise<Report> => {
  const { status, body } = await visitor.post<unknown>(path, { unitId, month })
  expect({ status, body }).toMatchObject({ status: 202 })
  return monthlyReport.parse(body)
}
const read = async (id: string): Promise<Report> =>
  monthlyReport.parse((await officer.get<unknown>(`${path}/${id}`)).body)
const listOf = async (unitId: string) =>
  reportList.parse((await officer.get<unknown>(`${path}?unitId=${unitId}`)).body)
const made = async (unitId?: string, month?: string): Promise<Report> => {
  const { id } = await ordered(unitId, month)
  await makeNextReport(means())
  return read(id)
}
const download = async (id: string, type: string): Promise<Buffer> => {
  const response = await fetch(`${api.url}${path}/${id}/report.${type}`, {
    headers: { cookie: officer.cookie },
  })
  expect(response.status).toBe(200)
  return Buffer.from(await response.arrayBuffer())
}

test('a report waits, is made, and is kept as a first edition with both prints', async () => {
  expect((await listOf(units.district)).items).toEqual([])
  const { id, state, progress } = await ordered()
  expect([state, progress]).toEqual(['waiting', 0])
  expect((await ordered()).id).toBe(id)
  expect(await makeNextReport(means())).toBe(true)
  const report = await read(id)
  expect(report).toMatchObject({ state: 'kept', edition: 1, progress: 100, monthLabel: '2026年10月' })
  expect([report.occasion, report.allowedActions]).toEqual(['asked', ['download', 'again']])
  const words = wordsOfDocx(await download(id, 'docx'))
  expect(words).toContain('“双报到”工作月报')
  expect(words).toContain('本月开展活动 1 场，取消 0 场；在职党员参加 1 人次、1 人')
  const folder = mkdtempSync(join(tmpdir(), 'report-'))
  writeFileSync(join(folder, 'report.xlsx'), await download(id, 'xlsx'))
  const sheets = await readSpreadsheet(join(folder, 'report.xlsx'))
  rmSync(folder, { recursive: true })
  const rows = sheets.ok ? sheets.sheets.flatMap(sheet => sheet.rows.map(({ cells }) => cells)) : []
  const attendances = rows.find(cells => cells[0] === '参加人次（人次）')
  expect([attendances?.[1], attendances?.[4], attendances?.[5]]).toEqual([1, 0, 1])
  expect(rows.find(cells => cells[0] === '党员报到（人）')?.slice(1, 4)).toEqual([0, 1, 0])
  expect((await listOf(units.district)).items.map(each => each.id)).toEqual([id])
})

test('the report and a letter say to other programs what they say here', async () => {
  const [report] = (await listOf(units.district)).items
  const letter = await letterDocument({
    ...{
      number: 'TX-2026-000001',
      agency: '区教育局机关党支部',
      department: '测试区委组织部',
      sentOn: '2026-11-05',
    },
    text: '你单位十月没有参加服务活动。\n请于五个工作日内说明情况。',
  })
  const files = {
    'report.docx': await download(report!.id, 'docx'),
    'table.xlsx': await download(report!.id, 'xlsx'),
    'letter.docx': letter,
  }
  // LibreOffice is looked for and not installed: half a gigabyte for one test. Without it the files are read all the same.
  for (const office of new Set([undefined, officePath()])) {
    const [words, table, sent] = await officeTexts(files, office)
    expect(words).toContain('本月开展活动1场，取消0场；在职党员参加1人次、1人')
    for (const sheet of ['参加人次（人次）', '党员报到（人）', '东一楼道整治']) expect(table).toContain(sheet)
    expect(sent).toContain('请于五个工作日内说明情况。')
    expect(sent).toContain('2026年11月5日')
  }
})

test('the same facts give no new edition; another fact gives one, and the first stays as it was', async () => {
  const [first] = (await listOf(units.district)).items
  const again = await made()
  expect(again).toMatchObject({ state: 'unchanged', edition: 1, files: [], allowedActions: ['again'] })
  expect((await read(first!.id)).allowedActions).toEqual(['download'])
  const before = await download(first!.id, 'docx')
  const { id } = await seedActivity(api.database.pool, {
    id: randomUUID(),
    state: 'held',
    startsAt: new Date('2026-10-20T01:00:00Z'),
    signUps: [],
    unitSignUps: [],
  })
  await seedAttendance(api.database.pool, id)
  const second = await made()
  expect(second).toMatchObject({ state: 'kept', edition: 2 })
  expect(second.digest).not.toBe(first!.digest)
  expect(wordsOfDocx(await download(second.id, 'docx'))).toContain('在职党员参加 2 人次、1 人')
  expect((await download(first!.id, 'docx')).equals(before)).toBe(true)
  await api.database.pool.query('DELETE FROM activity WHERE id = $1', [id])
  expect((await made()).digest).toBe(first!.digest)
})

test('whoever made it dies half-way: another begins anew, and there is one edition', async () => {
  const { id } = await ordered(units.east, '2026-09')
  const dying = await api.database.pool.connect()
  expect((await takeReport(dying))?.attempt).toBe(1)
  expect((await read(id)).state).toBe('making')
  // As long as the first lives, nobody else takes it, and ordering it again orders nothing.
  expect(await makeNextReport(means())).toBe(false)
  expect((await ordered(units.east, '2026-09')).id).toBe(id)
  dying.release(true)
  await waitUntilFree(id)
  expect(await makeNextReport(means())).toBe(true)
  expect(await read(id)).toMatchObject({ state: 'kept', edition: 1 })
  expect((await listOf(units.east)).items).toHaveLength(1)
})

test('an attempt that was overtaken keeps nothing, however late it comes', async () => {
  const { id } = await ordered(units.east, '2026-08')
  const slow = new FolderStore(api.filesFolder)
  let calls = 0
  const store = Object.assign(Object.create(slow) as FolderStore, {
    put: async (...order: Parameters<FileStore['put']>) => {
      calls += 1
      // Its connection is lost in the middle: another takes the report and keeps it.
      if (calls === 1) {
        await api.database.pool.query(`UPDATE monthly_report SET attempt = attempt + 1 WHERE id = $1`, [id])
      }
      await slow.put(...order)
    },
  })
  await makeNextReport(means(store))
  expect(await read(id)).toMatchObject({ state: 'making', files: [] })
  await makeNextReport(means())
  expect(await read(id)).toMatchObject({ state: 'kept', edition: 1 })
})

test('what fails every time is said after three attempts, and can be ordered again', async () => {
  const { id } = await ordered(units.west, '2026-08')
  const full = Object.assign(Object.create(new FolderStore(api.filesFolder)) as FolderStore, {
    put: () => Promise.reject(new Error('no space')),
  })
  for (let attempt = 0; attempt < 3; attempt += 1) await makeNextReport(means(full))
  expect(await read(id)).toMatchObject({ state: 'failed', fault: expect.stringContaining('稍后再生成') })
  expect(await made(units.west, '2026-08')).toMatchObject({ state: 'kept', edition: 1 })
})

test('within one permission: a community its own, nobody another unit; a month to come is refused', async () => {
  const [districts] = (await listOf(units.district)).items
  const east1 = await api.as(people.east1Secretary)
  const member = await api.as(people.member)
  for (const visitor of [east1, member])
    for (const rest of [`?unitId=${units.district}`, `/${districts!.id}`, `/${districts!.id}/report.docx`])
      expect([rest, (await visitor.get(`${path}${rest}`)).status]).toEqual([rest, 404])
  expect((await east1.post(path, { unitId: units.district, month: '2026-10' })).status).toBe(404)
  expect((await ordered(units.east1, '2026-10', east1)).unit.id).toBe(units.east1)
  const early = await officer.post<{ problems: { path: string }[] }>(path, {
    unitId: units.district,
    month: '2099-01',
  })
  expect([early.status, early.body.problems[0]?.path]).toEqual([422, 'month'])
})

/** A server notices within moments that a connection is gone. */
const waitUntilFree = async (id: string): Promise<void> => {
  const free = `SELECT NOT EXISTS (SELECT FROM pg_locks WHERE locktype = 'advisory'
    AND (classid::bigint << 32 | objid::bigint) = hashtextextended('monthly_report ' || $1, 0)) AS free`
  while (!(await api.database.pool.query<{ free: boolean }>(free, [id])).rows[0]?.free);
}
