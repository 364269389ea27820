/**
 * The organiser's decisions, one for each person. Requests that come at the same time are one statement and one commit: what
 * is acknowledged is durable, and a hundred organisers at the end of a Saturday wait for a few commits, not for hundreds.
 */
import type { Pool } from 'pg'
import type { DecisionResult } from '#contracts/http/attendance.js'
import type { AuditEntry } from '../audit/record-audit.js'
import { lookedAfterBy } from '../organisation/looked-after.js'
import { businessNowSql } from '../read/demo-clock.js'
import type { KeyedRequest } from '../requests/answer-once.js'
import { violatedConstraint } from '../unique-violation.js'

export interface Decision {
  id: string
  /** Of the row, as it was shown. */
  version: number
  decision: 'confirmed' | 'refused'
  note?: string
}

export interface DecisionRequest extends KeyedRequest {
  activityId: string
  /** Paths of units whose activities the person may decide on: `/5117/511702/…/` one community's, with `%` all below. */
  held: string[]
  items: Decision[]
  /** Says in the audit that it was done: in the same commit, unless the request is refused. */
  entry?: AuditEntry
}

export type DecisionAnswer =
  { items: { id: string; result: DecisionResult }[] } | { refused: 'keyReused' | 'notFound' }

interface AnswerRow {
  no: number
  answer: { items: { id: string; result: DecisionResult }[] } | null
  isSame: boolean
}

/**
 * `$1` the requests by number, `$2` their items, `$3` entries of the audit. A request that is known is only told its answer
 * again. Sets of rows come as JSON: of an array the planner counts the members, and plans all of this anew for each commit.
 */
export const decideStatement = `
  WITH request AS (
    SELECT r.*, k.answer, k.body_hash = r.hash AS is_same, a.may IS NOT NULL AS may
    FROM jsonb_to_recordset($1) AS r (no int, by text, key text, hash text, activity_id text, held text[])
    LEFT JOIN answered_request k ON k.by = r.by AND k.key = r.key
    LEFT JOIN LATERAL (SELECT true AS may FROM activity a ${lookedAfterBy('a.community_id')}
      WHERE a.id = r.activity_id AND (a.organiser_id = r.by OR c.path LIKE ANY (r.held)) OFFSET 0) a ON true),
  item AS (
    SELECT i.*, r.by, r.activity_id
    FROM ROWS FROM (jsonb_to_recordset($2) AS (no int, id uuid, version int, decision text, note text))
      WITH ORDINALITY AS i (no, id, version, decision, note, place)
    JOIN request r ON r.no = i.no AND r.answer IS NULL AND r.may),
  looked AS (
    SELECT i.*, CASE WHEN t.id IS NULL THEN 'notFound' WHEN t.state <> 'recorded' THEN 'alreadyDecided'
      WHEN t.version <> i.version THEN 'stale' WHEN t.person_id = i.by THEN 'ownAttendance'
      WHEN i.note IS NULL AND (i.decision = 'refused' OR t.flags &&
        '{afterClosing,passedOn,sharedDevice,elsewhere,notSignedUp,suspended,notMember}'::text[]) THEN 'noteMissing' END AS because
    FROM item i LEFT JOIN attendance t ON t.id = i.id AND t.activity_id = i.activity_id),
  done AS (
    UPDATE attendance t SET state = l.decision, decision_note = l.note, decided_by = l.by, decided_at = ${businessNowSql},
      version = t.version + 1
    FROM looked l WHERE t.id = l.id AND l.because IS NULL AND t.state = 'recorded' AND t.version = l.version
    RETURNING l.place),
  answer AS (
    SELECT l.no, jsonb_build_object('items', jsonb_agg(jsonb_build_object('id', l.id, 'result',
        CASE WHEN l.place IN (SELECT place FROM done) THEN l.decision ELSE coalesce(l.because, 'alreadyDecided') END) ORDER BY l.place)) AS answer
    FROM looked l GROUP BY l.no),
  kept AS (
    INSERT INTO answered_request (by, key, body_hash, answer)
    SELECT r.by, r.key, r.hash, a.answer FROM answer a JOIN request r USING (no)),
  audited AS (
    INSERT INTO audit_entry (at, person_id, session, operation, subject, subject_id, outcome, address, request_id, details)
    SELECT clock_timestamp(), e."personId", e.session, e.operation, e.subject, e."subjectId", e.outcome, e.address,
      e."requestId", e.details
    FROM jsonb_to_recordset($3) AS e (no int, "personId" text, session text, operation text, subject text,
      "subjectId" text, outcome text, address text, "requestId" text, details jsonb) JOIN request r USING (no)
    WHERE CASE WHEN r.answer IS NULL THEN r.may ELSE r.is_same END RETURNING id),
  unsealed AS (INSERT INTO audit_unsealed (entry_id) SELECT id FROM audited)
  SELECT r.no, coalesce(r.answer, a.answer) AS answer, coalesce(r.is_same, true) AS "isSame"
  FROM request r LEFT JOIN answer a USING (no)`

export const decisionValues = (requests: readonly DecisionRequest[]): unknown[] => {
  const asked = requests.map(({ by, key, bodyHash: hash, activityId, held }, no) => ({
    ...{ no, by, key, hash, held },
    activity_id: activityId,
  }))
  const items = requests.flatMap((request, no) => request.items.map(item => ({ ...item, no })))
  const entries = requests.flatMap(({ entry }, no) => (entry ? [{ no, ...entry }] : []))
  return [asked, items, entries].map(rows => JSON.stringify(rows))
}

/** Decides on all of them in one commit. @returns an answer for each request, in their order */
export const decideAttendances = async (
  pool: Pool,
  requests: readonly DecisionRequest[],
): Promise<DecisionAnswer[]> => {
  const query = { name: 'decide-attendances', text: decideStatement, values: decisionValues(requests) }
  const ask = () => pool.query<AnswerRow>(query)
  const { rows } = await ask().catch((error: unknown) => {
    if (violatedConstraint(error) === undefined) throw error
    // Two processes were told the same key at once: the second is told the first one's answer.
    return ask()
  })
  const byNo = new Map(rows.map(row => [row.no, row]))
  return requests.map((_, no) => {
    const { answer = null, isSame = true } = byNo.get(no) ?? {}
    if (!isSame) return { refused: 'keyReused' }
    return answer ?? { refused: 'notFound' }
  })
}
