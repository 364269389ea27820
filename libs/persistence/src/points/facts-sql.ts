/**
 * Facts that stand, as SQL: one row for each of the chunk's subjects that a fact gives something to. A new source is one more
 * query here. Each gives rule, fact_kind, fact_id, subject, subject_id, fact_on, confirmed_by; `$3` and `$4` are the days looked
 * at. Two sources may tell the same fact: it counts once.
 */
import type { PointSubject } from '#domain/points/points.js'
import { weeklyModels } from '../weekly/weekly-facts-sql.js'

const localDay = (instant: string) => `(${instant} AT TIME ZONE 'Asia/Shanghai')::date`
const startOf = (day: string) => `(${day}::timestamp AT TIME ZONE 'Asia/Shanghai')`
const inWindow = `v.starts_at >= ${startOf('$3::date')} AND v.starts_at < ${startOf('($4::date + 1)')}`

/** Of either kind of subject, each by the index of its own column. */
const ofEither = (query: (subject: PointSubject, column: string) => string) =>
  [query('member', 'person_id'), query('agency', 'unit_id')].join('\nUNION ALL\n')

/** Attendance that the community has confirmed. */
const attendances = ofEither(
  (subject, column) => `
  SELECT 'activity' AS rule, 'activity' AS fact_kind, a.activity_id AS fact_id, c.subject, c.subject_id,
    ${localDay('v.starts_at')} AS fact_on, coalesce(a.decided_by, a.by) AS confirmed_by
  FROM chunk c JOIN attendance a ON a.${column} = c.subject_id JOIN activity v ON v.id = a.activity_id
  WHERE c.subject = '${subject}' AND a.state = 'confirmed' AND ${inWindow}`,
)

/** What the community has said was done well, until that is withdrawn, and as long as the attendance itself stands. */
const doneWell = ofEither(
  (subject, column) => `
  SELECT 'doneWell', 'activity', w.activity_id, c.subject, c.subject_id, ${localDay('v.starts_at')}, w.by
  FROM chunk c JOIN done_well w ON w.${column} = c.subject_id JOIN activity v ON v.id = w.activity_id
  WHERE c.subject = '${subject}' AND w.withdrawn_at IS NULL AND ${inWindow}
    AND EXISTS (SELECT FROM attendance a
      WHERE a.activity_id = w.activity_id AND a.${column} = c.subject_id AND a.state = 'confirmed')`,
)

/** Milestones of a claim that the community has accepted: to the agency and to every unit that joined. */
const milestones = `
  SELECT 'activity', 'milestone', c.id || '#' || (w.place - 1), chunk.subject, chunk.subject_id, c.accepted_on, c.accepted_by
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
  JOIN chunk ON chunk.subject = 'agency' AND chunk.subject_id = party.id
  WHERE w.milestone->>'reachedOn' IS NOT NULL AND c.accepted_on BETWEEN $3::date AND $4::date`

/** Points that an upheld objection found missing: of an activity the very point that a confirmation would give, now or later. */
const objections = `
  SELECT o.facts->>'rule', CASE WHEN v.id IS NULL THEN 'objection' ELSE 'activity' END, coalesce(v.id, o.id), chunk.subject,
    chunk.subject_id, coalesce(${localDay('v.starts_at')}, (o.facts->>'month' || '-01')::date), o.facts->'decision'->>'by'
  FROM (SELECT p.id::text AS id, p.state->'facts' AS facts FROM process p
    WHERE p.kind = 'pointObjection' AND p.outcome = 'upheld' AND p.state->'facts'->>'about' = 'missing') o
  JOIN chunk ON chunk.subject = o.facts->>'subject' AND chunk.subject_id = o.facts->>'subjectId'
  LEFT JOIN activity v ON v.id = o.facts->'activity'->>'id'
  WHERE o.facts->>'month' BETWEEN left($3::date::text, 7) AND left($4::date::text, 7)`

/** Of the subjects of a common table expression `chunk (subject, subject_id)`. */
export const standingFacts = [attendances, doneWell, milestones, objections, weeklyModels].join(
  '\nUNION ALL\n',
)

/** Entries that upheld objections take back. */
export const takenBack = `
  SELECT (p.state->'facts'->>'entryId')::bigint FROM process p
  WHERE p.kind = 'pointObjection' AND p.outcome = 'upheld' AND p.state->'facts'->>'about' = 'wrong'`
