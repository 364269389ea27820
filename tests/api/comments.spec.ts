/** 评论: who may say something beside a process, whom it reaches, and which files it may carry. */
import { randomUUID } from 'node:crypto'
import type { z } from 'zod'
import type { commentList, tellableList } from '#contracts/http/comments.js'
import type { Problem } from '#contracts/http/shared.js'
import { people, projects, units } from '#testing/claims.js'
import { newKey, testApi, type TestApi } from './support/api.js'
import { offered } from './support/offer.js'
import { filesOf, uploaded } from './support/files.js'
import type { Visitor } from './support/visitor.js'

let api: TestApi
let agency: Visitor
let community: Visitor
let claimId: string

beforeAll(async () => {
  api = await testApi()
  await api.startWorker()
  agency = await api.as(people.liaison)
  community = await api.as(people.east1Secretary)
  claimId = await offered(agency, { projectId: projects.east1[0] })
})
afterAll(() => api.close())

const say = (visitor: Visitor, body: object, expectedVersion = 0, processId = claimId) =>
  visitor.command(`/api/processes/${processId}/acts`, newKey(), {
    seatId: '',
    act: 'comment',
    expectedVersion,
    body,
  })
const comments = async (visitor: Visitor) =>
  (await visitor.get<z.output<typeof commentList>>(`/api/processes/${claimId}/comments`)).body
const tellable = async (search: string) =>
  (
    await agency.get<z.output<typeof tellableList>>(
      `/api/processes/${claimId}/tellable?search=${encodeURIComponent(search)}`,
    )
  ).body.items

test('a comment with a file reaches whom it mentions, and grows nobody’s page old', async () => {
  const before = await community.page(claimId)
  const file = await uploaded(agency, claimId, '现场情况', '现场.txt')
  const said = await say(agency, { text: '请看现场', mentions: [people.east1Secretary], files: [file.id] })
  expect(said.status).toBe(200)
  const { items, allowedActions } = await comments(community)
  expect(allowedActions).toEqual(['comment'])
  expect(items).toMatchObject([
    {
      text: '请看现场',
      by: { personId: people.liaison },
      mentions: [{ personId: people.east1Secretary }],
      files: [{ id: file.id, name: '现场.txt', allowedActions: ['download'] }],
    },
  ])
  expect((await community.page(claimId)).version).toBe(before.version)
  const { rows } = await api.database.pool.query(
    `SELECT person_id FROM notice WHERE process_id = $1 AND template = 'process.mentioned'`,
    [claimId],
  )
  expect(rows).toEqual([{ person_id: people.east1Secretary }])
})

test('whoever is mentioned and only belongs to a unit of it may look and take part afterwards', async () => {
  // An office-holder of the agency's Party organisation, who is no part of it yet.
  const [found] = await tellable('')
  expect(found).toMatchObject({ name: expect.any(String), unitName: expect.any(String) })
  await api.database.pool.query(
    `INSERT INTO role_grant (person_id, role, unit_id, granted_by) VALUES ($1, 'InServicePartyMember', $2, 'test')
     ON CONFLICT DO NOTHING`,
    [people.member, units.j1],
  )
  const member = await api.as(people.member)
  expect((await member.get(`/api/processes/${claimId}`)).status).toBe(404)
  expect((await say(agency, { text: '请协助', mentions: [people.member] })).status).toBe(200)
  expect((await member.get(`/api/processes/${claimId}`)).status).toBe(200)
  expect((await member.get(filesOf(claimId))).status).toBe(200)
  expect((await say(member, { text: '收到' })).status).toBe(200)
  await uploaded(member, claimId, '协助情况', '协助.txt')
})

test('people are found by name and by pinyin', async () => {
  const { rows } = await api.database.pool.query<{ name: string; pinyin: string }>(
    'SELECT name, pinyin FROM person WHERE id = $1',
    [people.east1Secretary],
  )
  const [{ name, pinyin } = { name: '', pinyin: '' }] = rows
  for (const typed of [name, pinyin.split(' ')[0] ?? ''])
    expect((await tellable(typed)).map(({ personId }) => personId)).toContain(people.east1Secretary)
  expect(await tellable('没有这个人')).toEqual([])
})

test.each<[string, () => Promise<object>, string, string[]]>([
  ['nothing', async () => ({ text: '  ' }), 'invalidRequest', ['body.text']],
  [
    'somebody who cannot be told',
    async () => ({ text: '看', mentions: [people.j2Liaison] }),
    'invalidRequest',
    ['body.mentions'],
  ],
  [
    'a file that is not there',
    async () => ({ text: '看', files: [randomUUID()] }),
    'invalidRequest',
    ['body.files'],
  ],
  [
    'a file of another process',
    async () => {
      const other = await offered(agency, { projectId: projects.east1[1] })
      return { text: '看', files: [(await uploaded(agency, other)).id] }
    },
    'invalidRequest',
    ['body.files'],
  ],
  [
    'a file that was withdrawn',
    async () => {
      const { id } = await uploaded(agency, claimId, '误传', '误传.txt')
      await agency.post(`${filesOf(claimId)}/${id}/withdraw`, {})
      return { text: '看', files: [id] }
    },
    'fileWithdrawn',
    [],
  ],
])('%s is refused', async (_what, body, code, paths) => {
  const { body: problem } = await say(agency, await body())
  expect(problem.code).toBe(code)
  expect((problem.problems ?? []).map(({ path }) => path)).toEqual(paths)
})

test('an act of a form carries files of the process, and no others', async () => {
  const carried = await offered(agency, { projectId: projects.east1[2] })
  const page = await community.page(carried)
  const { seatId = '' } = page.allowedActions.find(({ act }) => act === 'sign') ?? {}
  const sign = (files: string[]) =>
    community.command(`/api/processes/${carried}/acts`, newKey(), {
      seatId,
      act: 'sign',
      expectedVersion: page.version,
      body: { answers: [], files },
    })
  const elsewhere = await uploaded(agency, claimId, '别处的', '别处.txt')
  expect((await sign([elsewhere.id])).body.code).toBe('invalidRequest')
  const file = await uploaded(agency, carried, '签署依据', '依据.txt')
  expect((await sign([file.id])).status).toBe(200)
  const { body: csv } = await community.get<string>(`/api/processes/${carried}/timeline.csv`)
  expect(csv.split('\r\n').some(line => line.includes('签署') && line.includes(`附：《依据.txt》`))).toBe(
    true,
  )
})

test('whoever only sees the process says nothing, and a stranger learns nothing', async () => {
  const above = await api.as(people.eastCoordinator)
  expect((await say(above, { text: '知道了' })).body.code).toBe('notInvolved')
  expect((await comments(above)).allowedActions).toEqual([])
  const stranger = await api.as(people.j2Liaison)
  expect((await say(stranger, { text: '知道了' })).body.code).toBe('notFound')
  const path = `/api/processes/${claimId}/comments`
  expect((await stranger.get<Problem>(path)).body.code).toBe('notFound')
})
