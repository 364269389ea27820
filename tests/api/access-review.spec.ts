/** The access review says exactly what the guard does: held against asking the guard for everybody, one by one. */
import { people, units } from '#testing/claims.js'
import { testApi, type TestApi } from './support/api.js'
import { offered } from './support/offer.js'

let api: TestApi
const claims: string[] = []

beforeAll(async () => {
  api = await testApi()
  await api.startWorker()
  await sql(`UPDATE role_grant SET valid_to = current_date - 2 WHERE person_id = $1`, [people.otherOfficer])
  await sql(`UPDATE role_grant SET valid_from = current_date + 2 WHERE person_id = $1`, [people.deputyHead])
  await sql(`UPDATE person SET name = '=1+1' WHERE id = $1`, [people.head])
  const offers = [
    [people.liaison, 'east-1-1', units.j1],
    [people.j2Liaison, 'west-1-1', units.j2],
    [people.j3Liaison, 'east-2-1', units.j3],
  ] as const
  for (const [person, projectId, agencyId] of offers) {
    claims.push(
      await offered(await api.as(person), { projectId, agencyId, submit: projectId !== 'east-2-1' }),
    )
  }
  // Whoever started it has left the office, and still sees it.
  await sql(`UPDATE role_grant SET valid_to = current_date - 2 WHERE person_id = $1`, [people.j2Liaison])
})
afterAll(() => api.close())

const sql = (text: string, values: unknown[] = []) => api.database.pool.query(text, values)
interface Review {
  items: { personId: string; rule: string; sentence: string; grantedByName?: string }[]
}

const everybody = Object.values(people)

test('whoever the review names the guard lets in, and nobody else', async () => {
  const auditor = await api.as(people.securityAuditor)
  for (const claim of claims) {
    const admitted: string[] = []
    for (const person of everybody) {
      const visitor = await api.as(person)
      if ((await visitor.get(`/api/processes/${claim}`)).status === 200) admitted.push(person)
    }
    const path = `/api/access-review/processes/${claim}`
    const { status, body } = await auditor.get<Review>(path)
    // A draft is its author's alone, and the auditor does not see it either.
    if (claim === claims[2]) expect([status, admitted]).toEqual([404, [people.j3Liaison]])
    else expect([...new Set(body.items.map(({ personId }) => personId))].sort()).toEqual(admitted.sort())
  }
})

test('every reason is told: the office and where, having started it', async () => {
  await sql(
    `INSERT INTO role_grant (person_id, role, unit_id, granted_by) VALUES ($1, 'SecurityAuditor', '5117', 'test')`,
    [people.member],
  )
  const auditor = await api.as(people.securityAuditor)
  const { body } = await auditor.get<Review>(`/api/access-review/processes/${claims[1]}`)
  expect(body.items).toEqual(
    expect.arrayContaining([
      expect.objectContaining({ personId: people.j2Liaison, rule: 'started', sentence: '本人发起此事项' }),
      expect.objectContaining({
        personId: people.westCoordinator,
        sentence: '担任西街街道双报到负责人，该单位与此事项有关',
        grantedByName: '数据导入',
      }),
      expect.objectContaining({
        personId: people.member,
        sentence: '担任测试市安全审计员，可看本级及以下，其中“测试区”与此事项有关',
      }),
      expect.objectContaining({
        personId: people.west1Secretary,
        sentence: '担任西一社区党组织副书记，该单位与此事项有关',
      }),
    ]),
  )
})

test('what a person sees is counted as the guard counts it', async () => {
  const security = await api.as(people.securityAdministrator)
  for (const person of everybody) {
    const list = await (await api.as(person)).get<{ total: number }>('/api/processes')
    const { body } = await security.get<{ own: { sees: number } }>(`/api/access-review/people/${person}`)
    expect([person, body.own.sees]).toEqual([person, list.body.total])
  }
})

test('both come as spreadsheets in which nothing is a formula', async () => {
  const security = await api.as(people.securityAdministrator)
  const who = await security.get<string>(`/api/access-review/processes/${claims[0]}/people.csv`)
  expect(who.body).toContain(`\r\n'=1+1,`)
  expect(who.body).not.toMatch(/(^|,|\n)=/m)
  const what = await security.get<string>(`/api/access-review/people/${people.head}/offices.csv`)
  expect(what.body).toContain(`'=1+1,组织部部长,测试区,`)
})

test('a draft is in the list of nobody else, however many units they look after', async () => {
  await sql(
    `INSERT INTO org_unit (id, kind, name, parent_id, path)
     SELECT 'many-' || no, 'community', '社区' || no, root.id, root.path || 'many-' || no || '/'
     FROM org_unit root, generate_series(1, 2001) no WHERE root.id = '5117'`,
  )
  await sql(
    `INSERT INTO role_grant (person_id, role, unit_id, granted_by)
     SELECT person_id, role, '5117', 'test' FROM role_grant WHERE person_id = $1 LIMIT 1`,
    [people.officer],
  )
  const officer = await api.as(people.officer)
  const { body } = await officer.get<{ items: { id: string }[] }>('/api/processes?limit=50')
  const listed = body.items.map(({ id }) => id)
  expect(listed).toEqual(expect.arrayContaining(claims.slice(0, 2)))
  expect(listed).not.toContain(claims[2])
})
