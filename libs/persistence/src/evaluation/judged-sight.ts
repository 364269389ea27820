/**
 * Whose results somebody is entitled to: their own, their unit's, its members', and those of units that have become part of
 * theirs. Units are judged also where they lie elsewhere.
 */
import { businessTodaySql } from '../read/demo-clock.js'
import { statement, type Database } from '../read/database.js'

/** Condition on a grant by its alias: in force on the programme's day. */
export const isInForceToday = (
  grant: string,
): string => `(${grant}.valid_from IS NULL OR ${grant}.valid_from <= ${businessTodaySql})
  AND (${grant}.valid_to IS NULL OR ${grant}.valid_to >= ${businessTodaySql})`

/** Of the units that the parameter names: they themselves, and what has become part of them. */
const withFormer = (units: string): string =>
  `SELECT former.id FROM org_unit former WHERE former.id = ANY (${units}::text[]) OR former.merged_into_id = ANY (${units}::text[])`

/** @param subject alias of a row of those judged. @param units parameter of the units spoken for. @param person of oneself */
export const isOwnSubject = (subject: string, units: string, person: string): string => `(
  (${subject}.subject_kind = 'unit' AND ${subject}.subject_id IN (${withFormer(units)}))
  OR (${subject}.subject_kind = 'person' AND (${subject}.subject_id = ${person} OR EXISTS (
    SELECT FROM role_grant g WHERE g.person_id = ${subject}.subject_id AND g.role = 'InServicePartyMember'
      AND g.unit_id = ANY (${units}::text[]) AND ${isInForceToday('g')}))))`

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

const judgedAs = statement<{ id: string }>('evaluation-judged-as', `${withFormer('$1')} ORDER BY former.id`)

/** Under which units' names those units may have been judged: their own, and those of what has become part of them. */
export const findJudgedAs = async (database: Database, unitIds: readonly string[]): Promise<string[]> =>
  (await judgedAs(database, [unitIds])).map(({ id }) => id)
