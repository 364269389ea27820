/** 日常评议 as people meet it: by a slip without an account, from paper, by the community; what stands out; 表现良好. */
import { randomUUID } from 'node:crypto'
import type { Pool } from 'pg'
import type { z } from 'zod'
import { appraisalForms, appraisalOverview, ownAppraisals } from '#contracts/http/appraisals.js'
import { seedActivity, type ActivitySample } from '#testing/activities.js'
import { seedAttendance } from '#testing/attendances.js'
import { people, units } from '#testing/claims.js'
import { DATABASE } from '../../apps/api/src/dependencies.js'
import { newKey, testApi, type TestApi } from './support/api.js'
import { ResidentPhone } from './support/resident-phone.js'
import type { Visitor } from './support/visitor.js'

let api: TestApi
let member: Visitor
let secretary: Visitor
let stranger: Visitor
let activity: ActivitySample

const hour = 3_600_000
const sql = (text: string, values: unknown[] = []) => api.database.pool.query(text, values)

beforeAll(async () => {
  api = await testApi()
  member = await api.as(people.member)
  secretary = await api.as(people.east1Secretary)
  stranger = await api.as(people.otherLiaison)
})
afterAll(() => api.close())
beforeEach(async () => {
  await sql('TRUNCATE activity, appraisal_code, appraisal, appraisal_reply, answered_request CASCADE')
  activity = await seedActivity(api.database.pool, { id: randomUUID() })
})

type Done = { id: string; code: string; detail: string }
const command = (visitor: Visitor, body: object, key = newKey()) =>
  visitor.command<Done>(`/api/appraisals/${activity.id}`, key, { command: body })
const overview = async (): Promise<z.infer<typeof appraisalOverview>> =>
  appraisalOverview.parse((await secretary.get(`/api/appraisals/${activity.id}`)).body)
const makeCodes = async (more: object = {}): Promise<string[]> => {
  const made = await command(secretary, { name: 'makeCodes', kind: 'slip', count: 1, ...more })
  expect(made.status).toBe(200)
  return (await overview()).codes.map(({ path }) => path)
}

class Phone extends ResidentPhone {
  constructor() {
    super(api.url, '/appraise')
  }

  async appraise(path: string, values: number[], comment = ''): Promise<this> {
    await this.open(path)
    for (const value of values) await this.press(`v${value}`)
    await this.press('next', { comment })
    return this.press('send')
  }

  /** As a script floods it: everything in one form. */
  async flood(path: string, value: string): Promise<this> {
    await this.open(path)
    return this.press('send', { 'a.attitude': value, 'a.result': value, 'a.again': value })
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
  expect(seen.voices.items).toMatchObject([
    { source: 'code', score: 4, comment: expect.stringContaining('准时') },
  ])
  expect(seen.codes).toMatchObject([{ state: 'used' }])
  expect((await new Phone().appraise(path, [1, 1, 1])).text).toContain('已经用过')
})

test('codes that open nothing say why, and keep what was filled in', async () => {
  expect((await new Phone().open('/appraise?code=0123456789')).status).toBe(404)
  const [today = '', open = ''] = await makeCodes({ days: 0, count: 2 })
  const move = (hours: number) =>
    sql(
      `UPDATE activity SET starts_at = starts_at + $2 * interval '1 hour', ends_at = ends_at + $2 * interval '1 hour'
      WHERE id = $1`,
      [activity.id, hours],
    )
  // A code follows its activity, which may be moved after it was printed.
  await move(-48)
  expect((await new Phone().open(today)).text).toContain('已经截止')
  await move(72)
  expect((await new Phone().open(today)).text).toContain('还没有开始')
  await move(-24)
  const phone = await new Phone().open(open)
  for (const go of ['v5', 'v5', 'v5']) await phone.press(go)
  await phone.press('next', { comment: '找张三 13800138000' })
  await phone.press('send')
  expect([phone.status, phone.text]).toEqual([422, expect.stringContaining('13800138000')])
  expect((await overview()).voices).toEqual({ items: [], total: 0 })
  const { codes } = await overview()
  await command(secretary, { name: 'revokeCode', codeId: codes[1]?.id, reason: '遗失' })
  await phone.press('next', { comment: '好' })
  expect((await phone.press('send')).text).toContain('已经作废')
})

test('a shared code takes one voice of each phone; a flood is slowed by the hour and marked, and nothing of it cut', async () => {
  const [path = ''] = await makeCodes({ kind: 'shared' })
  const phone = new Phone()
  expect((await phone.appraise(path, [5, 5, 5])).status).toBe(200)
  expect((await phone.appraise(path, [5, 5, 5])).text).toContain('已经评过')
  const { anHour } = (await overview()).rule
  const flood = (count: number) =>
    Promise.all(Array.from({ length: count }, () => new Phone().flood(path, '5')))
  const taken = (phones: Phone[]) => phones.filter(({ text }) => text.includes('收到了')).length
  const first = await flood(anHour + 2)
  expect([taken(first), first.length - taken(first)]).toEqual([anHour - 1, 3])
  expect(first.find(({ status }) => status === 429)?.text).toContain(`一小时内最多提交 ${anHour} 份`)
  const { figures, withoutOutliers, undecidedOutliers } = await overview()
  expect({ figures, withoutOutliers, undecidedOutliers }).toMatchObject({
    figures: { count: anHour },
    withoutOutliers: { count: 0 },
    undecidedOutliers: anHour,
  })
  // Not for ever: an hour later the same network is let in again.
  await sql(`UPDATE appraisal SET at = at - interval '61 minutes'`)
  expect(taken(await flood(3))).toBe(3)
})

test('how long a code holds is the rules’ to say', async () => {
  const { rule } = await overview()
  const tooLong = await command(secretary, { name: 'makeCodes', kind: 'slip', days: rule.days + 1 })
  expect(tooLong).toMatchObject({ status: 422, body: { code: 'invalidRequest' } })
  await sql(
    `UPDATE activity SET starts_at = starts_at - interval '20 days', ends_at = ends_at - interval '20 days'`,
  )
  const late = await command(secretary, { name: 'makeCodes', kind: 'slip' })
  expect(late.body).toMatchObject({
    code: 'appraisalOver',
    detail: expect.stringContaining(`${rule.days} 天`),
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
  expect((await overview()).voices.items).toMatchObject([{ comment: '来得准时' }])
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
  ...{ name: 'enter', source, formId: 1 },
  items: [{ answers: { attitude: values[0], result: values[1], again: values[2] }, ...more }],
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
  expect(seen.voices.items[0]).toMatchObject({ source: 'community', enteredBy: expect.any(String) })
  expect(seen.sources).toMatchObject([
    { source: 'code', count: 0 },
    { source: 'paper', count: 5 },
    { source: 'community', count: 1 },
  ])
  const [far] = appraisalOverview.parse(
    (await secretary.get(`/api/appraisals/${activity.id}?only=outliers`)).body,
  ).voices.items
  expect(far).toMatchObject({ score: 1, outlier: ['与其他人相差很大'] })
  expect(seen).toMatchObject({ figures: { count: 6 }, withoutOutliers: { count: 5 }, undecidedOutliers: 1 })
  const judge = { name: 'judge', appraisalIds: [far?.id], verdict: 'kept', reason: '走访核实，确有不满' }
  expect((await command(secretary, judge)).status).toBe(200)
  expect(await overview()).toMatchObject({
    figures: { count: 6 },
    withoutOutliers: { count: 6 },
    undecidedOutliers: 0,
  })
  await command(secretary, { ...judge, verdict: 'noted', reason: '再核实，疑为误填' })
  // Noted is told beside, never cut.
  expect(await overview()).toMatchObject({
    figures: { count: 6 },
    withoutOutliers: { count: 5 },
    undecidedOutliers: 0,
    notedOutliers: 1,
  })
})

test('everything of a service goes into a workbook, for whoever looks after it', async () => {
  await command(secretary, enter('paper', [5, 5, 4], { comment: '=1+1' }))
  const file = await secretary.get(`/api/appraisals/${activity.id}/export.xlsx`)
  expect([file.status, file.headers.get('content-type')]).toEqual([
    200,
    expect.stringContaining('spreadsheetml'),
  ])
  expect((await stranger.get(`/api/appraisals/${activity.id}/export.xlsx`)).status).toBe(404)
})

test('many sheets at once, all or none; a mistake is withdrawn and stays on record, a code’s voice is not', async () => {
  const sheet = (value: number) => ({ answers: { attitude: value, result: value, again: value } })
  const many = { name: 'enter', source: 'paper', formId: 1, items: [sheet(5), sheet(4), sheet(9)] }
  expect((await command(secretary, many)).body).toMatchObject({
    code: 'appraisalAnswers',
    detail: expect.stringContaining('第 3 份'),
  })
  const key = newKey()
  const two = { ...many, items: [sheet(5), sheet(4)] }
  const eight = await Promise.all(Array.from({ length: 8 }, () => command(secretary, two, key)))
  expect(eight.map(({ status }) => status)).toEqual(Array.from({ length: 8 }, () => 200))
  const [path = ''] = await makeCodes()
  await new Phone().appraise(path, [3, 3, 3])
  const { voices } = await overview()
  expect(voices.total).toBe(3)
  const withdraw = (appraisalId?: string) =>
    command(secretary, { name: 'withdrawEntry', appraisalId, reason: '录错一份' })
  const [byCode, paper] = voices.items
  expect((await withdraw(byCode?.id)).status).toBe(404)
  expect((await withdraw(paper?.id)).status).toBe(200)
  expect(await overview()).toMatchObject({
    figures: { count: 2 },
    voices: { total: 3, items: [{}, { withdrawn: { reason: '录错一份' } }, {}] },
  })
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
  expect((await overview()).doneWell).toMatchObject([
    { withdrawn: { reason: '认错了人' } },
    { isVoid: false },
  ])
  await sql(`UPDATE attendance SET state = 'refused'`)
  expect((await overview()).doneWell).toMatchObject([{}, { isVoid: true }])
})

test('表现良好 of oneself is for somebody else to say: the subdistrict does, and the choice leaves oneself out', async () => {
  await seedAttendance(api.database.pool, activity.id)
  await seedAttendance(api.database.pool, activity.id, { personId: people.east1Secretary })
  const give = { name: 'giveDoneWell', personId: people.east1Secretary, reason: '组织得力' }
  const refused = await command(secretary, give)
  expect([refused.status, refused.body.code]).toEqual([403, 'ownDoneWell'])
  expect((await overview()).served).toMatchObject([{ person: { id: people.member } }])
  expect((await command(await api.as(people.eastCoordinator), give)).status).toBe(200)
})

test('表现良好 under a published month is changed as a stated correction only, and never deleted', async () => {
  await seedAttendance(api.database.pool, activity.id)
  const give = { name: 'giveDoneWell', personId: people.member, reason: '主动清理现场' }
  await command(secretary, give)
  const month = new Date(activity.startsAt.getTime() + 8 * hour).toISOString().slice(0, 7)
  const publish = (district: string) =>
    sql(
      `INSERT INTO point_month (district_id, month, state) VALUES ($1, $2, 'published')
       ON CONFLICT (district_id, month) DO UPDATE SET state = 'published'`,
      [district, month],
    )
  // What another district publishes is no matter here.
  await publish('511799')
  expect((await overview()).publishedMonth).toBeUndefined()
  await publish(units.district)
  const { publishedMonth, doneWell } = await overview()
  expect(publishedMonth).toBe(month)
  const withdraw = { name: 'withdrawDoneWell', doneWellId: doneWell[0]?.id, reason: '认错了人' }
  expect((await command(secretary, withdraw)).body.code).toBe('doneWellPublished')
  expect((await command(secretary, { ...withdraw, asCorrection: true })).status).toBe(200)
  expect((await command(secretary, give)).body.code).toBe('doneWellPublished')
  await sql('DELETE FROM point_month')
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
  expect((await member.get(`/api/appraisals/${activity.id}`)).status).toBe(404)
  expect((await command(stranger, reply)).status).toBe(404)
  expect((await command(stranger, enter('paper', [1, 1, 1]))).status).toBe(404)
})

test('my appraisals are told page by page', async () => {
  for (let no = 0; no < 23; no += 1) {
    activity = await seedActivity(api.database.pool, {
      id: randomUUID(),
      startsAt: new Date(Date.now() - (no + 2) * 24 * hour),
    })
    await seedAttendance(api.database.pool, activity.id)
    await command(secretary, enter('paper', [5, 4, 5]))
  }
  const page = async (offset: number) =>
    ownAppraisals.parse((await member.get(`/api/appraisals/own?offset=${offset}&limit=20`)).body)
  const [first, second] = [await page(0), await page(20)]
  expect([first.total, first.items.length, second.items.length]).toEqual([23, 20, 3])
  expect(new Set([...first.items, ...second.items].map(({ service }) => service.id)).size).toBe(23)
})

const question = (text: string) => ({
  questions: [{ id: 'help', text }],
  scale: [
    { value: 1, label: '不满意', face: '🙁' },
    { value: 2, label: '满意', face: '🙂' },
  ],
  reason: '精简题目',
})
const formsOf = async (visitor: Visitor, unitId = '') =>
  appraisalForms.parse(
    (await visitor.get(`/api/appraisal-forms${unitId === '' ? '' : `?unitId=${unitId}`}`)).body,
  )

test('questions are followed by another version of the same district, never changed, and no other district’s are touched', async () => {
  const other = '511799'
  await sql(
    `INSERT INTO org_unit (id, name, kind, parent_id, path, pinyin)
     SELECT $1, '邻区', 'district', parent_id, left(path, length(path) - length(id) - 1) || $1 || '/', 'linqu'
     FROM org_unit WHERE id = $2 ON CONFLICT DO NOTHING`,
    [other, units.district],
  )
  const officer = await api.as(people.officer)
  const before = await formsOf(officer)
  expect(before).toMatchObject({ unit: { id: units.district }, allowedActions: ['set'] })
  expect(before.current.unit).toBeUndefined()
  const [path = ''] = await makeCodes()
  const set = { unitId: units.district, basedOn: before.current.id, ...question('这次有没有帮上忙？') }
  const eight = await Promise.all(
    Array.from({ length: 8 }, () => officer.command<Done>('/api/appraisal-forms', newKey(), set)),
  )
  expect(eight.filter(({ status }) => status === 201)).toHaveLength(1)
  expect(eight.filter(({ body }) => body.code === 'formVersionTaken')).toHaveLength(7)
  expect((await member.command('/api/appraisal-forms', newKey(), set)).status).toBe(403)
  const elsewhere = { ...set, unitId: other }
  expect((await officer.command('/api/appraisal-forms', newKey(), elsewhere)).status).toBe(404)
  // The district's communities ask the new ones; slips that are printed, and the other district, the old ones.
  expect(await formsOf(officer)).toMatchObject({ current: { version: 1, unit: { id: units.district } } })
  expect((await formsOf(officer, units.east1)).current.unit?.id).toBe(units.district)
  expect((await formsOf(officer, other)).current).toEqual(before.current)
  expect((await new Phone().open(path)).text).toContain('共 3 题')
  const paths = await makeCodes()
  const fresh = await new Phone().appraise(paths.at(-1) ?? '', [2])
  expect(fresh.text).toContain('收到了')
  await new Phone().appraise(path, [5, 5, 5])
  expect((await overview()).results.map(({ count, questions }) => [count, questions.length])).toEqual([
    [1, 1],
    [1, 3],
  ])
  const { versions } = await formsOf(officer)
  expect(versions).toMatchObject([{ version: 1, services: 1, voices: 1 }])
  await expect(sql(`UPDATE appraisal_form SET questions = '[]'`)).rejects.toThrow(/another version/)
})
