/**
 * Who is judged where, by rule from the year's facts: agencies' Party organisations with a claim approved for the community or
 * a confirmed attendance there; members with enough confirmed attendances there or, when none is asked for, checked in there.
 */
import type { UnitId } from '#domain/organisation/roles.js'
import type { SubjectKind } from '#domain/evaluation/questionnaire.js'
import { statement, type Database } from '../read/database.js'
import { startOfDaySql } from '../read/days.js'

export interface JudgedRule {
  year: number
  communityIds: readonly UnitId[]
  leastAttendances: number
}

export interface JudgedRow {
  communityId: string
  kind: SubjectKind
  id: string
  name: string
  /** From 1, in the community. */
  place: number
  /** Confirmed attendances there in the year. */
  attendances: number
  /** Claims approved in the year. */
  claims: number
}

/** `$1` year, `$2` communities, `$3` attendances asked for. */
const judged = `
  WITH span AS (
    SELECT make_date($1::int, 1, 1) AS first, make_date($1::int, 12, 31) AS last,
      ${startOfDaySql('make_date($1::int, 1, 1)')} AS since,
      ${startOfDaySql('make_date($1::int + 1, 1, 1)')} AS before
  ), came AS (
    SELECT v.community_id, CASE WHEN a.person_id IS NULL THEN 'unit' ELSE 'person' END AS kind,
      coalesce(a.person_id, a.unit_id) AS id, count(*)::int AS attendances
    FROM span, activity v JOIN attendance a ON a.activity_id = v.id
    WHERE a.state = 'confirmed' AND v.community_id = ANY ($2::text[]) AND v.starts_at >= span.since AND v.starts_at < span.before
    GROUP BY 1, 2, 3
  ), claimed AS (
    SELECT p.state->'facts'->>'communityId' AS community_id, party.id, count(DISTINCT p.id)::int AS claims
    FROM span, journal j JOIN process p ON p.id = j.process_id AND p.kind = 'claim', LATERAL (
      SELECT p.state->'facts'->>'agencyId' AS id
      UNION SELECT u->>'unitId' FROM jsonb_array_elements(p.state->'facts'->'jointUnits') u WHERE u->>'status' = 'joined'
    ) party
    WHERE j.outcome = 'verdict.approved' AND j.at >= span.since AND j.at < span.before
      AND p.state->'facts'->>'communityId' = ANY ($2::text[])
    GROUP BY 1, 2
  ), lived AS (
    SELECT DISTINCT m.community_id, m.person_id AS id FROM span, membership m
    WHERE $3::int = 0 AND m.person_id IS NOT NULL AND m.community_id = ANY ($2::text[])
      AND m.valid_from <= span.last AND (m.valid_to IS NULL OR m.valid_to >= span.first)
  ), found AS (
    SELECT coalesce(c.community_id, l.community_id) AS community_id, 'unit' AS kind, coalesce(c.id, l.id) AS id,
      coalesce(c.attendances, 0) AS attendances, coalesce(l.claims, 0) AS claims
    FROM (SELECT * FROM came WHERE kind = 'unit') c FULL JOIN claimed l ON l.community_id = c.community_id AND l.id = c.id
    UNION ALL
    SELECT coalesce(c.community_id, l.community_id), 'person', coalesce(c.id, l.id), coalesce(c.attendances, 0), 0
    FROM (SELECT * FROM came WHERE kind = 'person') c FULL JOIN lived l ON l.community_id = c.community_id AND l.id = c.id
    WHERE coalesce(c.attendances, 0) >= $3::int
  ), named AS (
    SELECT f.*, coalesce(u.name, person.name) AS name, own.name AS unit_name,
      count(*) OVER (PARTITION BY f.community_id, f.kind, coalesce(u.name, person.name)) > 1 AS is_shared
    FROM found f LEFT JOIN org_unit u ON f.kind = 'unit' AND u.id = f.id
      LEFT JOIN person ON f.kind = 'person' AND person.id = f.id LEFT JOIN org_unit own ON own.id = person.unit_id
    WHERE u.id IS NOT NULL OR person.id IS NOT NULL
  )
  SELECT community_id, kind, id, CASE WHEN is_shared AND kind = 'person' THEN name || '（' || coalesce(unit_name, id) || '）' ELSE name END AS name,
    (row_number() OVER (PARTITION BY community_id ORDER BY kind DESC, name, id))::int AS place, attendances, claims
  FROM named`

const find = statement<JudgedRow>(
  'find-judged',
  `SELECT community_id AS "communityId", kind, id, name, place, attendances, claims FROM (${judged}) j
   ORDER BY community_id, place`,
)

export const findJudged = (database: Database, { year, communityIds, leastAttendances }: JudgedRule) =>
  find(database, [year, communityIds, leastAttendances])

/** Puts down who is judged; from here on facts that come or go change nothing. @returns how many in the community of the most; 0: nobody */
export const freezeJudged = async (
  database: Database,
  evaluationId: string,
  { year, communityIds, leastAttendances }: JudgedRule,
): Promise<number> => {
  const { rows } = await database.query<{ most: number }>(
    `WITH put AS (
       INSERT INTO evaluation_subject (evaluation_id, community_id, place, subject_kind, subject_id, name)
       SELECT $4, community_id, place, kind, id, name FROM (${judged}) j RETURNING community_id
     ) SELECT coalesce(max(n), 0)::int AS most FROM (SELECT count(*) AS n FROM put GROUP BY community_id) c`,
    [year, communityIds, leastAttendances, evaluationId],
  )
  return rows[0]?.most ?? 0
}
