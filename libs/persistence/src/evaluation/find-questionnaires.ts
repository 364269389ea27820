/** What is asked: the questionnaires of a district, and of a community the units and members who are judged. */
import type { Choice, SubjectKind } from '#domain/evaluation/questionnaire.js'
import { statement, type Database } from '../read/database.js'

export interface FoundQuestionnaire {
  version: number
  questions: Record<SubjectKind, string>
  choices: Choice[]
  comment: string
  at: Date
}

const questionnaires = statement<FoundQuestionnaire>(
  'questionnaires',
  `SELECT version, questions, choices, comment, at FROM questionnaire
   WHERE (district_id IS NULL OR district_id = $1) ORDER BY version DESC LIMIT 50`,
)
export const findQuestionnaires = (database: Database, districtId: string) =>
  questionnaires(database, [districtId])

const questionnaire = statement<FoundQuestionnaire>(
  'questionnaire',
  'SELECT version, questions, choices, comment, at FROM questionnaire WHERE version = $1',
)
export const findQuestionnaire = async (database: Database, version: number) =>
  (await questionnaire(database, [version]))[0]

export interface FoundSubject {
  place: number
  kind: SubjectKind
  id: string
  name: string
}

const subjects = statement<FoundSubject>(
  'evaluation-subjects',
  `SELECT place, subject_kind AS kind, subject_id AS id, name FROM evaluation_subject
   WHERE evaluation_id = $1 AND community_id = $2 ORDER BY place`,
)

export const findSubjects = (database: Database, id: string, communityId: string) =>
  subjects(database, [id, communityId])
