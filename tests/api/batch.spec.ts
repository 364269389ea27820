/** 批量办理 over HTTP: twenty at once, three of them refused, nothing twice however often it is sent. */
import type { z } from 'zod'
import { batchChoices, batchResults, mostInBatch } from '#contracts/http/batches.js'
import type { Problem } from '#contracts/http/shared.js'
import { people, units } from '#testing/claims.js'
import type { TestWorker } from '#testing/temporal.js'
import { newKey, testApi, type TestApi } from './support/api.js'
import type { Visitor } from './support/visitor.js'
import { actOn, seatOf, waitingClaims, type WaitingTask } from './support/waiting-claims.js'

type Item = WaitingTask

let api: TestApi
let worker: TestWorker
let officer: Visitor
let otherOfficer: Visitor
let agency: Visitor

beforeAll(async () => {
  api = await testApi()
  worker = await api.startWorker()
  officer = await api.as(people.officer)
  otherOfficer = await api.as(people.otherOfficer)
  agency = await api.as(people.liaison)
})
afterAll(async () => {
  await worker.stop()
  await api.close()
})

const send = async (who: Visitor, key: string, batch: object) => {
  const reply = await who.commandOnce<z.output<typeof batchResults> & Problem>('/api/batches', key, batch)
  return { ...reply, items: reply.body.items ?? [] }
}
const approve = (items: Item[]) => ({ act: 'approve', opinion: '同意，请按计划推进。', items })

const preflight = async (who: Visitor, items: Item[]) => {
  const ticked = items.map(({ processId, seatId }) => ({ processId, seatId }))
  return batchChoices.parse((await who.post('/api/batches/preflight', { items: ticked })).body).items
}

const journalLines = async (code: string): Promise<number> => {
  const { rows } = await api.database.pool.query<{ count: number }>(
    `SELECT count(*)::int AS count FROM journal WHERE act = $1`,
    [code],
  )
  return rows[0]?.count ?? 0
}

test('twenty ticked, three refused with their reasons; the same batch again does nothing twice', async () => {
  const items = await waitingClaims(api, 1, 20)
  const choices = await preflight(officer, items)
  expect(choices.map(({ acts }) => acts.map(each => each.act))).toEqual(items.map(() => ['approve']))
  const [decided, changed, foreign] = items as [Item, Item, Item]
  await actOn(otherOfficer, { ...decided, act: 'approve', body: { opinion: '同意' } })
  await actOn(officer, { ...changed, act: 'transfer', body: { to: people.otherOfficer, reason: '回避' } })
  const stale = items.map(item => (item === foreign ? { ...item, expectedVersion: 0 } : item))

  const key = newKey()
  const both = await Promise.all([send(officer, key, approve(stale)), send(officer, key, approve(stale))])
  for (const { status, items: results } of both) {
    expect(status).toBe(200)
    expect(results.map(({ processId }) => processId)).toEqual(items.map(({ processId }) => processId))
    const refused = results.filter(({ status: each }) => each === 'refused')
    expect(refused.map(({ code }) => code)).toEqual(['seatNotFound', 'notYourSeat', 'staleVersion'])
    expect(refused[0]?.detail).toContain('已由测试经办乙')
    expect(results.filter(({ status: each }) => each === 'done')).toHaveLength(17)
  }
  expect(await send(officer, key, approve(stale))).toMatchObject({ items: both[0]?.items })
  // The other officer's one, and seventeen.
  expect(await journalLines('approve')).toBe(18)
})

test('the same key with another opinion is refused for each, and changes nothing', async () => {
  const items = await waitingClaims(api, 21, 21)
  const key = newKey()
  await send(officer, key, approve(items))
  const other = await send(officer, key, { ...approve(items), opinion: '不同的意见' })
  expect(other.items).toMatchObject([{ status: 'refused', code: 'keyReused' }])
})

test('a step that asks for individual care, and an act that asks for more, refuse a batch', async () => {
  const [item] = (await waitingClaims(api, 22, 22)) as [Item]
  const rejected = await send(officer, newKey(), { act: 'reject', opinion: '不同意', items: [item] })
  expect(rejected.items).toMatchObject([{ status: 'refused', code: 'batchNeedsMore' }])
  await send(officer, newKey(), approve([item]))
  const asking = await seatOf(agency, item.processId, 'requestWithdrawal')
  await actOn(agency, { ...asking, act: 'requestWithdrawal', body: { reason: '职能调整' } })
  const decision = await seatOf(officer, item.processId, 'grant')
  expect(decision.seatId).not.toBe('')
  const [choice] = await preflight(officer, [decision])
  expect(choice).toMatchObject({ acts: [] })
  expect(choice?.reason).toContain('逐件')
  const granted = await send(officer, newKey(), { act: 'grant', opinion: '同意', items: [decision] })
  expect(granted.items).toMatchObject([{ status: 'refused', code: 'batchIndividual' }])
})

test('check-ins that a unit has filed are told apart by name and confirmed together; so are claims of a post', async () => {
  const members = [people.otherLiaison, people.agencySecretary]
  await api.database.pool.query(
    `INSERT INTO role_grant (person_id, role, unit_id, valid_from, granted_by)
     SELECT person, 'InServicePartyMember', $2, '2020-01-01', person FROM unnest($1::text[]) AS person`,
    [members, units.j1],
  )
  const community = await api.as(people.east1Secretary)
  const begun = async (act: string, bodies: [Visitor, string, object][]) => {
    const items: Item[] = []
    for (const [who, path, body] of bodies) {
      const { body: answer } = await who.command(path, newKey(), body)
      items.push(await seatOf(community, answer.processId, act))
    }
    return items
  }
  const together = async (act: string, items: Item[]) => {
    const choices = await preflight(community, items)
    expect(choices.map(({ title }) => title.split('：')[0])).toEqual(['测试联络一乙', '测试书记一'])
    for (const { acts } of choices) expect(acts).toMatchObject([{ act, takesOpinion: false }])
    const { items: results } = await send(community, newKey(), { act, items })
    expect(results.map(({ status }) => status)).toEqual(['done', 'done'])
  }
  await together(
    'confirm',
    await begun(
      'confirm',
      members.map(personId => {
        const body = { subject: 'member', personId, communityId: units.east1 }
        return [agency, '/api/check-ins', body]
      }),
    ),
  )
  const visitors = await Promise.all(members.map(personId => api.as(personId)))
  await together(
    'acceptPost',
    await begun(
      'acceptPost',
      visitors.map(visitor => [visitor, '/api/post-claims', { postId: 'east-1-post-2' }]),
    ),
  )
  const { rows } = await api.database.pool.query(
    `SELECT (SELECT count(*)::int FROM membership) AS members, (SELECT count(*)::int FROM post_claim) AS held`,
  )
  expect(rows).toEqual([{ members: 2, held: 2 }])
})

test('what is not theirs, or not to be seen, is told apart from what is', async () => {
  const { rows } = await api.database.pool.query<{ id: string }>(`SELECT id FROM process LIMIT 1`)
  const item = { processId: rows[0]?.id ?? '', seatId: 'x', expectedVersion: 1 }
  const stranger = await api.as(people.westCoordinator)
  expect((await preflight(stranger, [item]))[0]).toMatchObject({ title: '', acts: [] })
  expect(await send(stranger, newKey(), approve([item]))).toMatchObject({
    items: [{ status: 'refused', code: 'notFound' }],
  })
})

test('outcomes that are not known are told as such, item by item, and the same batch later tells', async () => {
  const items = await waitingClaims(api, 30, 31)
  const key = newKey()
  await worker.stop()
  const first = await send(officer, key, approve(items))
  expect(first.items.map(({ status }) => status)).toEqual(['unknown', 'unknown'])
  worker = await api.startWorker()
  for (let tries = 0; tries < 5; tries += 1) {
    const { items: results } = await send(officer, key, approve(items))
    if (results.every(({ status }) => status === 'done')) break
  }
  expect((await send(officer, key, approve(items))).items.map(({ status }) => status)).toEqual([
    'done',
    'done',
  ])
})

const seat = { processId: '00000000-0000-4000-8000-000000000000', seatId: 'x', expectedVersion: 1 }
test.each<[string, object]>([
  ['nothing ticked', approve([])],
  ['one ticked twice', approve([seat, seat])],
  [
    'more than a hundred',
    approve(Array.from({ length: mostInBatch + 1 }, (_, n) => ({ ...seat, seatId: `x.${n}` }))),
  ],
  ['an opinion of nothing', { ...approve([seat]), opinion: ' ' }],
  ['a query instead of ticks', { act: 'approve', opinion: '同意', filter: { stage: 'awaitingApproval' } }],
])('refused: %s', async (_what, batch) => {
  expect(await send(officer, newKey(), batch)).toMatchObject({ status: 422 })
})
