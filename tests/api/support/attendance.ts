/** Attendance as tests scan, enter and decide it, over HTTP. */
import { randomUUID } from 'node:crypto'
import type { Pool } from 'pg'
import { attendanceDetail, attendanceList, type DecisionResult } from '#contracts/http/attendance.js'
import { slotAt } from '#domain/attendance/attendance-code.js'
import { attendanceCodes as codesOf } from '#secrets/attendance-codes.js'
import { readKeys } from '#secrets/key-file.js'
import { seedActivity, type ActivitySample } from '#testing/activities.js'
import { people, units } from '#testing/claims.js'
import { newKey, testApi, type TestApi } from './api.js'
import type { Visitor } from './visitor.js'

/** With the first community of the east, today and before. */
export const checkIn = (pool: Pool, personIds: string[]) =>
  pool.query(
    `INSERT INTO membership (id, subject, person_id, agency_id, community_id, valid_from)
     SELECT gen_random_uuid(), 'member', person, $2, $3, '2026-01-01' FROM unnest($1::text[]) AS person`,
    [personIds, units.j1, units.east1],
  )

export interface AttendanceStage {
  api: TestApi
  pool: Pool
  secretary: Visitor
  coordinator: Visitor
  member: Visitor
  liaison: Visitor
}

/** The platform without a worker; a member and a liaison who have checked in with the community of the secretary. */
export const attendanceStage = async (): Promise<AttendanceStage> => {
  const api = await testApi()
  const { pool } = api.database
  await checkIn(pool, [people.member, people.liaison])
  return {
    ...{ api, pool },
    secretary: await api.as(people.east1Secretary),
    coordinator: await api.as(people.eastCoordinator),
    member: await api.as(people.member),
    liaison: await api.as(people.liaison),
  }
}

/** Between tests: activities with all that hangs on them. */
export const withoutActivities = ({ pool }: AttendanceStage) =>
  pool.query('TRUNCATE activity, answered_request CASCADE')

/** An activity of that community, with the member and the liaison. */
export const held = (pool: Pool, changes: Partial<ActivitySample> = {}) =>
  seedActivity(pool, { id: randomUUID(), signUps: [people.member, people.liaison], ...changes })

/** The code that the organiser's screen showed at a moment. */
export const codeAt = ({ auditKeyFile }: TestApi, { id }: ActivitySample, instant = Date.now()) => {
  const [key] = readKeys(auditKeyFile)
  return codesOf(key, id)(slotAt(instant))
}
export const scan = (
  visitor: Visitor,
  { id }: ActivitySample,
  code: string,
  more: object = {},
  key = newKey(),
) =>
  visitor.command<{ id: string; code: string; detail: string; cameAt: string }>('/api/attendances', key, {
    activityId: id,
    code,
    ...more,
  })
export const enter = (visitor: Visitor, { id }: ActivitySample, body: object, key = newKey()) =>
  visitor.command<{ id: string; code: string }>(`/api/activities/${id}/attendances`, key, body)
export const look = async (visitor: Visitor, id: string) =>
  attendanceDetail.parse((await visitor.get(`/api/attendances/${id}`)).body)
export const flagsOf = async (secretary: Visitor, id: string) =>
  (await look(secretary, id)).flags.map(({ code }) => code)
export const list = async (secretary: Visitor, { id }: ActivitySample) =>
  attendanceList.parse((await secretary.get(`/api/activities/${id}/attendances`)).body)

type Decided = { items: { id: string; result: DecisionResult; detail: string }[]; code: string }
export const decide = (visitor: Visitor, { id }: ActivitySample, items: object[], key = newKey()) =>
  visitor.command<Decided>(`/api/activities/${id}/attendance-decisions`, key, { items })
/** A decision on a row as it is shown now. */
export const seen = async (secretary: Visitor, id: string, decision = 'confirmed', note?: string) => {
  const { version } = await look(secretary, id)
  return { id, version, decision, ...(note !== undefined && { note }) }
}
export const resultOf = async (visitor: Visitor, activity: ActivitySample, item: object) =>
  (await decide(visitor, activity, [item])).body.items[0]?.result
