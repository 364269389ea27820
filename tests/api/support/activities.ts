/** Activities as tests plan them and sign up for them, over HTTP. */
import type { Pool } from 'pg'
import { activityDetail, signUpList } from '#contracts/http/activities.js'
import { processPage } from '#contracts/http/processes.js'
import { deliverNotices } from '#persistence/notices/deliver-notices.js'
import { people, units } from '#testing/claims.js'
import { newKey, testApi, type TestApi } from './api.js'
import type { Answer, Visitor } from './visitor.js'

/** All in the first community of the east, but the liaison of the second agency, who has checked in with another. */
export const checkedIn = [people.member, people.liaison, people.otherLiaison, people.agencySecretary]

const checkPeopleIn = (pool: Pool) =>
  pool.query(
    `INSERT INTO membership (id, subject, person_id, agency_id, community_id, valid_from)
     SELECT gen_random_uuid(), 'member', person, $2, $3, '2020-01-01'::date FROM unnest($1::text[]) AS person
     UNION ALL SELECT gen_random_uuid(), 'member', $4, $5, $6, '2020-01-01'::date
     UNION ALL SELECT gen_random_uuid(), 'agency', NULL, $2, $3, '2020-01-01'::date`,
    [checkedIn, units.j1, units.east1, people.j2Liaison, units.j2, units.east2],
  )

export interface ActivityStage {
  api: TestApi
  secretary: Visitor
  member: Visitor
  liaison: Visitor
  other: Visitor
  /** Who has checked in elsewhere. */
  stranger: Visitor
  close(): Promise<void>
}

/** The platform with its worker, those whom activities are about checked in and signed in. */
export const activityStage = async (): Promise<ActivityStage> => {
  const api = await testApi()
  const worker = await api.startWorker()
  await checkPeopleIn(api.database.pool)
  return {
    api,
    secretary: await api.as(people.east1Secretary),
    member: await api.as(people.member),
    liaison: await api.as(people.liaison),
    other: await api.as(people.otherLiaison),
    stranger: await api.as(people.j2Liaison),
    close: async () => {
      await worker.stop()
      await api.close()
    },
  }
}

export const hours = (count: number): string => new Date(Date.now() + count * 3_600_000).toISOString()
let days = 0
/** Each plan on a day of its own, so that nothing overlaps by chance. */
export const plan = (more: object = {}) => {
  days += 1
  const begins = 48 + days * 24
  const startsAt = hours(begins)
  return {
    title: `清洁家园${days}`,
    content: '清理楼道',
    place: '东一社区活动室',
    startsAt,
    endsAt: hours(begins + 2),
    signUpUntil: startsAt,
    ...more,
  }
}
export const start = (secretary: Visitor, body: object) =>
  secretary.command<Answer & { code?: string; problems?: { path: string; message: string }[] }>(
    '/api/activities',
    newKey(),
    { communityId: units.east1, ...body },
  )
export const planned = async (secretary: Visitor, more: object = {}): Promise<string> => {
  const { status, body } = await start(secretary, plan(more))
  expect(status).toBe(201)
  return body.processId
}
export const detail = async (visitor: Visitor, id: string) =>
  activityDetail.parse((await visitor.get<unknown>(`/api/activities/${id}`)).body)
export const signUp = (visitor: Visitor, id: string, body: object = {}, key = newKey()) =>
  visitor.command<{ state: string; code?: string }>(`/api/activities/${id}/sign-ups`, key, body)
export const cancel = (visitor: Visitor, id: string, body: object = {}, key = newKey()) =>
  visitor.command<{ state: string; code?: string }>(`/api/activities/${id}/sign-ups/cancel`, key, body)
export const act = async (visitor: Visitor, id: string, name: string, body: object) => {
  const page = processPage.parse((await visitor.get<unknown>(`/api/processes/${id}`)).body)
  const seat = page.allowedActions.find(each => each.act === name)
  return visitor.command<Answer & { code?: string; detail?: string }>(`/api/processes/${id}/acts`, newKey(), {
    seatId: seat?.seatId ?? 'none',
    act: name,
    expectedVersion: page.version,
    body,
  })
}
/** Who has been told by this notice of the activity planned last. */
export const told = async (pool: Pool, template: string): Promise<string[]> => {
  await deliverNotices(pool)
  const { rows } = await pool.query<{ person: string }>(
    `SELECT m.person_id AS person FROM message m JOIN notice n ON n.id = m.notice_id
     WHERE n.template = $1 AND n.process_id = (SELECT id FROM process ORDER BY number DESC LIMIT 1) ORDER BY 1`,
    [template],
  )
  return rows.map(({ person }) => person)
}
export const states = async (secretary: Visitor, id: string): Promise<string[]> =>
  signUpList
    .parse((await secretary.get<unknown>(`/api/activities/${id}/sign-ups`)).body)
    .items.map(({ personId, unit, state }) => `${personId ?? unit.id} ${state}`)
