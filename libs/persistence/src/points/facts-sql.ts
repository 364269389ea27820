/**
 * Facts that stand, as SQL: one row for each subject that a fact gives something to. A new source is one more query here.
 * Each gives rule, fact_kind, fact_id, subject, subject_id, fact_on, confirmed_by; `$3` and `$4` are the days looked at.
 */
import { weeklyModels } from '../weekly/weekly-facts-sql.js'

const localDay = (instant: string) => `(${instant} AT TIME ZONE 'Asia/Shanghai')::date`
const startOf = (day: string) => `(${day}::timestamp AT TIME ZONE 'Asia/Shanghai')`

/** Attendance that the community has confirmed. */
const attendances = `
  SELECT 'activity' AS rule, 'activity' AS fact_kind, a.activity_id AS fact_id,
    CASE WHEN a.person_id IS NULL THEN 'agency' ELSE 'member' END AS subject,
    coalesce(a.person_id, a.unit_id) AS subject_id, ${localDay('v.starts_at')} AS fact_on,
    coalesce(a.decided_by, a.by) AS confirmed_by
  FROM activity v JOIN attendance a ON a.activity_id = v.id
  WHERE a.state = 'confirmed' AND v.starts_at >= ${startOf('$3::date')} AND v.starts_at < ${startOf('($4::date + 1)')}`

/** What the community has said was done well, until that is withdrawn, and as long as the attendance itself stands. */
const doneWell = `
  SELECT 'doneWell', 'activity', w.activity_id, CASE WHEN w.person_id IS NULL THEN 'agency' ELSE 'member' END,
    coalesce(w.person_id, w.unit_id), ${localDay('v.starts_at')}, w.by
  FROM activity v JOIN done_well w ON w.activity_id = v.id
  WHERE w.withdrawn_at IS NULL AND EXISTS (
      SELECT FROM attendance a WHERE a.activity_id = w.activity_id AND a.state = 'confirmed'
        AND (a.person_id = w.person_id OR a.unit_id = w.unit_id))
    AND v.starts_at >= ${startOf('$3::date')} AND v.starts_at < ${startOf('($4::date + 1)')}`

/** Milestones of a claim that the community has accepted: to the agency and to every unit that joined. */
const milestones = `
  SELECT 'activity', 'milestone', c.id || '#' || (w.place - 1), 'agency', party.id, c.accepted_on, c.accepted_by
  FROM (
    SELECT p.id::text AS id, p.state->'facts' AS facts,
      ${localDay(`to_timestamp((p.state->'facts'->'acceptances'->-1->>'at')::float8 / 1000)`)} AS accepted_on,
      coalesce((SELECT j.by_person FROM journal j WHERE j.process_id = p.id AND j.act = 'accept'
                ORDER BY j.step_no DESC LIMIT 1), p.state->'facts'->>'communityId') AS accepted_by
    FROM process p WHERE p.kind = 'claim' AND p.state->'facts'->'acceptances'->-1->>'accepted' = 'true'
  ) c,
  LATERAL jsonb_array_elements(c.facts->'workPlan'->'milestones') WITH ORDINALITY AS w (milestone, place),
  LATERAL (
    SELECT c.facts->>'agencyId' AS id
    UNION SELECT u->>'unitId' FROM jsonb_array_elements(c.facts->'jointUnits') u WHERE u->>'status' = 'joined'
  ) party
  WHERE w.milestone->>'reachedOn' IS NOT NULL AND c.accepted_on BETWEEN $3::date AND $4::date`

/** Points that an upheld objection found missing. */
const objections = `
  SELECT p.state->'facts'->>'rule', 'objection', p.id::text, p.state->'facts'->>'subject', p.state->'facts'->>'subjectId',
    (p.state->'facts'->>'month' || '-01')::date, p.state->'facts'->'decision'->>'by'
  FROM process p WHERE p.kind = 'pointObjection' AND p.outcome = 'upheld' AND p.state->'facts'->>'about' = 'missing'
    AND p.state->'facts'->>'month' BETWEEN left($3::date::text, 7) AND left($4::date::text, 7)`

export const standingFacts = [attendances, doneWell, milestones, objections, weeklyModels].join(
  '\nUNION ALL\n',
)

/** Entries that upheld objections take back. */
export const takenBack = `
  SELECT (p.state->'facts'->>'entryId')::bigint FROM process p
  WHERE p.kind = 'pointObjection' AND p.outcome = 'upheld' AND p.state->'facts'->>'about' = 'wrong'`
