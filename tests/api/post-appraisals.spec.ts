/** 日常评议 of a member's time at a post, when it has ended: by a code without an account, from paper; done well it gives a point. */
import { appraisalOverview, ownAppraisals, waitingServices } from '#contracts/http/appraisals.js'
import { home } from '#contracts/http/home.js'
import { postClaimList } from '#contracts/http/offers.js'
import { localDateOf } from '#domain/calendar/local-date.js'
import { passOver } from '#persistence/points/settle-month.js'
import { people, units } from '#testing/claims.js'
import { seedMembership } from '#testing/memberships.js'
import { newKey, testApi, type TestApi } from './support/api.js'
import { act } from './support/publications.js'
import { ResidentPhone } from './support/resident-phone.js'
import type { Visitor } from './support/visitor.js'

let api: TestApi
let secretary: Visitor
let member: Visitor
let liaison: Visitor
let id: string

const today = localDateOf(Date.now())
const month = today.slice(0, 7)
const sql = async (text: string, values: unknown[] = []) =>
  (await api.database.pool.query<Record<string, unknown>>(text, values)).rows

beforeAll(async () => {
  api = await testApi()
  await api.startWorker()
  secretary = await api.as(people.east1Secretary)
  member = await api.as(people.member)
  liaison = await api.as(people.liaison)
  await seedMembership(api.database.pool, { personId: people.member })
  await sql('INSERT INTO point_month (district_id, month) VALUES ($1, $2)', [units.district, month])
  id = (await member.command('/api/post-claims', newKey(), { postId: 'east-1-post-1' })).body.processId
  await act(secretary, id, 'acceptPost', { note: '' })
})
afterAll(() => api.close())

const command = (who: Visitor, body: object) =>
  who.command(`/api/appraisals/${id}`, newKey(), { command: body })
const overview = async () => appraisalOverview.parse((await secretary.get(`/api/appraisals/${id}`)).body)
const praise = (personId: string, more: object = {}) =>
  command(secretary, { name: 'giveDoneWell', personId, reason: '风雨无阻，每周都来', ...more })
const ledger = () =>
  sql(`SELECT rule, fact_kind, amount FROM point_entry WHERE fact_id = $1 ORDER BY id`, [id])
const heldBy = async (who: Visitor, query = '') =>
  postClaimList.parse((await who.get(`/api/post-claims?${query}`)).body).items

/** What the community is asked for its word about, as its home and the list behind it say. */
const asked = async (who: Visitor) => {
  const { items } = waitingServices.parse((await who.get('/api/appraisals/waiting')).body)
  const { cards } = home.parse((await who.get('/api/home')).body)
  return { items, card: cards.find(({ name }) => name === 'appraisals') }
}

test('as long as it goes on there is nothing to appraise', async () => {
  expect(await command(secretary, { name: 'makeCodes', kind: 'slip', count: 1 })).toMatchObject({
    status: 404,
  })
  expect(await praise(people.member)).toMatchObject({ status: 404 })
  expect(await heldBy(secretary)).toMatchObject([{ id, mayAppraise: false }])
  expect(await asked(secretary)).toMatchObject({ items: [], card: { count: 0 } })
})

test('when it has ended: a slip is a voice, paper is marked; the member and the agency see sums, and answer', async () => {
  expect((await member.command(`/api/post-claims/${id}/end`, newKey(), { reason: '工作调动' })).status).toBe(
    200,
  )
  expect(await heldBy(secretary)).toMatchObject([{ id, mayAppraise: true }])
  expect(await heldBy(member, 'own=true')).toMatchObject([{ id, mayAppraise: false }])
  const waiting = { id, kind: 'post', servedBy: '测试党员', lacks: ['community', 'residents'] }
  expect(await asked(secretary)).toMatchObject({
    items: [{ ...waiting, allowedActions: ['appraise'], isFromResident: false }],
    card: { count: 1, next: { id: `post/${id}`, title: '东一社区政策宣讲员' } },
  })
  // The department sees that it waits, and cannot speak for the community.
  const officer = await api.as(people.officer)
  expect(await asked(officer)).toMatchObject({
    items: [{ ...waiting, allowedActions: [] }],
    card: { count: 1 },
  })
  const others = await asked(await api.as(people.west1Secretary))
  expect(others).toMatchObject({ items: [], card: { count: 0 } })
  expect((await command(secretary, { name: 'makeCodes', kind: 'slip', count: 1 })).status).toBe(200)
  const { service, codes, currentFormId, served } = await overview()
  expect(service).toMatchObject({ kind: 'post', title: '东一社区政策宣讲员', community: { id: units.east1 } })
  expect(service.number).toMatch(/^GW-\d{4}-\d{6}$/)
  expect(served).toEqual([{ person: { id: people.member, name: '测试党员' } }])
  const phone = await new ResidentPhone(api.url, '/appraise').open(codes[0]?.path ?? '')
  expect(phone.text).toContain('东一社区政策宣讲员')
  // Who served is known to whom they served, and nobody's name is printed.
  expect(phone.text).not.toContain('测试党员')
  for (const value of [5, 5, 4]) await phone.press(`v${value}`)
  await phone.press('next', { comment: '讲得明白' })
  await phone.press('send')
  expect(phone.text).toContain('收到了')
  const answers = { attitude: 5, result: 5, again: 5 }
  expect(
    await command(secretary, { name: 'enter', source: 'paper', formId: currentFormId, items: [{ answers }] }),
  ).toMatchObject({ status: 200 })
  expect((await overview()).sources).toMatchObject([{ count: 1 }, { count: 1 }, { count: 0 }])
  // Residents have spoken; the community has not.
  expect((await asked(secretary)).items).toMatchObject([{ id, lacks: ['community'] }])
  for (const who of [member, liaison]) {
    const own = ownAppraisals.parse((await who.get('/api/appraisals/own')).body)
    expect(own.items).toMatchObject([{ service: { id, kind: 'post' }, comments: ['讲得明白'] }])
  }
  const { cards } = home.parse((await liaison.get('/api/home')).body)
  expect(cards.find(({ name }) => name === 'ownAppraisals')).toMatchObject({ count: 1 })
  expect((await command(member, { name: 'reply', text: '谢谢大家' })).status).toBe(200)
  expect(await sql(`SELECT person_id FROM notice WHERE template = 'service.appraised'`)).toEqual([
    { person_id: people.member },
  ])
})

test('the community’s own word is the last that is asked for; entered by mistake, it is asked for again', async () => {
  const items = [{ answers: { attitude: 4, result: 4, again: 4 } }]
  const formId = (await overview()).currentFormId
  expect((await command(secretary, { name: 'enter', source: 'community', formId, items })).status).toBe(200)
  expect(await asked(secretary)).toMatchObject({ items: [], card: { count: 0 } })
  const [voice] = (await overview()).voices.items
  await command(secretary, { name: 'withdrawEntry', appraisalId: voice?.id, reason: '录错了' })
  expect(await asked(secretary)).toMatchObject({ items: [{ id, lacks: ['community'] }], card: { count: 1 } })
})

test('behind the figures of those who took up, hold and left posts stands the claim that each came from', async () => {
  const facts = async (figure: string) => {
    const query = `unitId=${units.east1}&period=${month}&figure=${figure}&category=G1&offset=0&limit=20`
    return (await secretary.get<{ items: object[] }>(`/api/numbers/facts?${query}`)).body.items
  }
  for (const figure of ['postsStarted', 'postsEnded'])
    expect(await facts(figure)).toMatchObject([{ id, title: '测试党员', page: 'process' }])
  expect(await facts('postsHeld')).toEqual([])
})

test('done well is a point with its reason, once, of whoever served; withdrawn it is taken back', async () => {
  expect(await praise(people.liaison)).toMatchObject({ status: 409, body: { code: 'notServed' } })
  expect((await praise(people.member)).status).toBe(200)
  expect(await praise(people.member)).toMatchObject({ status: 409, body: { code: 'doneWellAlready' } })
  const settle = () => passOver(api.database.pool, { districtId: units.district, month })
  for (const _time of [1, 2]) await settle()
  expect(await ledger()).toEqual([{ rule: 'doneWell', fact_kind: 'post', amount: 1 }])
  const page = await member.get<{ items: object[] }>('/api/points')
  expect(JSON.stringify(page.body)).toContain('东一社区政策宣讲员')
  const [given] = (await overview()).doneWell
  expect(given).toMatchObject({ isVoid: false, person: { id: people.member } })
  await command(secretary, { name: 'withdrawDoneWell', doneWellId: given?.id, reason: '认定有误' })
  await settle()
  expect(await ledger()).toMatchObject([{ amount: 1 }, { amount: -1 }])
})

test('under a published month it changes as a stated correction, and is never deleted', async () => {
  await praise(people.member)
  await passOver(api.database.pool, { districtId: units.district, month })
  await sql(`UPDATE point_month SET state = 'published'`)
  const [, given] = (await overview()).doneWell
  const withdraw = (asCorrection: boolean) =>
    command(secretary, { name: 'withdrawDoneWell', doneWellId: given?.id, reason: '认定有误', asCorrection })
  expect(await withdraw(false)).toMatchObject({ status: 409, body: { code: 'doneWellPublished' } })
  await expect(sql('DELETE FROM done_well')).rejects.toThrow(/published month stays/)
  await sql('DELETE FROM point_late')
  expect((await withdraw(true)).status).toBe(200)
  expect(await sql('SELECT person_id FROM point_late')).toEqual([{ person_id: people.member }])
})
