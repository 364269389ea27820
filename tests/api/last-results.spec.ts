/** A published result is a fact of later processes: seen beside the names there by those entitled to it, and by nobody else. */
import { judgedList } from '#contracts/http/evaluations.js'
import { lastResults } from '#contracts/http/last-results.js'
import { processList } from '#contracts/http/processes.js'
import { localDateOf } from '#domain/calendar/local-date.js'
import { orderFollowUps } from '#persistence/follow-ups/follow-ups.js'
import { findLastResults } from '#persistence/evaluation/find-last-results.js'
import { claimTerms, people, projects, units } from '#testing/claims.js'
import { seedEvaluation, testUrnKeys } from '#testing/evaluations.js'
import { beginFollowUps } from '../../apps/worker/follow-ups/begin-follow-ups.js'
import { newKey, testApi, type TestApi } from './support/api.js'
import type { Answer, Visitor } from './support/visitor.js'

let api: TestApi
const urns = testUrnKeys()
const year = Number(localDateOf(Date.now()).slice(0, 4))

beforeAll(async () => {
  api = await testApi()
  await api.startWorker()
  const judged = [
    { kind: 'unit' as const, id: units.j1, name: '区司法局机关党支部' },
    { kind: 'person' as const, id: people.member, name: '测试党员' },
  ]
  const publish = async (ofYear: number, very: number) => {
    const { id } = await seedEvaluation(api.database.pool, urns.keys, {
      ...{ year: ofYear, state: 'published', communities: { [units.east1]: judged } },
    })
    await api.database.pool.query(
      `INSERT INTO evaluation_result (evaluation_id, subject_kind, subject_id, community_id, choice, count)
       SELECT $1, kind, id, $2, choice, count FROM (VALUES ('unit', $3, 'very', $5::int), ('unit', $3, 'well', 20),
         ('person', $4, 'very', 12)) AS r (kind, id, choice, count)`,
      [id, units.east1, units.j1, people.member, very],
    )
    return id
  }
  await publish(year - 2, 80)
  await publish(year - 1, 20)
})
afterAll(async () => {
  urns.remove()
  await api.close()
})

const told = async (who: Visitor, processId: string) => {
  const answer = await who.get<unknown>(`/api/processes/${processId}/last-results`)
  return answer.status === 200 ? lastResults.parse(answer.body).items : answer.status
}
const ofUnit = { kind: 'unit', id: units.j1, year: year - 1, score: 90, answered: 40 }
const ofMember = { kind: 'person', id: people.member, answered: 12, noScore: '样本不足，不作依据' }

test('beside a claim: the Organization Department and the agency see it, the community that signs does not', async () => {
  const liaison = await api.as(people.liaison)
  const offer = { projectId: projects.east1[0], agencyId: units.j1, startedBy: 'agency', submit: true }
  const begun = await liaison.command<Answer>('/api/claims', newKey(), { ...offer, terms: claimTerms() })
  const { processId } = begun.body
  for (const who of [people.officer, people.liaison, people.agencySecretary])
    expect(await told(await api.as(who), processId)).toMatchObject([ofUnit])
  expect(await told(await api.as(people.east1Secretary), processId)).toEqual([])
  expect(await told(await api.as(people.j2Liaison), processId)).toBe(404)
  // Who looked is on record before it is shown.
  const { rows } = await api.database.pool.query(
    `SELECT subject_id FROM audit_entry WHERE operation = 'lastResults' AND outcome = 'done' AND person_id = $1`,
    [people.officer],
  )
  expect(rows).toEqual([{ subject_id: processId }])
})

test('beside an interview and a reminder: with how many it rests on, and no score from too few', async () => {
  await orderFollowUps(
    api.database.pool,
    (['interview', 'reminder'] as const).map(kind => ({
      ...{ month: `${year}-01`, kind, subjectId: kind === 'interview' ? people.member : units.j1 },
      ...{ agencyId: units.j1, districtId: units.district, orderedBy: people.officer },
    })),
  )
  await beginFollowUps(api.database.pool, api.temporal.client)
  const [officer, member, secretary] = [
    await api.as(people.officer),
    await api.as(people.member),
    await api.as(people.agencySecretary),
  ]
  const idOf = async (kind: string) =>
    processList.parse((await officer.get<unknown>(`/api/processes?kind=${kind}`)).body).items[0]?.id ?? ''
  for (const who of [officer, member, secretary])
    expect(await told(who, await idOf('interview'))).toMatchObject([ofMember])
  expect(await told(officer, await idOf('reminder'))).toMatchObject([ofUnit])
})

test('beside those whom the next edition judges, for the Organization Department', async () => {
  const officer = await api.as(people.officer)
  await api.database.pool.query(
    `INSERT INTO membership (id, subject, person_id, agency_id, community_id, valid_from)
     VALUES (gen_random_uuid(), 'member', $1, $2, $3, make_date($4, 1, 1))`,
    [people.member, units.j1, units.east1, year],
  )
  const settings = {
    ...{ title: `${year}年群众民主评议`, year, questionnaireVersion: 1, households: 10, minimumValid: 5 },
    ...{ k: 3, leastAttendances: 0, opensOn: `${year}-12-31` },
  }
  const body = { districtId: units.district, settings, communityIds: [units.east1] }
  const { processId } = (await officer.command<Answer>('/api/evaluations', newKey(), body)).body
  const judged = await officer.get<unknown>(`/api/evaluations/${processId}/judged?communityId=${units.east1}`)
  expect(judgedList.parse(judged.body).items).toMatchObject([{ id: people.member, lastResult: ofMember }])
})

test('a unit has also the results of what became part of it: its own first, then the one that closed last', async () => {
  const { pool } = api.database
  const judged = [{ kind: 'unit' as const, id: units.j3, name: '区第三机关党支部' }]
  const elsewhere = async (district: string, very: number, closesAt: string) => {
    const { id } = await seedEvaluation(pool, urns.keys, {
      ...{ year: year - 5, state: 'published', communities: { [units.east1]: judged } },
      closesAt: new Date(closesAt),
    })
    await pool.query(
      `INSERT INTO org_unit (id, kind, name, path, sort) VALUES ($1, 'district', $1, '/' || $1 || '/', 9)`,
      [district],
    )
    await pool.query('UPDATE evaluation SET district_id = $2, year = $3 WHERE id = $1', [
      id,
      district,
      year - 1,
    ])
    await pool.query(
      `INSERT INTO evaluation_result (evaluation_id, subject_kind, subject_id, community_id, choice, count)
       SELECT $1, 'unit', $2, $3, choice, count FROM (VALUES ('very', $4::int), ('well', 40 - $4::int)) AS r (choice, count)`,
      [id, units.j3, units.east1, very],
    )
    return id
  }
  const earlier = await elsewhere('north', 40, '2020-11-01')
  const later = await elsewhere('south', 0, '2020-12-01')
  const of = async (id: string) => {
    const sight = { above: ['/'], unitIds: [], personId: 'nobody' }
    return (await findLastResults(pool, [{ kind: 'unit', id }], sight)).map(
      ({ evaluationId, id: asked, distribution }) => [asked, evaluationId, distribution['very']],
    )
  }
  expect(await of(units.j2)).toEqual([])
  const becomes = (into: string) =>
    pool.query('UPDATE org_unit SET merged_into_id = $2 WHERE id = $1', [units.j3, into])
  await becomes(units.j2)
  expect(await of(units.j2)).toEqual([[units.j2, later, 0]])
  await pool.query('UPDATE evaluation SET closes_at = $2 WHERE id = $1', [earlier, '2020-12-31'])
  expect(await of(units.j2)).toEqual([[units.j2, earlier, 40]])
  await becomes(units.j1)
  expect(await of(units.j1)).toEqual([[units.j1, expect.not.stringContaining(earlier), 20]])
})

test('an upheld objection leaves no score', async () => {
  await api.database.pool.query(
    `INSERT INTO evaluation_objection (id, evaluation_id, subject_kind, subject_id, unit_id, text, by, decision)
     SELECT gen_random_uuid(), id, 'unit', $1, $1, '有异议', 'x', 'withdrawn' FROM evaluation WHERE year = $2`,
    [units.j1, year - 1],
  )
  const officer = await api.as(people.officer)
  const claims = processList.parse((await officer.get<unknown>('/api/processes?kind=claim')).body)
  const [result] = (await told(officer, claims.items[0]?.id ?? '')) as { noScore?: string }[]
  expect(result?.noScore).toBe('异议成立，结果不采用')
})
