/** Interviews and reminders that a published month asks for, notices that a settled one does: ordered by rows, begun one after the other. */
import type { LocalDate } from '#domain/calendar/local-date.js'
import type { PersonId, UnitId } from '#domain/organisation/roles.js'
import { isInForce, isThere } from '../organisation/in-office.js'
import { statement, type Database } from '../read/database.js'
import { dayOfSql } from '../read/days.js'

export interface FollowUpOrder {
  /** `YYYY-MM`. */
  month: string
  kind: 'interview' | 'reminder' | 'idleMonth'
  /** The member, the agency, or the community of an idle month, which then is the agency too. */
  subjectId: PersonId
  agencyId: UnitId
  districtId: UnitId
  orderedBy: PersonId
}

export interface WaitingFollowUp extends FollowUpOrder {
  /** The open process of the kind about the same subject, with its version; none when there is nothing to join. */
  openId: string | null
  /** The member is the secretary of their own Party organisation. */
  isSecretary: boolean
  /** Nobody's member any more: retired, gone elsewhere, dead. Or an agency that has ended and become part of no other. */
  hasLeft: boolean
  /** The day on which the month was published; none where it is not. */
  orderedOn: LocalDate | null
}

const orders = statement<{ n: number }>(
  'order-follow-ups',
  `INSERT INTO follow_up (month, kind, subject_id, agency_id, district_id, ordered_by)
   SELECT month, kind, "subjectId", "agencyId", "districtId", "orderedBy"
   FROM jsonb_to_recordset($1) AS o (month text, kind text, "subjectId" text, "agencyId" text, "districtId" text,
     "orderedBy" text)
   ON CONFLICT DO NOTHING`,
)

/** The same order again changes nothing. */
export const orderFollowUps = async (database: Database, list: readonly FollowUpOrder[]): Promise<void> => {
  await orders(database, [JSON.stringify(list)])
}

/** Whose member somebody is today: of several the one in which they stood without points, then the one that began last. */
const memberNow = `
  SELECT g.unit_id, point_district(u.path) AS district_id
  FROM role_grant g JOIN person p ON p.id = g.person_id JOIN org_unit u ON u.id = g.unit_id
  WHERE g.person_id = f.subject_id AND g.role = 'InServicePartyMember' AND ${isInForce('g', '$2::date')} AND ${isThere('p', '$2::date')}
  ORDER BY g.unit_id = f.agency_id DESC, g.valid_from DESC NULLS LAST, g.unit_id LIMIT 1`

/** An interview is held where the member is now, a reminder goes to the unit that the agency has become part of since. */
const waiting = statement<WaitingFollowUp>(
  'waiting-follow-ups',
  `SELECT f.month, f.kind, f.subject_id AS "subjectId", a.id AS "agencyId", coalesce(m.district_id, f.district_id) AS "districtId",
     f.ordered_by AS "orderedBy",
     (SELECT p.id FROM process p WHERE p.kind = f.kind AND p.subject_id = f.subject_id AND p.ended_at IS NULL) AS "openId",
     EXISTS (SELECT FROM role_grant g WHERE g.person_id = f.subject_id AND g.role = 'AgencySecretary'
       AND g.unit_id = a.id AND ${isInForce('g', '$2::date')}) AS "isSecretary",
     (f.kind = 'interview' AND m.unit_id IS NULL)
       OR coalesce(o.ended_on <= $2::date AND o.merged_into_id IS NULL, false) AS "hasLeft",
     (SELECT ${dayOfSql('o.published_at')}::text FROM point_month o
      WHERE o.district_id = f.district_id AND o.month = f.month) AS "orderedOn"
   FROM follow_up f LEFT JOIN LATERAL (${memberNow}) m ON f.kind = 'interview'
   LEFT JOIN org_unit o ON f.kind = 'reminder' AND o.id = f.agency_id
   CROSS JOIN LATERAL (SELECT coalesce(m.unit_id, o.merged_into_id, f.agency_id) AS id) a
   WHERE f.state = 'waiting' ORDER BY f.ordered_at, f.subject_id LIMIT $1`,
)

/** Those ordered first. */
export const findWaitingFollowUps = (
  database: Database,
  most: number,
  today: LocalDate,
): Promise<WaitingFollowUp[]> => waiting(database, [most, today])

const begun = statement(
  'follow-up-begun',
  `UPDATE follow_up SET state = $4, process_id = $5, failure = NULL, begun_at = now()
   WHERE month = $1 AND kind = $2 AND subject_id = $3 AND state = 'waiting'`,
)

export const markFollowUp = async (
  database: Database,
  { month, kind, subjectId }: FollowUpOrder,
  state: 'started' | 'joined' | 'dropped',
  processId?: string,
): Promise<void> => {
  await begun(database, [month, kind, subjectId, state, processId])
}

// Goes behind those that wait: what cannot begin must not keep others from it.
const failed = statement(
  'follow-up-failed',
  `UPDATE follow_up SET failure = $4, ordered_at = now() WHERE month = $1 AND kind = $2 AND subject_id = $3`,
)

export const postponeFollowUp = async (
  database: Database,
  { month, kind, subjectId }: FollowUpOrder,
  failure: string,
): Promise<void> => {
  await failed(database, [month, kind, subjectId, failure])
}
