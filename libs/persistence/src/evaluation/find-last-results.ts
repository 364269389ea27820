/** The last published result of units and members, for whoever is entitled to it: what later processes lay beside names. */
import type { Choice, SubjectKind } from '#domain/evaluation/questionnaire.js'
import { statement, type Database } from '../read/database.js'
import { isOwnSubject, type Concerned } from './judged-sight.js'
import { isPublished } from './published.js'

export interface SubjectKey {
  kind: SubjectKind
  id: string
}

export interface ResultSight extends Concerned {
  /** Paths of units below which all districts' results are seen. */
  above: readonly string[]
}

export interface FoundLastResult extends SubjectKey {
  name: string
  evaluationId: string
  year: number
  minimumValid: number
  choices: Choice[]
  /** How often each choice was made, by its value; in all communities together. */
  distribution: Record<string, number>
  isWithdrawn: boolean
}

/**
 * `$1` kinds and `$2` ids of whom it is asked about, `$3` patterns of paths, `$4` units, `$5` person, `$6` of the years before.
 * A unit has also the results of what has become part of it; of two of one year its own comes first.
 */
const lastResults = statement<FoundLastResult>(
  'evaluation-last-results',
  `WITH given AS (
     SELECT * FROM unnest($1::text[], $2::text[]) AS g (kind, id)
   ), asked AS (
     SELECT kind, id, id AS judged_as FROM given
     UNION SELECT g.kind, g.id, former.id FROM given g JOIN org_unit former ON g.kind = 'unit' AND former.merged_into_id = g.id
   ), last AS (
     SELECT DISTINCT ON (asked.kind, asked.id) asked.kind, asked.id, asked.judged_as, e.id AS evaluation_id, e.year,
       e.minimum_valid, e.questionnaire_version, coalesce(u.name, p.name, s.name) AS name
     FROM asked JOIN evaluation_subject s ON s.subject_kind = asked.kind AND s.subject_id = asked.judged_as
       JOIN evaluation e ON e.id = s.evaluation_id JOIN org_unit d ON d.id = e.district_id
       LEFT JOIN org_unit u ON s.subject_kind = 'unit' AND u.id = s.subject_id
       LEFT JOIN person p ON s.subject_kind = 'person' AND p.id = s.subject_id
     WHERE ${isPublished('e')} AND ($6::int IS NULL OR e.year < $6)
       AND (d.path LIKE ANY ($3::text[]) OR ${isOwnSubject('s', '$4', '$5')})
     ORDER BY asked.kind, asked.id, e.year DESC, asked.judged_as = asked.id DESC, e.closes_at DESC NULLS LAST, e.id, asked.judged_as, s.community_id
   )
   SELECT last.kind, last.id, last.name, last.evaluation_id AS "evaluationId", last.year, last.minimum_valid AS "minimumValid", q.choices,
     coalesce((SELECT jsonb_object_agg(r.choice, r.count) FROM (
        SELECT choice, sum(count)::int AS count FROM evaluation_result
        WHERE evaluation_id = last.evaluation_id AND subject_kind = last.kind AND subject_id = last.judged_as GROUP BY choice) r), '{}') AS distribution,
     EXISTS (SELECT FROM evaluation_objection o WHERE o.evaluation_id = last.evaluation_id AND o.subject_kind = last.kind
       AND o.subject_id = last.judged_as AND o.decision = 'withdrawn') AS "isWithdrawn"
   FROM last JOIN questionnaire q ON q.version = last.questionnaire_version
   ORDER BY last.kind DESC, last.name, last.id`,
)

/** @param beforeYear of earlier years only. @returns of those that have one that may be seen */
export const findLastResults = (
  database: Database,
  subjects: readonly SubjectKey[],
  { above, unitIds, personId }: ResultSight,
  beforeYear?: number,
): Promise<FoundLastResult[]> =>
  lastResults(database, [
    subjects.map(({ kind }) => kind),
    subjects.map(({ id }) => id),
    above.map(path => `${path}%`),
    unitIds,
    personId,
    beforeYear ?? null,
  ])
