/** A resident votes with a slip: no account, no script; every wrong way has a screen of its own, and no log has the code. */
import { keepUrns } from '#ballots/keep-urns.js'
import { slipPath } from '#contracts/http/voting.js'
import { closeUrn } from '#persistence/evaluation/count-urn.js'
import { units } from '#testing/claims.js'
import { seedEvaluation, testUrnKeys, type SeededEvaluation } from '#testing/evaluations.js'
import { testApi, type TestApi } from './support/api.js'
import { ResidentPhone } from './support/resident-phone.js'

let api: TestApi
let evaluation: SeededEvaluation
const { keys, remove } = testUrnKeys()

beforeAll(async () => {
  api = await testApi()
})
afterAll(async () => {
  remove()
  await api.close()
})
beforeEach(async () => {
  await sql('TRUNCATE evaluation CASCADE')
  evaluation = await seedEvaluation(api.database.pool, keys)
})

const sql = (text: string, values: unknown[] = []) => api.database.pool.query(text, values)
const tokenOf = (at: number): string => evaluation.slips[units.east1]?.[at]?.token ?? ''
const phone = () => new ResidentPhone(api.url, '/vote')
const filled = async (at: number, comment = ''): Promise<ResidentPhone> => {
  const mine = await phone().open(slipPath(tokenOf(at)))
  for (const go of ['c1', 'c2', 'c5']) await mine.press(go)
  return mine.press('next', { comment })
}
const receiptIn = (text: string): string | undefined => /(?:[2-9A-Z]{4}-){3}[2-9A-Z]{4}/.exec(text)?.[0]
const inUrn = async (): Promise<number> =>
  (await sql('SELECT count(*)::integer AS n FROM urn')).rows[0]?.n as number

test('one question a screen, back and forth, everything once more, and a receipt that is on the list', async () => {
  const mine = await phone().open(slipPath(tokenOf(0).toUpperCase()))
  expect([mine.status, mine.text]).toEqual([200, expect.stringContaining('第 1 题，共 3 题')])
  await mine.press('c1')
  await mine.press('back')
  expect(mine.text).toMatch(/value="c1" aria-pressed="true"/)
  for (const go of ['larger', 'c1', 'c2', 'c5']) await mine.press(go)
  await mine.press('next', { comment: '<script>alert(1)</script>来得准时' })
  expect(mine.text).toContain('&lt;script&gt;')
  expect(mine.text).not.toContain('<script>alert')
  await mine.press('send')
  const receipt = receiptIn(mine.text)
  expect([mine.status, await inUrn()]).toEqual([200, 1])
  await closeUrn(api.database.pool, evaluation.id)
  await keepUrns(api.database.pool, keys)
  expect((await sql('SELECT receipt FROM ballot')).rows).toEqual([{ receipt }])
})

test('a proxy that repeats the last press gets the same receipt, also after the end; one ballot', async () => {
  const mine = await filled(0)
  const eight = await Promise.all(Array.from({ length: 8 }, () => mine.sent('send')))
  const receipts = await Promise.all(eight.map(async reply => receiptIn(await reply.text())))
  expect(new Set(receipts).size).toBe(1)
  expect([receipts[0], await inUrn()]).toEqual([expect.any(String), 1])
  await closeUrn(api.database.pool, evaluation.id)
  expect(receiptIn(await (await mine.sent('send')).text())).toBe(receipts[0])
})

test('two phones with one slip: the first counts, the second is told where to go', async () => {
  const [first, second] = [await filled(0), await filled(0)]
  await first.press('send')
  await second.press('send')
  expect([second.status, second.text]).toEqual([409, expect.stringContaining('两位工作人员')])
  expect((await phone().open(slipPath(tokenOf(0)))).status).toBe(409)
  expect(await inUrn()).toBe(1)
})

test('codes unknown, void, too early, too late are told apart by nobody', async () => {
  const { id } = evaluation
  const left = await filled(3)
  await sql(`UPDATE slip SET state = 'revoked' WHERE number = 1`)
  const screens = [await phone().open(slipPath('0123456789')), await phone().open(slipPath(tokenOf(0)))]
  await sql(`UPDATE evaluation SET opens_at = now() + interval '1 day' WHERE id = $1`, [id])
  screens.push(await phone().open(slipPath(tokenOf(1))))
  await sql(`UPDATE evaluation SET opens_at = now() - interval '2 days', closes_at = now() WHERE id = $1`, [
    id,
  ])
  // Open for days, and sent after the end.
  screens.push(await phone().open(slipPath(tokenOf(1))), await left.press('send'))
  expect(new Set(screens.map(({ status }) => status))).toEqual(new Set([404]))
  expect(new Set(screens.map(({ text }) => text)).size).toBe(1)
  expect(await inUrn()).toBe(0)
})

test('a question left out is asked again, and answers that do not exist are none', async () => {
  const mine = await phone().open(slipPath(tokenOf(0)))
  await mine.press('send', { given: '1z', at: '4' })
  expect([mine.status, mine.text]).toEqual([422, expect.stringContaining('第 2 题')])
  expect(await inUrn()).toBe(0)
})

test('whoever tries codes is slowed down', async () => {
  const tries = Array.from({ length: 45 }, (_, at) => phone().open(slipPath(`guess${at}`)))
  const statuses = (await Promise.all(tries)).map(({ status }) => status)
  expect(statuses.filter(status => status === 429).length).toBeGreaterThan(5)
  expect((await phone().open(slipPath(tokenOf(0)))).status).toBe(200)
})
