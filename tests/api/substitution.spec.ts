/** 代理 over HTTP: set for oneself or for somebody ill, covering what is open already, ended early or by itself. */
import type { Problem } from '#contracts/http/shared.js'
import { substitutionChoices, substitutions } from '#contracts/http/substitutions.js'
import { localDateOf } from '#domain/calendar/local-date.js'
import { people, projects, units } from '#testing/claims.js'
import { newKey, testApi, type TestApi } from './support/api.js'
import { offer } from './support/offer.js'
import type { Answer, Visitor } from './support/visitor.js'

let api: TestApi
let officer: Visitor
let otherOfficer: Visitor
let secretary: Visitor
let coordinator: Visitor
const today = localDateOf(Date.now())

beforeAll(async () => {
  api = await testApi()
  await api.startWorker()
  officer = await api.as(people.officer)
  otherOfficer = await api.as(people.otherOfficer)
  secretary = await api.as(people.east1Secretary)
  coordinator = await api.as(people.eastCoordinator)
})
afterAll(() => api.close())
afterEach(() => api.database.pool.query('TRUNCATE substitution'))

/** A claim that waits for the community's answer. */
const offered = async (projectId: string): Promise<Answer> => {
  const agency = await api.as(people.liaison)
  return (await agency.command('/api/claims', newKey(), offer({ projectId }))).body
}

const begin = (who: Visitor, changes: object) =>
  who.command<{ id: string } & Problem>('/api/substitutions', newKey(), {
    from: today,
    to: today,
    reason: '因病休假',
    ...changes,
  })

const listed = async (who: Visitor, box: string) =>
  substitutions.parse((await who.get(`/api/substitutions?box=${box}`)).body).items

const sign = async (who: Visitor, { processId }: Answer, key = newKey()) => {
  const page = await who.page(processId)
  const action = page.allowedActions.find(({ act }) => act === 'sign')
  const request = {
    seatId: action?.seatId ?? '',
    act: 'sign',
    expectedVersion: page.version,
    body: { answers: [] },
  }
  return { action, reply: await who.command(`/api/processes/${processId}/acts`, key, request) }
}

/** What somebody may do on a seat; to urge whoever has it needs none. */
const onSeats = async (who: Visitor, processId: string) =>
  (await who.page(processId)).allowedActions.filter(({ act }) => act !== 'remind')

test('whoever stands in has the tasks that are open already, and acts for the other', async () => {
  const claim = await offered(projects.east1[0])
  expect(await onSeats(coordinator, claim.processId)).toEqual([])
  expect(await begin(secretary, { substituteId: people.eastCoordinator })).toMatchObject({ status: 200 })
  const { action, reply } = await sign(coordinator, claim)
  expect(action?.onBehalfOf).toEqual({ personId: people.east1Secretary, name: '测试东一' })
  expect(reply).toMatchObject({ status: 200 })
  const told = await coordinator.get<{ lines: { sentence: string }[] }>(
    `/api/processes/${claim.processId}/timeline`,
  )
  expect(told.body.lines.map(({ sentence }) => sentence).join('\n')).toContain(
    '测试东街 代 测试东一（东一社区党组织副书记）签署',
  )
})

test('both may act: of two at the same moment one decides, the other hears by whom and for whom', async () => {
  const claim = await offered(projects.west1[0])
  const west = await api.as(people.west1Secretary)
  const above = await api.as(people.westCoordinator)
  await begin(west, { substituteId: people.westCoordinator })
  const replies = await Promise.all([sign(west, claim), sign(above, claim)])
  const statuses = replies.map(({ reply }) => reply.status).sort()
  expect(statuses).toEqual([200, 409])
  const [refused] = replies.map(({ reply }) => reply.body).filter(({ code }) => code !== undefined)
  expect(refused?.detail).toMatch(/已由测试西(一|街 代 测试西一 )/)
  const { rows } = await api.database.pool.query(
    `SELECT FROM journal WHERE process_id = $1 AND act = 'sign' AND seat_id IS NOT NULL AND by_person = ANY ($2)`,
    [claim.processId, [people.west1Secretary, people.westCoordinator]],
  )
  expect(rows).toHaveLength(1)
})

test('回避 holds for the substitute, too: nobody signs for both parties, whomever they stand in for', async () => {
  const claim = await offered(projects.west1[1])
  const west = await api.as(people.west1Secretary)
  await api.database.pool.query(
    `INSERT INTO role_grant (person_id, role, unit_id, granted_by) VALUES ($1, 'SubdistrictCoordinator', $2, 'test')`,
    [people.liaison, units.west],
  )
  expect(await begin(west, { substituteId: people.liaison })).toMatchObject({ status: 200 })
  const agency = await api.as(people.liaison)
  const page = await agency.page(claim.processId)
  const onBehalf = page.allowedActions.filter(({ onBehalfOf }) => onBehalfOf !== undefined)
  expect(onBehalf.map(({ act }) => act)).not.toContain('sign')
  const seatId = page.rounds[0]?.seats.find(({ chair }) => chair === 'community')?.seatId ?? ''
  const request = { seatId, act: 'sign', expectedVersion: page.version, body: { answers: [] } }
  expect(await agency.command(`/api/processes/${claim.processId}/acts`, newKey(), request)).toMatchObject({
    status: 403,
    body: { code: 'otherParty' },
  })
  await api.database.pool.query(`DELETE FROM role_grant WHERE person_id = $1 AND unit_id = $2`, [
    people.liaison,
    units.west,
  ])
})

test('the access review names the substitute, for whom and until when', async () => {
  const claim = await offered(projects.west1[2])
  await begin(await api.as(people.west1Secretary), { substituteId: people.westCoordinator })
  const security = await api.as(people.securityAdministrator)
  const { body } = await security.get<{ items: { personId: string; sentence: string }[] }>(
    `/api/access-review/processes/${claim.processId}`,
  )
  const reasons = body.items.filter(({ personId }) => personId === people.westCoordinator)
  expect(reasons.map(({ sentence }) => sentence)).toContain(`代 测试西一 办理（至 ${today}）`)
})

test('ended early, by either of the two and with a reason, it opens nothing more', async () => {
  const claim = await offered(projects.east1[1])
  const { id } = (await begin(secretary, { substituteId: people.eastCoordinator })).body
  const [seen] = await listed(coordinator, 'forMe')
  expect(seen).toMatchObject({ id, state: 'inForce', allowedActions: ['end'] })
  const { allowedActions, version } = await coordinator.page(claim.processId)
  const end = (who: Visitor, body: object) => who.command(`/api/substitutions/${id}/end`, newKey(), body)
  expect(await end(coordinator, {})).toMatchObject({ status: 422 })
  expect(await end(officer, { reason: '无关' })).toMatchObject({ body: { code: 'substitutionOthers' } })
  expect(await end(coordinator, { reason: '本人已返岗' })).toMatchObject({ status: 200 })
  const request = {
    seatId: allowedActions.find(({ act }) => act === 'sign')?.seatId,
    act: 'sign',
    expectedVersion: version,
    body: { answers: [] },
  }
  expect(
    await coordinator.command(`/api/processes/${claim.processId}/acts`, newKey(), request),
  ).toMatchObject({ body: { code: 'notYourSeat' } })
  expect(await listed(secretary, 'mine')).toMatchObject([
    { state: 'endedEarly', endedByName: '测试东街', endReason: '本人已返岗', allowedActions: [] },
  ])
})

test('it begins and ends by itself, and holds for the kinds it names', async () => {
  const claim = await offered(projects.east1[2])
  await begin(secretary, { substituteId: people.eastCoordinator, kinds: ['claim'] })
  const days = (from: number, to: number) =>
    api.database.pool.query(
      `UPDATE substitution SET from_on = $1::date + $2::int, to_on = $1::date + $3::int`,
      [today, from, to],
    )
  const actions = async () => (await onSeats(coordinator, claim.processId)).length
  expect(await actions()).toBeGreaterThan(0)
  await days(1, 2)
  expect(await actions()).toBe(0)
  await days(-2, -1)
  expect(await actions()).toBe(0)
  await days(-2, 0)
  expect(await actions()).toBeGreaterThan(0)
  await api.database.pool.query(`UPDATE substitution SET kinds = '{seal}'`)
  expect(await actions()).toBe(0)
})

test('it does not cascade', async () => {
  const { rows } = await api.database.pool.query<{ id: string }>(
    `SELECT id FROM process WHERE stage = 'negotiating' LIMIT 1`,
  )
  await begin(secretary, { substituteId: people.eastCoordinator })
  await begin(coordinator, { substituteId: people.officer })
  expect(await onSeats(officer, rows[0]?.id ?? '')).toEqual([])
})

test('set for somebody ill by who looks after their unit, and it says by whom', async () => {
  const principalId = people.liaison
  const agency = await api.as(people.agencySecretary)
  const wanted = { principalId, substituteId: people.otherLiaison }
  const choices = async (who: Visitor, query: string) =>
    substitutionChoices.parse((await who.get(`/api/substitutions/${query}`)).body).items
  expect(await choices(agency, 'principals?search=测试联络一')).toMatchObject([
    { personId: people.liaison, officeLabels: ['区教育局机关党支部机关党组织联络员'] },
    { personId: people.otherLiaison },
  ])
  const names = (await choices(agency, `candidates?principalId=${principalId}`)).map(each => each.personId)
  expect(names.slice(0, 2).sort()).toEqual([people.otherLiaison, people.agencySecretary].sort())
  expect(names).toContain(people.officer)
  expect(names).not.toContain(people.j2Liaison)
  expect(names).not.toContain(people.member)
  expect(await begin(await api.as(people.j2Secretary), wanted)).toMatchObject({
    status: 403,
    body: { code: 'substitutionBeyondScope' },
  })
  expect(await begin(agency, wanted)).toMatchObject({ status: 200 })
  expect(await listed(await api.as(people.liaison), 'mine')).toMatchObject([{ enteredByName: '测试书记一' }])
  expect(await listed(await api.as(people.securityAdministrator), 'others')).toHaveLength(1)
})

test.each<[string, object, string]>([
  ['by oneself', { substituteId: people.officer }, 'substituteSelf'],
  ['from below', { substituteId: people.eastCoordinator }, 'substituteOutOfReach'],
  ['by nobody', { substituteId: 'nobody' }, 'notFound'],
  ['on days gone by', { substituteId: people.otherOfficer, from: '2026-01-01' }, 'substitutionDates'],
  ['in a kind that is not there', { substituteId: people.otherOfficer, kinds: ['x'] }, 'invalidRequest'],
  ['without a reason', { substituteId: people.otherOfficer, reason: ' ' }, 'invalidRequest'],
])('refused: %s', async (_what, changes, code) => {
  expect(await begin(officer, changes)).toMatchObject({ body: { code } })
  expect(await listed(officer, 'mine')).toEqual([])
})

test('each for the other is refused, in words', async () => {
  await begin(officer, { substituteId: people.otherOfficer })
  const { body } = await begin(otherOfficer, { substituteId: people.officer })
  expect(body).toMatchObject({ code: 'substitutionCircle' })
  expect(body.detail).toContain('不能互相代理')
})
