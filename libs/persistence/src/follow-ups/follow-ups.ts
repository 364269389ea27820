/** Interviews and reminders that a published month asks for, notices that a settled one does: ordered by rows, begun one after the other. */
import type { LocalDate } from '#domain/calendar/local-date.js'
import type { PersonId, UnitId } from '#domain/organisation/roles.js'
import { statement, type Database } from '../read/database.js'

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

const waiting = statement<WaitingFollowUp>(
  'waiting-follow-ups',
  `SELECT f.month, f.kind, f.subject_id AS "subjectId", f.agency_id AS "agencyId", f.district_id AS "districtId",
     f.ordered_by AS "orderedBy",
     (SELECT p.id FROM process p WHERE p.kind = f.kind AND p.subject_id = f.subject_id AND p.ended_at IS NULL) AS "openId",
     EXISTS (SELECT FROM role_grant g WHERE g.person_id = f.subject_id AND g.role = 'AgencySecretary'
       AND g.unit_id = f.agency_id AND g.valid_from <= $2 AND (g.valid_to IS NULL OR g.valid_to >= $2)) AS "isSecretary"
   FROM follow_up f WHERE f.state = 'waiting' ORDER BY f.ordered_at, f.subject_id LIMIT $1`,
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
  state: 'started' | 'joined',
  processId: string,
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
