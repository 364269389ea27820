/** 日常评议 by a code without an account: a question a screen, one voice, and what opens nothing or comes too often. */
import type { Pool } from 'pg'
import { DATABASE } from '../../apps/api/src/dependencies.js'
import { AppraisalRoom } from './support/appraisal-room.js'

const room = AppraisalRoom.ofThisSpec()

test('one question a screen, back and forth, larger letters, everything once more, one voice', async () => {
  const [path = ''] = await room.makeCodes()
  const phone = await room.phone().open(path)
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
  const seen = await room.overview()
  expect(seen.voices.items).toMatchObject([
    { source: 'code', score: 4, comment: expect.stringContaining('准时') },
  ])
  expect(seen.codes).toMatchObject([{ state: 'used' }])
  expect((await room.phone().appraise(path, [1, 1, 1])).text).toContain('已经用过')
})

test('codes that open nothing say why, and keep what was filled in', async () => {
  expect((await room.phone().open('/appraise?code=0123456789')).status).toBe(404)
  const [today = '', open = ''] = await room.makeCodes({ days: 0, count: 2 })
  const move = (hours: number) =>
    room.sql(
      `UPDATE activity SET starts_at = starts_at + $2 * interval '1 hour', ends_at = ends_at + $2 * interval '1 hour'
      WHERE id = $1`,
      [room.activity.id, hours],
    )
  // A code follows its activity, which may be moved after it was printed.
  await move(-48)
  expect((await room.phone().open(today)).text).toContain('已经截止')
  await move(72)
  expect((await room.phone().open(today)).text).toContain('还没有开始')
  await move(-24)
  const phone = await room.phone().open(open)
  for (const go of ['v5', 'v5', 'v5']) await phone.press(go)
  await phone.press('next', { comment: '找张三 13800138000' })
  await phone.press('send')
  expect([phone.status, phone.text]).toEqual([422, expect.stringContaining('13800138000')])
  expect((await room.overview()).voices).toEqual({ items: [], total: 0 })
  const { codes } = await room.overview()
  await room.command(room.secretary, { name: 'revokeCode', codeId: codes[1]?.id, reason: '遗失' })
  await phone.press('next', { comment: '好' })
  expect((await phone.press('send')).text).toContain('已经作废')
})

test('a shared code takes one voice of each phone; a flood is slowed by the hour and marked, and nothing of it cut', async () => {
  const [path = ''] = await room.makeCodes({ kind: 'shared' })
  const phone = room.phone()
  expect((await phone.appraise(path, [5, 5, 5])).status).toBe(200)
  expect((await phone.appraise(path, [5, 5, 5])).text).toContain('已经评过')
  const { anHour } = (await room.overview()).rule
  const flood = (count: number) =>
    Promise.all(Array.from({ length: count }, () => room.phone().flood(path, '5')))
  const taken = (phones: { text: string }[]) => phones.filter(({ text }) => text.includes('收到了')).length
  const first = await flood(anHour + 2)
  expect([taken(first), first.length - taken(first)]).toEqual([anHour - 1, 3])
  expect(first.find(({ status }) => status === 429)?.text).toContain(`一小时内最多提交 ${anHour} 份`)
  const { figures, withoutOutliers, undecidedOutliers } = await room.overview()
  expect({ figures, withoutOutliers, undecidedOutliers }).toMatchObject({
    figures: { count: anHour },
    withoutOutliers: { count: 0 },
    undecidedOutliers: anHour,
  })
  // Not for ever: an hour later the same network is let in again.
  await room.sql(`UPDATE appraisal SET at = at - interval '61 minutes'`)
  expect(taken(await flood(3))).toBe(3)
})

test('how long a code holds is the rules’ to say', async () => {
  const { rule } = await room.overview()
  const tooLong = await room.command(room.secretary, { name: 'makeCodes', kind: 'slip', days: rule.days + 1 })
  expect(tooLong).toMatchObject({ status: 422, body: { code: 'invalidRequest' } })
  await room.sql(
    `UPDATE activity SET starts_at = starts_at - interval '20 days', ends_at = ends_at - interval '20 days'`,
  )
  const late = await room.command(room.secretary, { name: 'makeCodes', kind: 'slip' })
  expect(late.body).toMatchObject({
    code: 'appraisalOver',
    detail: expect.stringContaining(`${rule.days} 天`),
  })
})

test('while the database is away the screen says so, and what was filled in is sent again', async () => {
  const [path = ''] = await room.makeCodes()
  const phone = await room.phone().open(path)
  for (const go of ['v5', 'v4', 'v5']) await phone.press(go)
  await phone.press('next', { comment: '来得准时' })
  const pool = room.api.application.get<Pool>(DATABASE)
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
  expect((await room.overview()).voices.items).toMatchObject([{ comment: '来得准时' }])
})

test('forms come from this site alone, and commands of the portal stay JSON', async () => {
  const [path = ''] = await room.makeCodes()
  const phone = await room.phone().open(path)
  const foreign = await phone.sent(
    'v5',
    {},
    { origin: 'https://evil.example', 'sec-fetch-site': 'cross-site' },
  )
  expect(foreign.status).toBe(403)
  const plain = await room.member.postText('/api/appraisal-forms', 'a=b', {
    'content-type': 'application/x-www-form-urlencoded',
  })
  expect(plain.status).toBe(415)
})
