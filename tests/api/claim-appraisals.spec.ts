/** 日常评议 of a claim whose service the community has accepted: by a code without an account, from paper, by the community. */
import { appraisalOverview, ownAppraisals, waitingServices } from '#contracts/http/appraisals.js'
import { people, units } from '#testing/claims.js'
import { newKey, testApi, type TestApi } from './support/api.js'
import { offered } from './support/offer.js'
import { ResidentPhone } from './support/resident-phone.js'
import type { Visitor } from './support/visitor.js'

let api: TestApi
let secretary: Visitor
let liaison: Visitor
let claimId: string

const sql = (text: string, values: unknown[] = []) => api.database.pool.query(text, values)

beforeAll(async () => {
  api = await testApi()
  await api.startWorker()
  secretary = await api.as(people.east1Secretary)
  liaison = await api.as(people.liaison)
  claimId = await offered(liaison, { projectId: 'east-1-1' })
})
afterAll(() => api.close())

/** As the acceptance leaves it. */
const accept = () =>
  sql(
    `UPDATE process SET state = jsonb_set(state, '{facts,acceptances}', jsonb_build_array(jsonb_build_object(
       'accepted', true, 'at', (extract(epoch FROM now()) * 1000)::bigint))) WHERE id = $1`,
    [claimId],
  )
const command = (who: Visitor, body: object) =>
  who.command(`/api/appraisals/${claimId}`, newKey(), { command: body })
const asked = async () => waitingServices.parse((await secretary.get('/api/appraisals/waiting')).body).items
const overview = async () => appraisalOverview.parse((await secretary.get(`/api/appraisals/${claimId}`)).body)

test('before the community has accepted it there is nothing to appraise', async () => {
  expect(await command(secretary, { name: 'makeCodes', kind: 'slip', count: 1 })).toMatchObject({
    status: 404,
  })
  expect(await asked()).toEqual([])
})

test('after it: one slip is one voice, about the claim by its title; the agency sees what was said and answers', async () => {
  await accept()
  await sql(`UPDATE process SET stage = 'accepted' WHERE id = $1`, [claimId])
  const waiting = { id: claimId, kind: 'claim', lacks: ['community', 'residents'] }
  expect(await asked()).toMatchObject([waiting])
  expect(await command(secretary, { name: 'makeCodes', kind: 'slip', count: 2 })).toMatchObject({
    status: 200,
  })
  const [first, second] = (await overview()).codes.map(({ path }) => path)
  const phone = new ResidentPhone(api.url, '/appraise')
  await phone.open(first ?? '')
  expect(phone.text).toContain('东一楼道整治')
  for (const value of [5, 5, 4]) await phone.press(`v${value}`)
  await phone.press('next', { comment: '灯亮了，老人放心' })
  await phone.press('send')
  expect(phone.text).toContain('收到了')
  const again = await new ResidentPhone(api.url, '/appraise').open(first ?? '')
  for (const value of [1, 1, 1]) await again.press(`v${value}`)
  await again.press('next')
  await again.press('send')
  expect(again.text).toContain('这次没有提交')
  expect((await overview()).figures).toMatchObject({ count: 1 })
  // Told once, however many voices there are within a day.
  const enter = { name: 'enter', source: 'paper', formId: (await overview()).currentFormId }
  const answers = { attitude: 5, result: 5, again: 5 }
  const entered = await command(secretary, { ...enter, items: [{ answers }, { answers }] })
  expect(entered).toMatchObject({ status: 200 })
  const told = await sql(`SELECT role, unit_id FROM notice WHERE template = 'service.appraised'`)
  expect(told.rows).toEqual([{ role: 'AgencyLiaison', unit_id: units.j1 }])
  // Of another slip, by a number in the words: refused, and nothing lost.
  const other = new ResidentPhone(api.url, '/appraise')
  await other.open(second ?? '')
  for (const value of [3, 3, 3]) await other.press(`v${value}`)
  await other.press('next', { comment: '有事打 13812345678' })
  await other.press('send')
  expect(other.text).toContain('电话号码')
  const own = ownAppraisals.parse((await liaison.get('/api/appraisals/own')).body)
  expect(own.items).toMatchObject([{ figures: { count: 3, mean: 4.89 }, service: { id: claimId } }])
  expect(JSON.stringify(own)).toContain('灯亮了，老人放心')
  expect(await command(liaison, { name: 'reply', text: '谢谢，下月再来看看' })).toMatchObject({ status: 200 })
})
