/**
 * Facts that stand, as SQL: one row for each of some subjects that a fact gives something to. A new source is one more query
 * here. Each gives rule, fact_kind, fact_id, subject, subject_id, fact_on, confirmed_by. Two sources may tell the same fact:
 * it counts once.
 */
import type { PointSubject } from '#domain/points/points.js'
import { dayOfSql } from '../read/days.js'
import { weeklyModels } from '../weekly/weekly-facts-sql.js'
import type { FactsWanted } from './facts-wanted.js'

/** Of either kind of subject, each by the index of its own column. */
const ofEither = (query: (subject: PointSubject, column: string) => string) =>
  [query('member', 'person_id'), query('agency', 'unit_id')].join('\nUNION ALL\n')

/**
 * Attendance that the community has confirmed: which of somebody's activities lie in these days an index tells, then those rows are read.
 * Postgres would join the two looks at the table into one and read all of it, so the first stands behind an OFFSET.
 */
const attendances = ({ of, first, last, activities }: FactsWanted) =>
  ofEither(
    (subject, column) => `
  SELECT 'activity' AS rule, 'activity' AS fact_kind, a.activity_id AS fact_id, c.subject, c.subject_id,
    ${dayOfSql('c.starts_at')} AS fact_on, coalesce(a.decided_by, a.by) AS confirmed_by
  FROM (
    SELECT c.subject, c.subject_id, v.id AS activity_id, v.starts_at
    FROM ${of} c CROSS JOIN LATERAL (SELECT b.activity_id FROM attendance b WHERE b.${column} = c.subject_id OFFSET 0) been
    JOIN (${activities(first, last)}) v ON v.id = been.activity_id
    WHERE c.subject = '${subject}' ORDER BY v.id, c.subject_id OFFSET 0) c
  JOIN attendance a ON a.activity_id = c.activity_id AND a.${column} = c.subject_id
  WHERE a.state = 'confirmed'`,
  )

/** What the community has said was done well, until that is withdrawn, and as long as the attendance itself stands. */
const doneWell = ({ of, first, last, activities }: FactsWanted) =>
  ofEither(
    (subject, column) => `
  SELECT 'doneWell', 'activity', w.activity_id, c.subject, c.subject_id, ${dayOfSql('v.starts_at')}, w.by
  FROM ${of} c JOIN done_well w ON w.${column} = c.subject_id
  JOIN (${activities(first, last)}) v ON v.id = w.activity_id
  WHERE c.subject = '${subject}' AND w.withdrawn_at IS NULL
    AND EXISTS (SELECT FROM attendance a
      WHERE a.activity_id = w.activity_id AND a.${column} = c.subject_id AND a.state = 'confirmed')`,
  )

/** The same of a member's time at a post; it counts on the last day. */
const postsDoneWell = ({ of, first, last }: FactsWanted) => `
  SELECT 'doneWell', 'post', x.id::text, c.subject, c.subject_id, x.until, w.by
  FROM ${of} c JOIN done_well w ON w.person_id = c.subject_id AND w.post_claim_id IS NOT NULL
  JOIN post_claim x ON x.id = w.post_claim_id
  WHERE c.subject = 'member' AND w.withdrawn_at IS NULL AND x.until BETWEEN ${first} AND ${last}`

/** Milestones of a claim that the community has accepted: to the agency and to every unit that joined. */
const milestones = ({ of, first, last }: FactsWanted) => `
  SELECT 'activity', 'milestone', c.id || '#' || (w.place - 1), chunk.subject, chunk.subject_id, c.accepted_on, c.accepted_by
  FROM (
    SELECT p.id::text AS id, p.state->'facts' AS facts,
      ${dayOfSql(`to_timestamp((p.state->'facts'->'acceptances'->-1->>'at')::float8 / 1000)`)} AS accepted_on,
      coalesce((SELECT j.by_person FROM journal j WHERE j.process_id = p.id AND j.act = 'accept'
                ORDER BY j.step_no DESC LIMIT 1), p.state->'facts'->>'communityId') AS accepted_by
    FROM process p WHERE p.kind = 'claim' AND p.state->'facts'->'acceptances'->-1->>'accepted' = 'true'
  ) c,
  LATERAL jsonb_array_elements(c.facts->'workPlan'->'milestones') WITH ORDINALITY AS w (milestone, place),
  LATERAL (
    SELECT c.facts->>'agencyId' AS id
    UNION SELECT u->>'unitId' FROM jsonb_array_elements(c.facts->'jointUnits') u WHERE u->>'status' = 'joined'
  ) party
  JOIN ${of} chunk ON chunk.subject = 'agency' AND chunk.subject_id = party.id
  WHERE w.milestone->>'reachedOn' IS NOT NULL AND c.accepted_on BETWEEN ${first} AND ${last}`

/** Points that an upheld objection found missing: of an activity the very point that a confirmation would give, now or later. */
const objections = ({ of, first, last }: FactsWanted) => `
  SELECT o.facts->>'rule', CASE WHEN v.id IS NULL THEN 'objection' ELSE 'activity' END, coalesce(v.id, o.id), chunk.subject,
    chunk.subject_id, coalesce(${dayOfSql('v.starts_at')}, (o.facts->>'month' || '-01')::date), o.facts->'decision'->>'by'
  FROM (SELECT p.id::text AS id, p.state->'facts' AS facts FROM process p
    WHERE p.kind = 'pointObjection' AND p.outcome = 'upheld' AND p.state->'facts'->>'about' = 'missing') o
  JOIN ${of} chunk ON chunk.subject = o.facts->>'subject' AND chunk.subject_id = o.facts->>'subjectId'
  LEFT JOIN activity v ON v.id = o.facts->'activity'->>'id'
  WHERE o.facts->>'month' BETWEEN to_char(${first}, 'YYYY-MM') AND to_char(${last}, 'YYYY-MM')`

export const standingFacts = (wanted: FactsWanted): string =>
  [attendances, doneWell, postsDoneWell, milestones, objections, weeklyModels]
    .map(source => source(wanted))
    .join('\nUNION ALL\n')

/** About whom an objection was upheld. */
export const objectedSubjects = `
  SELECT p.state->'facts'->>'subject', p.state->'facts'->>'subjectId' FROM process p
  WHERE p.kind = 'pointObjection' AND p.outcome = 'upheld'`

/** Which points upheld objections have taken back, for good: by what they were given for, whichever of its entries was objected to. */
export const takenBack = `
  SELECT e.subject, e.subject_id, e.rule, e.fact_kind, e.fact_id
  FROM process p JOIN point_entry e ON e.id = (p.state->'facts'->>'entryId')::bigint
  WHERE p.kind = 'pointObjection' AND p.outcome = 'upheld' AND p.state->'facts'->>'about' = 'wrong'`
