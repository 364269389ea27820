/** What a published month without points leads to: interviews and reminders begun once, seen by those it is about, to the end. */
import { pointLedger } from '#contracts/http/points.js'
import { processList, processPage } from '#contracts/http/processes.js'
import { localDateOf } from '#domain/calendar/local-date.js'
import { orderFollowUps, type FollowUpOrder } from '#persistence/follow-ups/follow-ups.js'
import { people, units } from '#testing/claims.js'
import { followDirectory } from '#temporal/follow-directory.js'
import { lifecycles } from '#workflows/lifecycles.js'
import { beginFollowUps } from '../../apps/worker/follow-ups/begin-follow-ups.js'
import { newKey, testApi, type TestApi } from './support/api.js'
import type { Answer, Visitor } from './support/visitor.js'

let api: TestApi

beforeAll(async () => {
  api = await testApi()
  await api.startWorker()
})
afterAll(() => api.close())

const today = localDateOf(Date.now())
const order = (kind: FollowUpOrder['kind'], month: string, subjectId: string): FollowUpOrder => ({
  month,
  kind,
  subjectId,
  agencyId: units.j1,
  districtId: units.district,
  orderedBy: people.officer,
})
const begin = async (...orders: FollowUpOrder[]) => {
  await orderFollowUps(api.database.pool, orders)
  return beginFollowUps(api.database.pool, api.temporal.client)
}
const followUps = async () => {
  const { rows } = await api.database.pool.query<{ state: string; process_id: string }>(
    'SELECT state, process_id FROM follow_up ORDER BY begun_at, month',
  )
  return rows
}
const listOf = async (visitor: Visitor, kind: string) =>
  processList.parse((await visitor.get<unknown>(`/api/processes?kind=${kind}`)).body).items
const pageOf = async (visitor: Visitor, id: string) =>
  processPage.parse((await visitor.get<unknown>(`/api/processes/${id}`)).body)
const act = async (visitor: Visitor, id: string, name: string, body: object) => {
  const { version, allowedActions } = await pageOf(visitor, id)
  const seat = allowedActions.find(each => each.act === name)
  return visitor.command<Answer & { code?: string }>(`/api/processes/${id}/acts`, newKey(), {
    seatId: seat?.seatId ?? 'none',
    act: name,
    expectedVersion: version,
    body,
  })
}
const done = { status: 200 }

test('an interview: begun once, another month joins it, held, answered, rectified', async () => {
  const first = order('interview', '2026-09', people.member)
  expect(await begin(first)).toEqual({ begun: 1, waiting: 0 })
  expect(await begin(first, order('interview', '2026-10', people.member))).toEqual({ begun: 1, waiting: 0 })
  const [started, joined] = await followUps()
  expect([started?.state, joined?.state]).toEqual(['started', 'joined'])
  expect(joined?.process_id).toBe(started?.process_id)

  const id = started?.process_id ?? ''
  const [member, secretary] = await Promise.all(
    [people.member, people.agencySecretary].map(each => api.as(each)),
  )
  if (!member || !secretary) throw new Error('somebody is missing')
  expect((await pageOf(member, id)).interview).toMatchObject({ months: ['2026-09', '2026-10'] })
  // Only what is published joins a month.
  const officer = await api.as(people.officer)
  const { version, allowedActions } = await pageOf(officer, id)
  const rights = allowedActions.filter(({ form }) => form === 'correction')
  expect(rights.map(each => each.act)).toContain('cancelInterview')
  expect(rights.map(each => each.act)).not.toContain('joinMonth')
  const joining = { seatId: rights[0]?.seatId, act: 'joinMonth', expectedVersion: version }
  const asked = { ...joining, body: { month: '2099-12' } }
  expect(await officer.command(`/api/processes/${id}/acts`, newKey(), asked)).toMatchObject({
    status: 409,
    body: { code: 'actNotOffered' },
  })

  const excuse = { ground: 'illness', reason: '住院两周' }
  expect(await act(member, id, 'fileExcuse', excuse)).toMatchObject(done)
  const held = { heldOn: today, record: '工作忙，未安排', measures: '每月参加一次活动' }
  expect(await act(secretary, id, 'holdInterview', held)).toMatchObject({
    status: 409,
    body: { code: 'excusePending' },
  })
  expect(await act(secretary, id, 'denyExcuse', { reason: '时间不符' })).toMatchObject(done)
  expect(await act(secretary, id, 'holdInterview', held)).toMatchObject(done)
  // What a member is asked for stays theirs: given back to their unit, all its members would read it.
  const followed = await followDirectory(api.database.pool, api.temporal.client, lifecycles)
  expect(followed).toEqual({ done: 0, failed: 0 })
  expect(await act(member, id, 'fileExcuse', excuse)).toMatchObject({
    status: 409,
    body: { code: 'seatNotFound' },
  })
  expect(await act(member, id, 'commentRecord', { comment: '还参加过一次未登记' })).toMatchObject(done)
  expect(await act(member, id, 'submitEvidence', { evidence: '参加清洁活动' })).toMatchObject(done)
  expect(await act(secretary, id, 'verify', { reason: '属实' })).toMatchObject(done)
  expect(await pageOf(secretary, id)).toMatchObject({
    outcome: 'rectified',
    interview: { answer: { confirmed: false }, rectifications: [{ judgement: { accepted: true } }] },
  })
})

test('an interview is read by its parties and the Organization Department, and by nobody else', async () => {
  const id = (await followUps())[0]?.process_id ?? ''
  const sees = async (personId: string) => {
    const visitor = await api.as(personId)
    const parts = ['', '/timeline', '/comments', '/files']
    const replies = await Promise.all(parts.map(part => visitor.get(`/api/processes/${id}${part}`)))
    const counts = await visitor.get<{ total: number }>('/api/processes/counts?kind=interview')
    const sheet = await visitor.get<string>('/api/processes/export.csv?kind=interview')
    return {
      personId,
      statuses: replies.map(({ status }) => status),
      listed: (await listOf(visitor, 'interview')).length,
      counted: counts.body.total,
      exported: sheet.body.trim().split('\n').length - 1,
    }
  }
  const of = (personId: string, status: number, found: number) => ({
    personId,
    statuses: [status, status, status, status],
    ...{ listed: found, counted: found, exported: found },
  })
  const { member, agencySecretary, officer, deputyHead, head } = people
  for (const reader of [member, agencySecretary, officer, deputyHead, head])
    expect(await sees(reader)).toEqual(of(reader, 200, 1))
  expect((await listOf(await api.as(officer), 'interview'))[0]?.title).toMatch(
    /^[^：]+：\d{4}年\d+月零积分党员约谈$/,
  )
  const { liaison, otherLiaison, securityAdministrator, securityAuditor, j2Secretary, east1Secretary } =
    people
  const others = [liaison, otherLiaison, securityAdministrator, securityAuditor, j2Secretary, east1Secretary]
  for (const other of others) expect(await sees(other)).toEqual(of(other, 404, 0))

  await api.database.pool.query(
    `INSERT INTO substitution (id, principal_id, substitute_id, kinds, from_on, to_on, reason, entered_by)
     VALUES (gen_random_uuid(), $1, $2, '{interview}', $3, $3, '出差', $1)`,
    [agencySecretary, otherLiaison, today],
  )
  expect(await sees(otherLiaison)).toEqual(of(otherLiaison, 200, 1))
})

const isMember = (
  personId: string,
  unitId: string,
  validTo: string | null = null,
  validFrom = '2020-01-01',
) =>
  api.database.pool.query(
    `INSERT INTO role_grant (person_id, role, unit_id, valid_from, valid_to, granted_by)
     VALUES ($1, 'InServicePartyMember', $2, $4, $3, 'test')`,
    [personId, unitId, validTo, validFrom],
  )

test('whoever has left when it is to begin is not interviewed; whoever has moved is, where they are now', async () => {
  await isMember(people.otherLiaison, units.j1, '2026-01-31')
  const left = order('interview', '2026-11', people.otherLiaison)
  expect(await begin(left)).toEqual({ begun: 1, waiting: 0 })
  const { rows } = await api.database.pool.query(
    `SELECT state, process_id FROM follow_up WHERE subject_id = $1`,
    [people.otherLiaison],
  )
  expect(rows).toEqual([{ state: 'dropped', process_id: null }])

  await isMember(people.j2Liaison, units.j1, '2026-01-31')
  await isMember(people.j2Liaison, units.j2, null, '2026-02-01')
  expect(await begin(order('interview', '2026-11', people.j2Liaison))).toEqual({ begun: 1, waiting: 0 })
  const secretary = await api.as(people.j2Secretary)
  const [found] = await listOf(secretary, 'interview')
  expect((await pageOf(secretary, found?.id ?? '')).allowedActions.map(({ act: name }) => name)).toContain(
    'holdInterview',
  )

  // Beside the month as well, though it was asked for where they were.
  await api.database.pool.query(
    `INSERT INTO point_month (district_id, month, state, published_at, publication_by) VALUES ($1, '2026-11', 'published', now(), 'x')`,
    [units.district],
  )
  const query = `?subject=member&subjectId=${people.j2Liaison}`
  const { months } = pointLedger.parse((await secretary.get<unknown>(`/api/points${query}`)).body)
  expect(months.map(({ followUp }) => followUp?.processId)).toEqual([found?.id])
  await api.database.pool.query('DELETE FROM point_month')
})

test('a secretary without points is interviewed by the superior, not by themselves', async () => {
  await isMember(people.agencySecretary, units.j1)
  await begin(order('interview', '2026-11', people.agencySecretary))
  const id = (await followUps()).at(-1)?.process_id ?? ''
  const secretary = await api.as(people.agencySecretary)
  const page = await pageOf(secretary, id)
  expect(page.interview?.isSuperior).toBe(true)
  expect(page.allowedActions.map(each => each.act)).not.toContain('holdInterview')
  const officer = await api.as(people.officer)
  expect((await pageOf(officer, id)).allowedActions.map(each => each.act)).toContain('holdInterview')
})

test('the system administrator moves an interview on from its page', async () => {
  const id = (await followUps()).at(-1)?.process_id ?? ''
  const administrator = await api.as(people.systemAdministrator)
  expect(await administrator.get(`/api/processes/${id}`)).toMatchObject(done)
  const request = { reason: '政策调整', command: { name: 'terminate' } }
  const path = `/api/processes/${id}/administration`
  expect(await administrator.command(path, newKey(), request)).toMatchObject(done)
})

test('an order that cannot begin waits behind the others, and says why', async () => {
  // There are no rules for such a kind: asking for them throws.
  const broken = { ...order('interview', '2027-01', 'gone'), kind: 'nothing' as 'interview' }
  await isMember(people.liaison, units.j1)
  const { begun, waiting } = await begin(broken, order('interview', '2027-01', people.liaison))
  expect([begun, waiting]).toEqual([1, 1])
  const { rows } = await api.database.pool.query<{ failure: string | null }>(
    `SELECT failure FROM follow_up WHERE subject_id = 'gone'`,
  )
  expect(rows[0]?.failure).toBeTruthy()
  await api.database.pool.query(`DELETE FROM follow_up WHERE subject_id = 'gone'`)
})

test('a reminder: the deputy head writes, the agency reads and answers, the letter is there to take along', async () => {
  await begin(order('reminder', '2026-12', units.j1))
  const id = (await followUps()).at(-1)?.process_id ?? ''
  const [deputy, liaison, other] = await Promise.all(
    [people.deputyHead, people.liaison, people.j2Liaison].map(each => api.as(each)),
  )
  if (!deputy || !liaison || !other) throw new Error('somebody is missing')
  const { reminder } = await pageOf(deputy, id)
  expect(reminder?.draft).toContain('2026年12月')
  const letter = `/api/reminders/${id}/letter.docx`
  expect(await deputy.get(letter)).toMatchObject({ status: 404 })
  expect(await act(deputy, id, 'sendLetter', { letter: reminder?.draft })).toMatchObject(done)
  expect(await act(liaison, id, 'acknowledgeLetter', {})).toMatchObject(done)
  expect(await liaison.get(letter)).toMatchObject({ status: 200 })
  expect(await other.get(letter)).toMatchObject({ status: 404 })
  const late = { explanation: '人手紧张', measures: [{ title: '每月两次', dueOn: '2026-01-01' }] }
  expect(await act(liaison, id, 'answerLetter', late)).toMatchObject({
    status: 422,
    body: { code: 'dateInPast' },
  })
  const measures = [{ title: '每月两次', dueOn: '2099-01-01' }]
  expect(await act(liaison, id, 'answerLetter', { ...late, measures })).toMatchObject(done)
  expect(await act(deputy, id, 'closeReminder', { opinion: '同意' })).toMatchObject(done)
  expect(await pageOf(liaison, id)).toMatchObject({ outcome: 'closed', reminder: { answer: { measures } } })
})

test('a reminder goes to the unit that the agency has become part of before it begins, to none once the agency has ended', async () => {
  const ends = (heirId: string | null) =>
    api.database.pool.query('UPDATE org_unit SET ended_on = $3, merged_into_id = $2 WHERE id = $1', [
      units.j2,
      heirId,
      today,
    ])
  const reminded = async (month: string) => {
    await begin({ ...order('reminder', month, units.j2), agencyId: units.j2 })
    const { rows } = await api.database.pool.query<{ state: string; process_id: string }>(
      `SELECT state, process_id FROM follow_up WHERE kind = 'reminder' AND month = $1`,
      [month],
    )
    return rows[0]
  }
  await ends(units.j1)
  const started = await reminded('2027-02')
  expect(started?.state).toBe('started')
  const page = await pageOf(await api.as(people.deputyHead), started?.process_id ?? '')
  expect(page.reminder?.agency.id).toBe(units.j1)
  const { rows } = await api.database.pool.query('SELECT subject_id FROM process WHERE id = $1', [
    started?.process_id,
  ])
  expect(rows).toEqual([{ subject_id: units.j2 }])
  await ends(null)
  expect(await reminded('2027-03')).toEqual({ state: 'dropped', process_id: null })
})
