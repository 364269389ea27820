/** 日常评议 as people meet it: by a slip without an account, from paper, by the community; what stands out; 表现良好. */
import { randomUUID } from 'node:crypto'
import type { Pool } from 'pg'
import type { z } from 'zod'
import {
  appraisalForms,
  appraisalOverview,
  mostOfNetwork,
  ownAppraisals,
} from '#contracts/http/appraisals.js'
import { seedActivity, type ActivitySample } from '#testing/activities.js'
import { seedAttendance } from '#testing/attendances.js'
import { people } from '#testing/claims.js'
import { DATABASE } from '../../apps/api/src/dependencies.js'
import { newKey, testApi, type TestApi } from './support/api.js'
import type { Visitor } from './support/visitor.js'

let api: TestApi
let member: Visitor
let secretary: Visitor
let stranger: Visitor
let activity: ActivitySample

const hour = 3_600_000
const sql = (text: string, values: unknown[] = []) => api.database.pool.query(text, values)
const soon = () => ({
  opensAt: new Date(Date.now() - hour).toISOString(),
  closesAt: new Date(Date.now() + 24 * hour).toISOString(),
})

beforeAll(async () => {
  api = await testApi()
  member = await api.as(people.member)
  secretary = await api.as(people.east1Secretary)
  stranger = await api.as(people.otherLiaison)
})
afterAll(() => api.close())
beforeEach(async () => {
  await sql('TRUNCATE activity, attendance_request CASCADE')
  activity = await seedActivity(api.database.pool, { id: randomUUID() })
})

type Done = { id: string; code: string; detail: string }
const command = (visitor: Visitor, body: object, key = newKey()) =>
  visitor.command<Done>(`/api/activities/${activity.id}/appraisals`, key, { command: body })
const overview = async (): Promise<z.infer<typeof appraisalOverview>> =>
  appraisalOverview.parse((await secretary.get(`/api/activities/${activity.id}/appraisals`)).body)
const makeCodes = async (more: object = {}): Promise<string[]> => {
  const made = await command(secretary, { name: 'makeCodes', kind: 'slip', count: 1, ...soon(), ...more })
  expect(made.status).toBe(200)
  return (await overview()).codes.map(({ path }) => path)
}

/** A browser without scripts: keeps its cookie, presses buttons, sends the fields that the page holds. */
class Phone {
  private cookie = ''
  private fields: Record<string, string> = {}
  status = 0
  text = ''

  async open(path: string): Promise<this> {
    return this.read(await fetch(`${api.url}${path}`))
  }

  async press(go: string, typed: Record<string, string> = {}): Promise<this> {
    return this.read(await this.sent(go, typed))
  }

  sent(go: string, typed: Record<string, string> = {}, headers: Record<string, string> = {}) {
    return fetch(`${api.url}/appraise`, {
      method: 'POST',
      headers: {
        'content-type': 'application/x-www-form-urlencoded',
        ...(this.cookie !== '' && { cookie: this.cookie }),
        ...headers,
      },
      body: new URLSearchParams({ ...this.fields, ...typed, go }).toString(),
    })
  }

  async appraise(path: string, values: number[], comment = ''): Promise<this> {
    await this.open(path)
    for (const value of values) await this.press(`v${value}`)
    await this.press('next', { comment })
    return this.press('send')
  }

  private async read(reply: Response): Promise<this> {
    this.status = reply.status
    this.text = await reply.text()
    this.cookie = reply.headers.get('set-cookie')?.split(';')[0] ?? this.cookie
    this.fields = Object.fromEntries(
      [...this.text.matchAll(/<input type="hidden" name="([^"]+)" value="([^"]*)"/g)].map(
        ([, name = '', value = '']) => [name, value],
      ),
    )
    return this
  }
}

test('one question a screen, back and forth, larger letters, everything once more, one voice', async () => {
  const [path = ''] = await makeCodes()
  const phone = await new Phone().open(path)
  expect([phone.status, phone.text]).toEqual([200, expect.stringContaining('第 1 题，共 3 题')])
  await phone.press('v5')
  await phone.press('back')
  expect(phone.text).toMatch(/value="v5" aria-pressed="true"/)
  await phone.press('larger')
  expect(phone.text).toMatch(/font-size:\s*24px/)
  for (const go of ['v4', 'v5', 'v3']) await phone.press(go)
  await phone.press('next', { comment: '<script>alert(1)</script>来得准时' })
  expect(phone.text).toContain('&lt;script&gt;')
  expect(phone.text).not.toContain('<script>alert')
  const eight = await Promise.all(Array.from({ length: 8 }, () => phone.sent('send')))
  expect(eight.map(({ status }) => status)).toEqual(Array.from({ length: 8 }, () => 200))
  const seen = await overview()
  expect(seen.voices).toMatchObject([{ source: 'code', score: 4, comment: expect.stringContaining('准时') }])
  expect(seen.codes).toMatchObject([{ state: 'used' }])
  expect((await new Phone().appraise(path, [1, 1, 1])).text).toContain('已经用过')
})

test('codes that open nothing say why, and keep what was filled in', async () => {
  expect((await new Phone().open('/appraise?code=0123456789')).status).toBe(404)
  const day = 24 * hour
  const at = (ms: number) => new Date(Date.now() + ms).toISOString()
  await makeCodes({ opensAt: at(-2 * day), closesAt: at(-day) })
  await makeCodes({ opensAt: at(day), closesAt: at(2 * day) })
  const [over = '', early = '', open = ''] = await makeCodes()
  expect((await new Phone().open(over)).text).toContain('已经截止')
  expect((await new Phone().open(early)).text).toContain('还没有开始')
  const phone = await new Phone().open(open)
  for (const go of ['v5', 'v5', 'v5']) await phone.press(go)
  await phone.press('next', { comment: '找张三 13800138000' })
  await phone.press('send')
  expect([phone.status, phone.text]).toEqual([422, expect.stringContaining('13800138000')])
  expect((await overview()).voices).toEqual([])
  const { codes } = await overview()
  await command(secretary, { name: 'revokeCode', codeId: codes[2]?.id, reason: '遗失' })
  await phone.press('next', { comment: '好' })
  expect((await phone.press('send')).text).toContain('已经作废')
})

test('a shared code takes one voice of each phone and a stated number of one network', async () => {
  const [path = ''] = await makeCodes({ kind: 'shared' })
  const phone = new Phone()
  expect((await phone.appraise(path, [5, 5, 5])).status).toBe(200)
  expect((await phone.appraise(path, [5, 5, 5])).text).toContain('已经评过')
  const others = Array.from({ length: mostOfNetwork + 2 }, () => new Phone().appraise(path, [5, 5, 5]))
  const screens = (await Promise.all(others)).map(({ text }) => text)
  expect(screens.filter(text => text.includes('收到了'))).toHaveLength(mostOfNetwork - 1)
  expect(screens.filter(text => text.includes('已达上限'))).toHaveLength(3)
  const { figures, withoutOutliers, undecidedOutliers } = await overview()
  expect({ figures, withoutOutliers, undecidedOutliers }).toMatchObject({
    figures: { count: mostOfNetwork },
    withoutOutliers: { count: 0 },
    undecidedOutliers: mostOfNetwork,
  })
})

test('while the database is away the screen says so, and what was filled in is sent again', async () => {
  const [path = ''] = await makeCodes()
  const phone = await new Phone().open(path)
  for (const go of ['v5', 'v4', 'v5']) await phone.press(go)
  await phone.press('next', { comment: '来得准时' })
  const pool = api.application.get<Pool>(DATABASE)
  const connect = pool.connect.bind(pool)
  // A statement by itself goes through; only the transaction that keeps the voice does not come about.
  const lost = jest
    .spyOn(pool, 'connect')
    .mockImplementation((...back: unknown[]) =>
      back.length > 0
        ? (connect as (...given: unknown[]) => unknown)(...back)
        : Promise.reject(new Error('Connection terminated')),
    )
  await phone.press('send')
  lost.mockRestore()
  expect([phone.status, phone.text]).toEqual([503, expect.stringContaining('再试一次')])
  expect((await phone.press('send')).text).toContain('收到了')
  expect((await overview()).voices).toMatchObject([{ comment: '来得准时' }])
})

test('forms come from this site alone, and commands of the portal stay JSON', async () => {
  const [path = ''] = await makeCodes()
  const phone = await new Phone().open(path)
  const foreign = await phone.sent(
    'v5',
    {},
    { origin: 'https://evil.example', 'sec-fetch-site': 'cross-site' },
  )
  expect(foreign.status).toBe(403)
  const plain = await member.postText('/api/appraisal-forms', 'a=b', {
    'content-type': 'application/x-www-form-urlencoded',
  })
  expect(plain.status).toBe(415)
})

const enter = (source: string, values: number[], more: object = {}) => ({
  ...{ name: 'enter', source, formVersion: 1 },
  answers: { attitude: values[0], result: values[1], again: values[2] },
  ...more,
})

test('paper is marked with who entered it; the community appraises once; both figures until a person decides', async () => {
  for (const values of [
    [5, 5, 5],
    [5, 5, 4],
    [5, 5, 5],
    [5, 5, 5],
    [1, 1, 1],
  ])
    expect((await command(secretary, enter('paper', values))).status).toBe(200)
  expect((await command(secretary, enter('community', [5, 5, 5]))).status).toBe(200)
  expect((await command(secretary, enter('community', [4, 4, 4]))).body.code).toBe('appraisedAlready')
  expect((await command(secretary, enter('paper', [5, 5, 9]))).body.code).toBe('appraisalAnswers')
  const private_ = enter('paper', [5, 5, 5], { comment: '电话 13800138000' })
  expect((await command(secretary, private_)).body).toMatchObject({ code: 'appraisalPersonalData' })
  const seen = await overview()
  expect(seen.voices[0]).toMatchObject({ source: 'paper', enteredBy: expect.any(String) })
  const far = seen.voices.find(({ outlier }) => outlier.length > 0)
  expect(far).toMatchObject({ score: 1 })
  expect(seen).toMatchObject({ figures: { count: 6 }, withoutOutliers: { count: 5 }, undecidedOutliers: 1 })
  const judge = { name: 'judge', appraisalId: far?.id, counts: true, reason: '走访核实，确有不满' }
  expect((await command(secretary, judge)).status).toBe(200)
  expect(await overview()).toMatchObject({
    figures: { count: 6 },
    withoutOutliers: { count: 6 },
    undecidedOutliers: 0,
  })
  await command(secretary, { ...judge, counts: false, reason: '再核实，录错了一份' })
  expect(await overview()).toMatchObject({ figures: { count: 5 }, undecidedOutliers: 0 })
})

test('表现良好: of confirmed attendance, once, with a reason; withdrawn it stays on record', async () => {
  const give = { name: 'giveDoneWell', personId: people.member, reason: '主动清理现场' }
  expect((await command(secretary, give)).body.code).toBe('notServed')
  await seedAttendance(api.database.pool, activity.id)
  const eight = await Promise.all(Array.from({ length: 8 }, () => command(secretary, give)))
  expect(eight.filter(({ status }) => status === 200)).toHaveLength(1)
  expect(eight.filter(({ body }) => body.code === 'doneWellAlready')).toHaveLength(7)
  const [given] = (await overview()).doneWell
  const withdraw = { name: 'withdrawDoneWell', doneWellId: given?.id, reason: '认错了人' }
  expect((await command(secretary, withdraw)).status).toBe(200)
  expect((await command(secretary, withdraw)).status).toBe(404)
  expect((await command(secretary, give)).status).toBe(200)
  expect((await overview()).doneWell).toMatchObject([{ withdrawn: { reason: '认错了人' } }, {}])
})

test('the appraised see sums and words, never who, and answer; nobody else does', async () => {
  await seedAttendance(api.database.pool, activity.id)
  const reply = { name: 'reply', text: '谢谢大家，下次带上工具' }
  expect((await command(member, reply)).status).toBe(404)
  await command(secretary, enter('paper', [5, 4, 5], { comment: '很好' }))
  expect((await command(member, reply)).status).toBe(200)
  const { items } = ownAppraisals.parse((await member.get('/api/appraisals/own')).body)
  expect(items).toMatchObject([
    { figures: { count: 1, mean: 4.67 }, comments: ['很好'], replies: [{ text: reply.text }] },
  ])
  expect(items[0]).not.toHaveProperty('voices')
  expect((await member.get(`/api/activities/${activity.id}/appraisals`)).status).toBe(404)
  expect((await command(stranger, reply)).status).toBe(404)
  expect((await command(stranger, enter('paper', [1, 1, 1]))).status).toBe(404)
})

test('questions are followed by another version, never changed', async () => {
  const officer = await api.as(people.officer)
  const { items } = appraisalForms.parse((await officer.get('/api/appraisal-forms')).body)
  const [{ version = 0, scale = [] } = {}] = items
  const set = {
    basedOn: version,
    scale,
    questions: [{ id: 'help', text: '这次有没有帮上忙？' }],
    reason: '精简题目',
  }
  const eight = await Promise.all(
    Array.from({ length: 8 }, () => officer.command<Done>('/api/appraisal-forms', newKey(), set)),
  )
  expect(eight.filter(({ status }) => status === 201)).toHaveLength(1)
  expect(eight.filter(({ body }) => body.code === 'formVersionTaken')).toHaveLength(7)
  await expect(
    sql(`UPDATE appraisal_form SET questions = '[]' WHERE version = $1`, [version]),
  ).rejects.toThrow(/another version/)
  expect((await member.command('/api/appraisal-forms', newKey(), set)).status).toBe(403)
  const [path = ''] = await makeCodes()
  expect((await new Phone().open(path)).text).toContain('共 1 题')
})
