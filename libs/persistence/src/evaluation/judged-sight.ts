/** Whose results somebody is entitled to: their own, their unit's, its members'. Units are judged also where they lie elsewhere. */
import { statement, type Database } from '../read/database.js'

/** @param subject alias of a row of those judged. @param units parameter of the units spoken for. @param person of oneself */
export const isOwnSubject = (subject: string, units: string, person: string): string => `(
  (${subject}.subject_kind = 'unit' AND ${subject}.subject_id = ANY (${units}::text[]))
  OR (${subject}.subject_kind = 'person' AND (${subject}.subject_id = ${person} OR EXISTS (
    SELECT FROM role_grant g WHERE g.person_id = ${subject}.subject_id AND g.role = 'InServicePartyMember'
      AND g.unit_id = ANY (${units}::text[]) AND (g.valid_to IS NULL OR g.valid_to >= current_date)))))`

export interface Concerned {
  unitIds: readonly string[]
  personId: string
}

const concerned = statement(
  'evaluation-concerns',
  `SELECT FROM evaluation_subject s WHERE s.evaluation_id = $1 AND ${isOwnSubject('s', '$2', '$3')} LIMIT 1`,
)

/** Whether an evaluation judges them, their unit or one of its members. */
export const isConcerned = async (
  database: Database,
  evaluationId: string,
  { unitIds, personId }: Concerned,
): Promise<boolean> => (await concerned(database, [evaluationId, unitIds, personId])).length > 0
