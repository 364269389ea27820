/** 评议结果: words of residents before anybody reads them, the export, units that lie elsewhere. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { evaluationList } from '#contracts/http/evaluations.js'
import { commentsToScreen, evaluationResults } from '#contracts/http/evaluation-results.js'
import { findNamesIn } from '#persistence/evaluation/objections.js'
import { searchablePinyin } from '#persistence/seed/pinyin.js'
import { readSpreadsheet } from '#persistence/spreadsheet/read-spreadsheet.js'
import { people, units } from '#testing/claims.js'
import { EvaluationRoom } from './support/evaluation-room.js'
import type { Visitor } from './support/visitor.js'

let room: EvaluationRoom
let officer: Visitor

beforeAll(async () => {
  room = await EvaluationRoom.open()
  ;({ officer } = room)
  await room.begin()
  for (const number of [1, 2, 3, 4, 5]) await room.onPaper(number, [1])
  await room.counted()
  await room.does(officer, 'openObjections', { opinion: '核对无误' })
})
afterAll(() => room.close())

const exported = async ({ cookie }: Visitor) => {
  const answer = await fetch(`${room.api.url}/api/evaluations/${room.id}/results.xlsx`, {
    headers: { cookie },
  })
  const folder = mkdtempSync(join(tmpdir(), 'results-'))
  writeFileSync(join(folder, 'results.xlsx'), Buffer.from(await answer.arrayBuffer()))
  const found = await readSpreadsheet(join(folder, 'results.xlsx'))
  rmSync(folder, { recursive: true })
  return found
}

test('words of residents that name somebody on the lists, or say where somebody lives, are told to whoever screens them', async () => {
  await room.api.database.pool.query(
    `INSERT INTO evaluation_comment (id, evaluation_id, community_id, text)
     SELECT gen_random_uuid(), $1, $2, p.name || '常来3栋2单元看我' FROM person p WHERE p.id = $3`,
    [room.id, units.east1, people.member],
  )
  const { body } = await officer.get<unknown>(`/api/evaluations/${room.id}/comments`)
  const [{ findings } = { findings: [] }] = commentsToScreen.parse(body).items
  expect(findings).toEqual(['住址：3栋2单元', expect.stringMatching(/^人名（名册里有）：/)])
})

test('names are found however long they are, and only where the whole of them stands', async () => {
  const { pool } = room.api.database
  await pool.query(
    `INSERT INTO person (id, unit_id, name, pinyin) VALUES ('long', $1, '阿依古丽·买买提', 'a'), ('two', $1, '覃勉', 'q'),
       ('beginning', $1, '阿依古丽·吐尔逊', 'a'), ('sign', $1, '勉', 'm')`,
    [units.j1],
  )
  const texts = ['好', '谢谢阿依古丽·买买提和覃勉', '', '覃，勉励大家']
  expect(await findNamesIn(pool, texts)).toEqual([[], ['覃勉', '阿依古丽·买买提'].sort(), [], []])
})

test('of many words of residents a page has the first, says how many there are, and the export has all', async () => {
  const { pool } = room.api.database
  await pool.query(
    `INSERT INTO evaluation_comment (id, evaluation_id, community_id, text, state)
     SELECT gen_random_uuid(), $1, $2, '第' || n || '句', 'shown' FROM generate_series(1, 230) n`,
    [room.id, units.east1],
  )
  const { comments, commentsTotal } = await room.results(officer)
  expect([comments.length, commentsTotal]).toEqual([200, 230])
  const found = await exported(officer)
  expect(found.ok && found.sheets.map(({ name, rows }) => [name, rows.length])).toContainEqual([
    '居民留言',
    231,
  ])
  const liaison = await room.api.as(people.liaison)
  expect((await room.results(liaison)).commentsTotal).toBe(0)
  const own = await exported(liaison)
  expect(own.ok && own.sheets.map(({ name }) => name)).toEqual(['评议结果'])
})

test('a result is found by the name of whom it is about, and by its pinyin', async () => {
  const found = async (search: string) => {
    const path = `/api/evaluations/${room.id}/results?search=${encodeURIComponent(search)}`
    return evaluationResults.parse((await officer.get<unknown>(path)).body).items.map(({ name }) => name)
  }
  const [whole] = (await room.results(officer)).items
  const letters = searchablePinyin(whole!.name, { surname: false }).split(' ')[0]
  expect(await found(whole!.name)).toContain(whole!.name)
  expect(await found(letters!)).toContain(whole!.name)
  expect(await found('zzz')).toEqual([])
})

test('the exported results end with the last of them, however many there are', async () => {
  await room.api.database.pool.query(
    `WITH come AS (
       INSERT INTO person (id, unit_id, name, pinyin) SELECT 'many-' || n, $2, '党员' || n, 'dang' FROM generate_series(1, 1100) n
       RETURNING id, name
     )
     INSERT INTO evaluation_subject (evaluation_id, community_id, place, subject_kind, subject_id, name)
     SELECT $1, $3, 1000 + row_number() OVER (), 'person', id, name FROM come`,
    [room.id, units.j1, units.east1],
  )
  const found = await exported(officer)
  const { total } = await room.results(officer)
  expect(total).toBeGreaterThan(1_100)
  expect(found.ok && found.sheets[0]?.rows.length).toBe(total + 1)
})

test('a unit that lies outside of the district and is judged in it sees its own, and others there do not', async () => {
  const { pool } = room.api.database
  await pool.query(
    `INSERT INTO org_unit (id, kind, name, parent_id, path, sort) VALUES ('city-office', 'agencyPartyOrganization', '市档案馆党支部', NULL, '/city-office/', 1);
     INSERT INTO person (id, unit_id, name, pinyin) VALUES ('archivist', 'city-office', '史官', 'shiguan'), ('clerk', 'city-office', '书吏', 'shuli');
     INSERT INTO role_grant (person_id, unit_id, role, valid_from, granted_by) VALUES ('archivist', 'city-office', 'AgencyLiaison', '2020-01-01', 'test'),
       ('clerk', 'city-office', 'CommunityDeputySecretary', '2020-01-01', 'test')`,
  )
  await pool.query(
    `INSERT INTO evaluation_subject (evaluation_id, community_id, place, subject_kind, subject_id, name)
     VALUES ($1, $2, 99, 'unit', 'city-office', '市档案馆党支部')`,
    [room.id, units.east1],
  )
  const [archivist, clerk] = await Promise.all(['archivist', 'clerk'].map(person => room.api.as(person)))
  if (!archivist || !clerk) throw new Error('somebody is missing')
  expect((await room.results(archivist)).items).toMatchObject([{ id: 'city-office', answered: 0 }])
  const { items } = evaluationList.parse((await archivist.get<unknown>('/api/evaluations')).body)
  expect(items).toMatchObject([{ id: room.id }])
  expect((await clerk.get(`/api/evaluations/${room.id}`)).status).toBe(404)
  expect(await clerk.get('/api/evaluations')).toMatchObject({ body: { items: [] } })
})
