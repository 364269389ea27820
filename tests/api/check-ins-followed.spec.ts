/** A check-in that waits while units become one, or while whoever asked leaves: it goes on, or ends and says why. */
import { processPage } from '#contracts/http/processes.js'
import { changeTree } from '#persistence/organisation/change-tree.js'
import { followDirectory, followMembers } from '#temporal/follow-directory.js'
import { people, units } from '#testing/claims.js'
import { lifecycles } from '#workflows/lifecycles.js'
import { newKey, testApi, type TestApi } from './support/api.js'
import type { Answer, Visitor } from './support/visitor.js'

let api: TestApi
let east1: Visitor
let administrator: Visitor

beforeAll(async () => {
  api = await testApi()
  await api.startWorker()
  east1 = await api.as(people.east1Secretary)
  administrator = await api.as(people.systemAdministrator)
})
afterAll(() => api.close())

const file = async (person: string, body: object): Promise<string> => {
  const visitor = await api.as(person)
  const reply = await visitor.command<Answer>('/api/check-ins', newKey(), body)
  expect(reply).toMatchObject({ status: 201 })
  return reply.body.processId
}
const pageOf = async (visitor: Visitor, id: string) =>
  processPage.parse((await visitor.get<unknown>(`/api/processes/${id}`)).body)
const confirm = async (visitor: Visitor, id: string) => {
  const { version, allowedActions } = await pageOf(visitor, id)
  const seatId = allowedActions.find(({ act }) => act === 'confirm')?.seatId ?? 'none'
  const body = { seatId, act: 'confirm', expectedVersion: version, body: { note: '' } }
  return visitor.command<Answer>(`/api/processes/${id}/acts`, newKey(), body)
}
const lastSentence = async (id: string): Promise<string | undefined> => {
  const path = `/api/processes/${id}/timeline`
  const { body } = await administrator.get<{ lines: { sentence: string }[] }>(path)
  return body.lines.map(({ sentence }) => sentence).find(sentence => sentence.includes('终止了'))
}
const standing = async (): Promise<number> =>
  (await api.database.pool.query('SELECT FROM membership WHERE valid_to IS NULL')).rowCount ?? 0
const follow = async () => {
  const { pool } = api.database
  await followDirectory(pool, api.temporal.client, lifecycles)
  return followMembers(pool, api.temporal.client, lifecycles)
}

test('whoever left cannot be confirmed any more, and the check-in ends and says why', async () => {
  const id = await file(people.member, { subject: 'member', communityId: units.east1 })
  await api.database.pool.query('UPDATE person SET left_on = current_date - 2 WHERE id = $1', [people.member])
  expect(await confirm(east1, id)).toMatchObject({ status: 409, body: { code: 'memberGone' } })
  expect(await follow()).toEqual({ done: 1, failed: 0 })
  expect(await pageOf(east1, id)).toMatchObject({ tone: 'stopped' })
  expect(await lastSentence(id)).toBe('系统终止了该事项：本人已离任，或不在机关党组织的在职党员名单中。')
  expect(await follow()).toEqual({ done: 0, failed: 0 })
  expect(await standing()).toBe(0)
})

test('whoever changes unit while it waits is confirmed for the new one, by the same community', async () => {
  await api.database.pool.query('UPDATE person SET left_on = NULL WHERE id = $1', [people.member])
  const id = await file(people.member, { subject: 'member', communityId: units.east1 })
  await api.database.pool.query(
    `UPDATE role_grant SET unit_id = $2 WHERE person_id = $1 AND role = 'InServicePartyMember'`,
    [people.member, units.j2],
  )
  expect(await follow()).toEqual({ done: 1, failed: 0 })
  expect(await pageOf(east1, id)).toMatchObject({ checkIn: { agency: { id: units.j2 } } })
  expect(await confirm(east1, id)).toMatchObject({ status: 200 })
  const { rows } = await api.database.pool.query('SELECT agency_id FROM membership WHERE id = $1', [id])
  expect(rows).toEqual([{ agency_id: units.j2 }])
})

test('two Party organisations that become one wait for one answer; the community that became another gives it', async () => {
  const asked = (agencyId: string) => ({ subject: 'agency', agencyId, communityId: units.east1 })
  const own = await file(people.liaison, asked(units.j1))
  const others = await file(people.j3Liaison, asked(units.j3))
  const order = { by: people.systemAdministrator, reason: '机构改革' }
  const today = new Date().toLocaleDateString('sv', { timeZone: 'Asia/Shanghai' })
  const merge = (unitId: string, intoId: string) =>
    changeTree(api.database.pool, { ...order, today }, { name: 'merge', unitId, intoId })
  await merge(units.j1, units.j3)
  await follow()
  expect(await lastSentence(own)).toBe('系统终止了该事项：承接单位的同一报到已在办理。')
  await merge(units.east1, units.west1)
  await follow()
  const west1 = await api.as(people.west1Secretary)
  expect(await confirm(west1, others)).toMatchObject({ status: 200 })
  const { rows } = await api.database.pool.query(
    'SELECT agency_id, community_id FROM membership WHERE id = $1',
    [others],
  )
  expect(rows).toEqual([{ agency_id: units.j3, community_id: units.west1 }])
})
