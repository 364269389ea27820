/** Who came to the demo's activities, written by the functions that write what phones and organisers send, at the time of then. */
import type { Pool } from 'pg'
import { decideAttendances, type DecisionRequest } from '../attendance/decide-attendances.js'
import { recordAttendance, type NewAttendance } from '../attendance/record-attendance.js'
import { dayOfSql } from '../read/days.js'
import { inTransaction } from '../transaction.js'

interface Coming {
  activityId: string
  organiserId: string
  personId: string | null
  unitId: string | null
  startsAt: Date
  endsAt: Date
  /** 0…99, the same for the same activity and subject. */
  dice: number
}

/**
 * Of those with a place nine in ten, some who only waited, and now and then a Party organisation of the community's register;
 * never the organiser, who decides. `$1` activities.
 */
const coming = `
  SELECT a.id AS "activityId", a.organiser_id AS "organiserId", s.person_id AS "personId", s.unit_id AS "unitId",
    a.starts_at AS "startsAt", a.ends_at AS "endsAt", d.dice
  FROM activity a JOIN LATERAL (
    SELECT person_id, NULL AS unit_id, state FROM sign_up WHERE activity_id = a.id AND person_id <> a.organiser_id
      AND state <> 'cancelled'
    UNION ALL
    (SELECT NULL, m.agency_id, 'signed' FROM membership m
     WHERE m.community_id = a.community_id AND m.person_id IS NULL AND m.valid_to IS NULL
       AND m.valid_from <= ${dayOfSql('a.starts_at')} AND abs(hashtext(a.id)) % 3 = 0
     ORDER BY m.agency_id LIMIT 1)
  ) s ON true,
  LATERAL (SELECT abs(hashtext(a.id || coalesce(s.person_id, s.unit_id))) % 100 AS dice) d
  WHERE a.id = ANY ($1) AND a.state = 'held' AND CASE s.state WHEN 'signed' THEN d.dice < 90 ELSE d.dice < 30 END
  ORDER BY a.starts_at, a.id, s.person_id`

const minute = 60_000

const rowOf = ({ activityId, organiserId, personId, unitId, ...times }: Coming): NewAttendance => {
  const { dice, startsAt, endsAt } = times
  const isScanned = personId !== null && dice % 4 > 0
  const minutesLate = dice % 23 === 0 ? 25 : (dice % 20) - 14
  const cameAt = startsAt.getTime() + minutesLate * minute
  return {
    ...{ activityId, personId, unitId, cameAt, way: isScanned ? 'code' : 'list' },
    leftAt: dice % 29 === 0 ? endsAt.getTime() - 40 * minute : null,
    companions: personId === null ? 2 : dice % 13 === 0 ? 1 : 0,
    ...{ reason: null, device: null, by: isScanned ? personId : organiserId },
    flags: isScanned && dice % 17 === 0 ? ['sentLater'] : [],
    at: new Date(cameAt),
  }
}

/** @returns how many came to the activities that are over and not confirmed */
export const attendDemoActivities = async (pool: Pool, activityIds: string[]): Promise<number> => {
  const { rows } = await pool.query<Coming>(coming, [activityIds])
  await inTransaction(pool, async client => {
    for (const row of rows) await recordAttendance(client, rowOf(row))
  })
  await pool.query(
    `UPDATE attendance SET received_at = came_at + CASE WHEN 'sentLater' = ANY (flags) THEN interval '3 hours' ELSE interval '1 minute' END
     WHERE activity_id = ANY ($1)`,
    [activityIds],
  )
  return rows.length
}

interface Waiting {
  id: string
  activityId: string
  organiserId: string
  version: number
  isWeighty: boolean
  dice: number
}

const waiting = `
  SELECT t.id, t.activity_id AS "activityId", a.organiser_id AS "organiserId", t.version,
    t.flags && '{elsewhere,notSignedUp,suspended,notMember}'::text[] AS "isWeighty",
    abs(hashtext(a.id || coalesce(t.person_id, t.unit_id))) % 100 AS dice
  FROM attendance t JOIN activity a ON a.id = t.activity_id
  WHERE t.activity_id = ANY ($1) AND t.state = 'recorded' ORDER BY t.activity_id, t.came_at, t.id`

const itemOf = ({ id, version, isWeighty, dice }: Waiting): DecisionRequest['items'][number] => {
  if (dice % 31 === 0)
    return { id, version, decision: 'refused', note: '签到后即离开，没有参加服务，本人已知晓。' }
  return { id, version, decision: 'confirmed', ...(isWeighty && { note: '现场见到本人，核对属实。' }) }
}

/** Each organiser has looked at each of them, half an hour after the end. @returns how many were decided */
export const decideDemoAttendances = async (pool: Pool, activityIds: string[]): Promise<number> => {
  const { rows } = await pool.query<Waiting>(waiting, [activityIds])
  const requests = new Map<string, DecisionRequest>()
  for (const row of rows) {
    const { activityId, organiserId: by } = row
    const asked = { activityId, by, key: `demo-${activityId}`, bodyHash: '', held: [], items: [] }
    const request: DecisionRequest = requests.get(activityId) ?? asked
    requests.set(activityId, { ...request, items: [...request.items, itemOf(row)] })
  }
  await decideAttendances(pool, [...requests.values()])
  const { rowCount } = await pool.query(
    `UPDATE attendance t SET decided_at = a.ends_at + interval '30 minutes' FROM activity a
     WHERE a.id = t.activity_id AND t.activity_id = ANY ($1) AND t.state <> 'recorded'`,
    [activityIds],
  )
  return rowCount ?? 0
}
