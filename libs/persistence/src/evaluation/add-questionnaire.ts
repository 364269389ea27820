import type { Database } from '../read/database.js'
import type { FoundQuestionnaire } from './find-evaluations.js'

/** Another version; those there are stay as they are. @returns its number */
export const addQuestionnaire = async (
  database: Database,
  {
    districtId,
    questions,
    choices,
    comment,
    by,
  }: Omit<FoundQuestionnaire, 'version' | 'at'> & {
    districtId: string
    by: string
  },
): Promise<number> => {
  await database.query(`SELECT pg_advisory_xact_lock(hashtext('questionnaire'))`)
  const { rows } = await database.query<{ version: number }>(
    `INSERT INTO questionnaire (version, district_id, questions, choices, comment, created_by)
     SELECT max(version) + 1, $1, $2, $3, $4, $5 FROM questionnaire RETURNING version`,
    [districtId, questions, JSON.stringify(choices), comment, by],
  )
  return rows[0]?.version ?? 0
}
