/**
 * What is sealed, as one text that Postgres makes of every column in this order. It must never change: a column that is
 * added later is sealed by a new kind of link, not by another text of this one.
 */
export const momentText = (column: string): string =>
  `to_char(${column} AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')`

const entryText = `jsonb_build_array(e.id, ${momentText('e.at')}, e.person_id, e.session, e.operation, e.subject,
  e.subject_id, e.outcome, e.code, e.address, e.request_id, e.details)::text`

const lineText = `jsonb_build_array(j.process_id, j.step_no, j.line_no, j.version, ${momentText('j.at')}, j.actor,
  j.by_person, j.code, j.region, j.stage, j.round, j.seat_id, j.role, j.unit_id, j.person_id, j.act, j.outcome, j.reason,
  j.detail, j.policy_version, j.calendar_version)`

/** The text of what a row of `audit_unsealed` or `audit_link` points to; null when it is not there. */
export const textOf = (row: string): string => `
  CASE WHEN ${row}.entry_id IS NOT NULL
    THEN (SELECT ${entryText} FROM audit_entry e WHERE e.id = ${row}.entry_id)
    ELSE (SELECT jsonb_agg(${lineText} ORDER BY j.line_no)::text FROM journal j
          WHERE j.process_id = ${row}.process_id AND j.step_no = ${row}.step_no)
  END`
