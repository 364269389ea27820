/** The notice for a new year comes in while claims wait: their deadlines move by it, each through its own workflow. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { stateCouncilCalendar } from '#domain/calendar/state-council.js'
import { withNotices } from '#domain/calendar/with-notices.js'
import type { HolidayNotice } from '#domain/calendar/notices.js'
import { importCalendar, latestCalendar } from '#persistence/rules/calendars.js'
import { rulesFor } from '#persistence/rules/rules-for.js'
import { seedRules } from '#persistence/rules/seed-rules.js'
import { claimRules, importSmallDistrict, projects } from '#testing/claims.js'
import { adoptCalendar } from '../../apps/cli/calendar/adopt.js'
import { movedDeadlines, underOtherCalendar } from '../../apps/cli/calendar/moved-deadlines.js'
import { readNotices } from '../../apps/cli/calendar/read-notices.js'
import { answerOf, claimPlayer } from '../workflow/claim-player.js'
import { testInstallation, type TestInstallation } from './support/installation.js'

const folder = mkdtempSync(join(tmpdir(), 'calendar-'))
let installation: TestInstallation

beforeAll(async () => {
  installation = await testInstallation(async ({ pool }) => {
    await importSmallDistrict(pool)
    await seedRules(pool, { kind: 'claim', ...claimRules() })
  })
  const { database, temporal } = installation
  for (const projectId of [projects.east1[0], projects.east2[0], projects.west1[0]])
    answerOf(await claimPlayer(database.pool, temporal.client, { projectId }).start())
})

afterAll(async () => {
  await installation.end()
  rmSync(folder, { recursive: true })
})

const pool = () => installation.database.pool
const today = new Date()
const year = today.getUTCFullYear()
const dayOff = (ahead: number) => {
  const date = new Date(today.getTime() + ahead * 86_400_000).toISOString().slice(0, 10)
  return { name: '临时放假', date, isOffDay: true }
}

/** This year's notice as it is, and ten more days off from today on: every open deadline moves. */
const changed = (): HolidayNotice[] => {
  const named = Object.entries(stateCouncilCalendar.days).filter(([date]) => date.startsWith(`${year}-`))
  const extra = Array.from({ length: 10 }, (_, ahead) => dayOff(ahead)).filter(({ date }) =>
    date.startsWith(`${year}-`),
  )
  const taken = new Set(extra.map(({ date }) => date))
  const kept = named
    .filter(([date]) => !taken.has(date))
    .map(([date, { kind, holiday }]) => ({ name: holiday, date, isOffDay: kind === 'off' }))
  return [{ year, papers: [], days: [...kept, ...extra] }]
}

const write = (name: string, text: string): string => {
  const file = join(folder, name)
  writeFileSync(file, text)
  return file
}

const dueDays = async (): Promise<string[]> => {
  const { rows } = await pool().query<{ due: string }>(
    `SELECT due_on::text AS due FROM task WHERE status = 'open' ORDER BY process_id, seat_id`,
  )
  return rows.map(({ due }) => due)
}

test('the preview says what moves, the adoption moves just that, and a second time there is nothing to do', async () => {
  const notices = readNotices(write('notice.json', JSON.stringify(changed())))
  const next = withNotices((await latestCalendar(pool())).calendar, notices)
  const open = await underOtherCalendar(pool(), next.version)
  const moved = await movedDeadlines(pool(), open, next)
  expect(open).toHaveLength(3)
  expect(moved.length).toBeGreaterThanOrEqual(3)
  const before = await dueDays()

  await importCalendar(pool(), next)
  expect((await rulesFor(pool(), 'claim', { at: Date.now() })).calendar.version).toBe(next.version)
  expect(await dueDays()).toEqual(before)
  const job = {
    pool: pool(),
    client: installation.temporal.client,
    version: next.version,
    reason: '节假日通知',
  }
  expect(await adoptCalendar(job)).toEqual({ adopted: 3, failed: [] })
  const after = await dueDays()
  expect(new Set(after)).toEqual(new Set(moved.map(each => each.after)))
  expect(after).not.toEqual(before)
  const { rows } = await pool().query(
    `SELECT reason, by_person FROM journal WHERE code = 'admin.adoptRules' AND calendar_version = $1`,
    [next.version],
  )
  expect(rows).toEqual(Array(3).fill({ reason: '节假日通知', by_person: 'system-operator' }))
  expect(await adoptCalendar(job)).toEqual({ adopted: 0, failed: [] })
})

test('while nobody answers, those that have not adopted it are named, and the next run takes them', async () => {
  const { calendar } = await latestCalendar(pool())
  const notices = changed().map(notice => ({ ...notice, days: notice.days.slice(0, -1) }))
  const next = withNotices(calendar, notices)
  await importCalendar(pool(), next)
  const { client } = installation.temporal
  const handles = await underOtherCalendar(pool(), next.version)
  const [first] = handles
  await client.workflow.getHandle(`claim/${first?.id}`).terminate('lost')
  const job = { pool: pool(), client, version: next.version, reason: '节假日通知' }
  expect(await adoptCalendar(job)).toEqual({ adopted: 2, failed: [first?.number] })
  expect((await underOtherCalendar(pool(), next.version)).map(({ id }) => id)).toEqual([first?.id])
})

test.each([
  ['days.csv', '日期,名称,类型\n2027-01-01,元旦,放价\n', '第 2 行：类型'],
  ['head.csv', '日期,名称\n2027-01-01,元旦\n', '第 1 行'],
  [
    'days.json',
    '{"year": 2027, "days": [{"name": "元旦", "date": "2027-13-01", "isOffDay": true}]}',
    '第 1 天',
  ],
  ['broken.json', '{"year": 2027,', '不是 JSON'],
])('a bad file is refused with its place: %s', (name, text, told) => {
  expect(() => readNotices(write(name, text))).toThrow(told)
})

test('a table says the same as JSON', () => {
  const [notice] = changed()
  const rows = notice?.days.map(({ date, name, isOffDay }) => `${date},${name},${isOffDay ? '放假' : '上班'}`)
  const [read] = readNotices(write('notice.csv', ['日期,名称,类型', ...(rows ?? [])].join('\r\n')))
  expect(read?.days).toEqual(notice?.days)
})
