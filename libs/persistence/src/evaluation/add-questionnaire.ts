import type { Database } from '../read/database.js'
import type { FoundQuestionnaire } from './find-questionnaires.js'

/** The district's last one, asked for once more, is the one that is there. */
const add = `
  WITH last AS (
    SELECT version, questions, choices, comment FROM questionnaire WHERE district_id = $1 ORDER BY version DESC LIMIT 1
  ), same AS (
    SELECT version FROM last WHERE (questions, choices, comment) = ($2::jsonb, $3::jsonb, $4)
  ), added AS (
    INSERT INTO questionnaire (version, district_id, questions, choices, comment, created_by)
    SELECT max(version) + 1, $1, $2::jsonb, $3::jsonb, $4, $5 FROM questionnaire HAVING NOT EXISTS (SELECT FROM same)
    RETURNING version
  )
  SELECT version FROM same UNION ALL SELECT version FROM added`

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
  const { rows } = await database.query<{ version: number }>(add, [
    districtId,
    questions,
    JSON.stringify(choices),
    comment,
    by,
  ])
  return rows[0]?.version ?? 0
}
