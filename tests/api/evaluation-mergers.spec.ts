/** 群众民主评议 when an agency becomes part of another: its result is received, seen, objected to and acknowledged by the successor. */
import { evaluationList } from '#contracts/http/evaluations.js'
import { moveDemoClock } from '#persistence/clocks/move-demo-clock.js'
import { changeTree } from '#persistence/organisation/change-tree.js'
import { businessToday } from '#persistence/read/demo-clock.js'
import { followDirectory } from '#temporal/follow-directory.js'
import { people, units } from '#testing/claims.js'
import { lifecycles } from '#workflows/lifecycles.js'
import { EvaluationRoom } from './support/evaluation-room.js'
import type { Visitor } from './support/visitor.js'

let room: EvaluationRoom
let officer: Visitor
let successor: Visitor

beforeAll(async () => {
  room = await EvaluationRoom.open()
  ;({ officer } = room)
  await room.begin()
  // Judged beside the member, whose unit is another one; both lie outside of the district.
  const { pool } = room.api.database
  await pool.query(
    `INSERT INTO org_unit (id, kind, name, parent_id, path, sort) VALUES
       ('city', 'agency', '市直机关', NULL, '/city/', 1),
       ('archive', 'agencyPartyOrganization', '市档案馆党支部', 'city', '/city/archive/', 1),
       ('library', 'agencyPartyOrganization', '市图书馆党支部', 'city', '/city/library/', 2),
       ('museum', 'agencyPartyOrganization', '市博物馆党支部', 'city', '/city/museum/', 3),
       ('gallery', 'agencyPartyOrganization', '市美术馆党支部', 'city', '/city/gallery/', 4),
       ('institute', 'agencyPartyOrganization', '市文化研究院党支部', 'city', '/city/institute/', 5);
     INSERT INTO person (id, unit_id, name, pinyin) VALUES ('librarian', 'library', '书吏', 'shuli');
     INSERT INTO role_grant (person_id, unit_id, role, valid_from, granted_by)
     VALUES ('librarian', 'library', 'AgencySecretary', '2020-01-01', 'test')`,
  )
  await pool.query(
    `INSERT INTO evaluation_subject (evaluation_id, community_id, place, subject_kind, subject_id, name)
     VALUES ($1, $2, 2, 'unit', 'archive', '市档案馆党支部'), ($1, $2, 3, 'unit', 'museum', '市博物馆党支部'),
       ($1, $2, 4, 'unit', 'gallery', '市美术馆党支部')`,
    [room.id, units.east1],
  )
  successor = await room.api.as('librarian')
})
afterAll(() => room.close())

const merge = async (unitId: string, intoId: string) => {
  const { database, temporal } = room.api
  const order = {
    by: people.systemAdministrator,
    reason: '机构改革',
    today: await businessToday(database.pool),
  }
  const answer = await changeTree(database.pool, order, { name: 'merge', unitId, intoId })
  expect(answer).toMatchObject({ unitId: intoId })
  await followDirectory(database.pool, temporal.client, lifecycles)
}
const path = () => `/api/evaluations/${room.id}`

test('merged while votes are taken, its successor is who hears of it, and nobody else does', async () => {
  expect((await successor.get(path())).status).toBe(404)
  await merge('archive', 'library')
  expect((await successor.get(path())).status).toBe(200)
  const { items } = evaluationList.parse((await successor.get<unknown>('/api/evaluations')).body)
  expect(items).toMatchObject([{ id: room.id }])
})

test('it sees the result under the name that was judged, and objects to it', async () => {
  for (const number of [1, 2, 3, 4, 5]) await room.onPaper(number, [1, 2, 1, 1])
  await room.counted()
  await room.does(officer, 'openObjections', { opinion: '核对无误' })
  const { items } = await room.results(successor)
  expect(items).toMatchObject([{ kind: 'unit', id: 'archive', answered: 5, score: 80, mayObject: true }])
  const objection = {
    ...{ name: 'object', kind: 'unit', subjectId: 'archive' },
    text: '我单位已并入，全年只有上半年在该社区服务。',
  }
  expect((await room.command(await room.api.as(people.liaison), objection)).status).toBe(404)
  const made = await room.command(successor, objection)
  expect(made.status).toBe(200)
  expect(await successor.get(`${path()}/objections`)).toMatchObject({
    body: { items: [{ text: objection.text }] },
  })
  const decision = { name: 'decide', objectionId: made.body.id, decision: 'noted', reason: '属实，附说明' }
  expect((await room.command(officer, decision)).status).toBe(200)
})

/** By receiver: who said that it has come, or how it stands. */
const receipts = async () =>
  Object.fromEntries(
    ((await room.detail(officer)).receipts ?? []).map(({ unit, state, byName }) => [
      unit.id,
      byName ?? state,
    ]),
  )

test('it is asked to acknowledge it, once, and has', async () => {
  await room.moveTo('publishing')
  await room.does(room.deputyHead, 'publishResults', { opinion: '同意' })
  const waiting = [units.district, 'gallery', units.j1, 'library', 'museum'].map(id => [id, 'waiting'])
  expect(await receipts()).toEqual(Object.fromEntries(waiting))
  expect(await room.cardOf(successor, 'resultReceipts')).toBe(1)
  await room.does(successor, 'acknowledgeResults', {})
  expect(await room.cardOf(successor, 'resultReceipts')).toBe(0)
})

test('another that becomes part of it afterwards has its result acknowledged too', async () => {
  await merge('museum', 'library')
  // What others say now ends nothing that it has still to say.
  await room.does(await room.api.as(people.head), 'acknowledgeResults', {})
  const asked = (await room.detail(officer)).receipts?.find(({ unit }) => unit.id === 'library')
  expect(asked).toMatchObject({ state: 'waiting', isAskedAgain: true, mergedIn: ['市博物馆党支部'] })
  expect(await room.cardOf(successor, 'resultReceipts')).toBe(1)
  expect((await room.pageOf(successor)).evaluation?.mergedIn).toEqual([
    { chair: 'library', units: ['市博物馆党支部'] },
  ])
  await room.does(successor, 'acknowledgeResults', {})
  expect(await receipts()).toMatchObject({ library: '书吏' })
})

test('what a unit has acknowledged is shown as it where the unit becomes part of one that was not asked', async () => {
  await merge('library', 'institute')
  expect(await receipts()).toMatchObject({ institute: '书吏' })
})

test('what it has said for itself is not what another was asked that it becomes part of', async () => {
  await merge('institute', units.j1)
  const liaison = await room.api.as(people.liaison)
  expect(await receipts()).toMatchObject({ gallery: 'waiting', [units.j1]: 'waiting' })
  expect(await room.cardOf(liaison, 'resultReceipts')).toBe(1)
  await room.does(liaison, 'acknowledgeResults', {})
  const received = (await room.detail(officer)).receipts?.find(({ unit }) => unit.id === units.j1)
  const mergedIn = ['市图书馆党支部', '市博物馆党支部', '市文化研究院党支部']
  expect(received).toMatchObject({ state: 'received', mergedIn: expect.arrayContaining(mergedIn) })
  expect((await room.results(liaison)).items.map(({ id }) => id).sort()).toEqual(
    ['archive', people.member, 'museum'].sort(),
  )
})

test('a membership that has ended by the programme’s day opens no result any more, whatever Postgres’ day is', async () => {
  const { pool } = room.api.database
  const liaison = await room.api.as(people.liaison)
  const seen = async () => (await room.results(liaison)).items.map(({ id }) => id)
  await pool.query(
    `UPDATE role_grant SET valid_to = (now() AT TIME ZONE 'Asia/Shanghai')::date + 3
     WHERE person_id = $1 AND role = 'InServicePartyMember'`,
    [people.member],
  )
  expect(await seen()).toContain(people.member)
  await moveDemoClock(pool, 5 * 86_400_000)
  expect((await seen()).sort()).toEqual(['archive', 'museum'])
})

test('ended without its word, a receiver has not acknowledged it, whoever becomes part of it later', async () => {
  await room.moveTo('delivered')
  await merge(units.j1, 'gallery')
  expect(await receipts()).toMatchObject({ gallery: 'unreceived' })
})
