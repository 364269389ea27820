/** A project's life on the menu: its places, the units it names, closed, expired and opened again, and the needs behind it. */
import { needDetail } from '#contracts/http/needs.js'
import { projectList } from '#contracts/http/directory.js'
import { postList } from '#contracts/http/offers.js'
import { addDays, localDateOf } from '#domain/calendar/local-date.js'
import { deliverNotices } from '#persistence/notices/deliver-notices.js'
import { claimTerms, people, units } from '#testing/claims.js'
import { seedMembership } from '#testing/memberships.js'
import { newKey, testApi, type TestApi } from './support/api.js'
import { act, publication } from './support/publications.js'
import type { Visitor } from './support/visitor.js'

let api: TestApi
let secretary: Visitor
let coordinator: Visitor
let liaison: Visitor
let other: Visitor
const today = localDateOf(Date.now())

beforeAll(async () => {
  api = await testApi()
  await api.startWorker()
  secretary = await api.as(people.east1Secretary)
  coordinator = await api.as(people.eastCoordinator)
  liaison = await api.as(people.liaison)
  other = await api.as(people.j2Liaison)
})
afterAll(() => api.close())

const publish = async (offer: object = {}, needIds: string[] = [], kind = 'project') => {
  const { body } = await secretary.command('/api/publications', newKey(), publication(kind, needIds, offer))
  expect(await act(coordinator, body.processId, 'publish', { opinion: '同意' })).toMatchObject({
    status: 200,
  })
  return body.processId
}
const claim = (projectId: string, who = liaison, agencyId: string = units.j1, submit = true) =>
  who.command('/api/claims', newKey(), {
    projectId,
    agencyId,
    startedBy: 'agency',
    submit,
    terms: claimTerms(),
  })
const order = (id: string, name: string, more: object = {}) =>
  secretary.command(`/api/offers/project/${id}/commands`, newKey(), {
    reason: '已由物业处理',
    command: { name, ...more },
  })
const listed = async (who: Visitor) =>
  projectList.parse((await who.get<unknown>('/api/projects?limit=100')).body).items
const projectOf = async (id: string, who = secretary) => {
  const found = (await listed(who)).find(project => project.id === id)
  if (!found) throw new Error(`no project ${id}`)
  return found
}
const need = async () => {
  const { body } = await secretary.command<{ id: string }>('/api/needs', newKey(), {
    communityId: units.east1,
    source: 'inspection',
    text: '楼道灯坏了，夜里看不见',
  })
  return body.id
}
const needOf = async (id: string) => needDetail.parse((await secretary.get<unknown>(`/api/needs/${id}`)).body)

test('two places: two agencies, each once, and no third', async () => {
  const id = await publish({ places: 2 })
  const first = await claim(id)
  expect(first).toMatchObject({ status: 201 })
  expect(await projectOf(id)).toMatchObject({ status: 'open', places: 2, taken: 1 })
  expect(await claim(id)).toMatchObject({ status: 409, body: { code: 'subjectTaken' } })
  // The last place has two suitors, and the third agency had drafted its claim before.
  const draft = await claim(id, await api.as(people.j3Liaison), units.j3, false)
  expect(await claim(id, other, units.j2)).toMatchObject({ status: 201 })
  expect(await projectOf(id)).toMatchObject({ status: 'full', taken: 2, allowedActions: [] })
  const late = await api.as(people.j3Liaison)
  expect(await act(late, draft.body.processId, 'submit', { terms: claimTerms() })).toMatchObject({
    status: 409,
    body: { code: 'projectFull' },
  })
  expect(await claim(id, late, units.j3)).toMatchObject({ status: 409, body: { code: 'projectFull' } })
  const refused = { reasonCode: 'cherryPicking', reason: '只挑了其中一项' }
  expect(await act(secretary, first.body.processId, 'refuseSigning', refused)).toMatchObject({ status: 200 })
  expect(await projectOf(id)).toMatchObject({ status: 'open', taken: 1 })
  expect(await act(late, draft.body.processId, 'submit', { terms: claimTerms() })).toMatchObject({
    status: 200,
  })
})

test('a claim of the last place waits for the one that is being written, and is counted behind it', async () => {
  const id = await publish({ places: 2 })
  const first = await claim(id)
  const elsewhere = await claim(await publish(), other, units.j2)
  const client = await api.database.pool.connect()
  await client.query('BEGIN')
  await client.query('SELECT FROM project WHERE id = $1 FOR UPDATE', [id])
  const waiting = claim(id, await api.as(people.j3Liaison), units.j3)
  await new Promise(resolve => setTimeout(resolve, 300))
  await client.query('INSERT INTO project_place VALUES ($1, $2)', [id, elsewhere.body.processId])
  await client.query('COMMIT')
  client.release()
  expect(await waiting).toMatchObject({ status: 409, body: { code: 'projectFull' } })
  expect(first).toMatchObject({ status: 201 })
})

test('the units named see it first and are told; where it is for nobody else, nobody else claims it', async () => {
  const id = await publish({ title: '辖区燃气排查', wantedUnits: [units.j2], onlyWanted: true })
  expect((await listed(other))[0]).toMatchObject({ id, isNamed: true, mayClaim: true })
  expect(await projectOf(id, liaison)).toMatchObject({ isNamed: false, mayClaim: false })
  expect(await claim(id)).toMatchObject({ status: 409, body: { code: 'projectForNamed' } })
  const { rows } = await api.database.pool.query(
    `SELECT unit_id, role FROM notice WHERE process_id = $1 AND template = 'project.wanted'`,
    [id],
  )
  expect(rows).toEqual([{ unit_id: units.j2, role: 'AgencyLiaison' }])
  expect((await other.page(id)).stage).toBe('published')
  expect(await liaison.get(`/api/processes/${id}`)).toMatchObject({ status: 404 })
  expect(await claim(id, other, units.j2)).toMatchObject({ status: 201 })
  expect(await order(id, 'close')).toMatchObject({ status: 409, body: { code: 'offerTaken' } })
})

test('a draft is not submitted to a project that was closed meanwhile', async () => {
  const id = await publish()
  const draft = await claim(id, liaison, units.j1, false)
  expect(await order(id, 'close')).toMatchObject({ status: 200 })
  const submit = () => act(liaison, draft.body.processId, 'submit', { terms: claimTerms() })
  expect(await submit()).toMatchObject({ status: 409, body: { code: 'projectNotOpen' } })
  expect(await order(id, 'reopen', { closesOn: today })).toMatchObject({ status: 200 })
  expect(await submit()).toMatchObject({ status: 200 })
})

test('the need behind a closed or expired offer is free again; opened again, the offer has it again', async () => {
  const needId = await need()
  const id = await publish({ closesOn: today }, [needId])
  expect(await needOf(needId)).toMatchObject({ state: 'adopted', allowedActions: [] })
  await order(id, 'close')
  expect(await needOf(needId)).toMatchObject({ state: 'new', freed: 'closed', publicationId: id })
  await order(id, 'reopen', { closesOn: today })
  expect(await needOf(needId)).toMatchObject({ state: 'adopted' })
  await api.database.pool.query('UPDATE project SET closes_on = $2 WHERE id = $1', [id, addDays(today, -1)])
  expect(await claim(id)).toMatchObject({ status: 409, body: { code: 'projectNotOpen' } })
  expect(await needOf(needId)).toMatchObject({ state: 'new', freed: 'expired' })
  const again = await publish({}, [needId], 'post')
  expect(await needOf(needId)).toMatchObject({ state: 'adopted', publicationId: again })
  await order(id, 'reopen')
  expect(await needOf(needId)).toMatchObject({ publicationId: again })
})

test('what an agency has claimed keeps its need, although the day is over', async () => {
  const needId = await need()
  const id = await publish({ closesOn: today }, [needId])
  expect(await claim(id)).toMatchObject({ status: 201 })
  await api.database.pool.query('UPDATE project SET closes_on = $2 WHERE id = $1', [id, addDays(today, -1)])
  expect(await needOf(needId)).toMatchObject({ state: 'adopted' })
})

test('the subdistrict hands an unclaimed project on: the unit is named, its liaison told, and not twice in four hours', async () => {
  const id = await publish()
  expect((await projectOf(id, coordinator)).allowedActions).toEqual(['handOn'])
  const handOn = (who = coordinator, unitId: string = units.j2) =>
    who.command(`/api/offers/project/${id}/commands`, newKey(), {
      reason: '与职能相符',
      command: { name: 'handOn', unitId },
    })
  expect(await handOn()).toMatchObject({ status: 200 })
  expect((await projectOf(id, other)).isNamed).toBe(true)
  const { rows } = await api.database.pool.query(
    `SELECT role, unit_id AS "unitId" FROM notice WHERE template = 'project.wanted' AND process_id::text = $1`,
    [id],
  )
  expect(rows).toEqual([{ role: 'AgencyLiaison', unitId: units.j2 }])
  expect(await handOn()).toMatchObject({ status: 409, body: { code: 'handedOnLately' } })
  expect(await handOn(coordinator, units.east1)).toMatchObject({ body: { code: 'unitsUnknown' } })
  for (const stranger of [secretary, await api.as(people.westCoordinator)])
    expect(await handOn(stranger)).toMatchObject({ status: 404 })
  await order(id, 'close')
  expect(await handOn(coordinator, units.j1)).toMatchObject({ body: { code: 'projectNotOpen' } })
})

test('a post is handed on as well; and a project that came with the installation, without a publication behind it', async () => {
  const told = async (template: string, offerId: string) =>
    (
      await api.database.pool.query(
        `SELECT role, unit_id AS "unitId", person_id AS "personId", about FROM notice WHERE template = $1 AND about->>'offerId' = $2
         ORDER BY role`,
        [template, offerId],
      )
    ).rows
  const handOn = (kind: string, id: string, who = coordinator) =>
    who.command(`/api/offers/${kind}/${id}/commands`, newKey(), {
      reason: '与职能相符',
      command: { name: 'handOn', unitId: units.j1 },
    })
  const postId = 'east-1-post-2'
  const [post] = postList.parse(
    (await coordinator.get('/api/posts?search=东一社区党建指导员&offset=0&limit=5')).body,
  ).items
  expect(post).toMatchObject({ id: postId, allowedActions: ['handOn'] })
  await seedMembership(api.database.pool, { personId: people.member })
  expect(await handOn('post', postId)).toMatchObject({ status: 200 })
  const about = { offer: 'post', offerId: postId, title: '东一社区党建指导员', community: '东一社区' }
  expect(await told('post.wanted', postId)).toEqual([
    { role: 'AgencyLiaison', unitId: units.j1, personId: null, about },
    { role: 'InServicePartyMember', unitId: units.j1, personId: people.member, about },
  ])
  expect(await handOn('post', postId)).toMatchObject({ status: 409, body: { code: 'handedOnLately' } })
  for (const stranger of [secretary, await api.as(people.westCoordinator)])
    expect(await handOn('post', postId, stranger)).toMatchObject({ status: 404 })

  expect(await handOn('project', 'east-1-3')).toMatchObject({ status: 200 })
  expect(await told('project.wanted', 'east-1-3')).toMatchObject([
    { role: 'AgencyLiaison', unitId: units.j1 },
  ])
  expect(await handOn('project', 'east-1-3')).toMatchObject({ status: 409, body: { code: 'handedOnLately' } })
  await deliverNotices(api.database.pool)
  const { items } = (await liaison.get<{ items: { sentence: string; offer?: object }[] }>('/api/messages'))
    .body
  expect(items.map(({ sentence, offer }) => ({ sentence, offer }))).toEqual(
    expect.arrayContaining([
      {
        sentence: '岗位转办：街道请贵单位在该社区报到的党员考虑认领“东一社区党建指导员”。',
        offer: { kind: 'post', id: postId, title: about.title },
      },
      {
        sentence: '项目点名：“东一阵地建设”需要贵单位，请查看并考虑认领。',
        offer: { kind: 'project', id: 'east-1-3', title: '东一阵地建设' },
      },
    ]),
  )
})
