/** Questions and scale of routine appraisal, by version: only ever added to. */
import type { PoolClient } from 'pg'
import type { AppraisalForm } from '#domain/appraisal/appraisal.js'
import { statement, type Database } from '../read/database.js'

export interface FoundForm extends AppraisalForm {
  reason: string
  setBy: string
  setAt: Date
}

const all = statement<FoundForm>(
  'appraisal-forms',
  `SELECT f.version, f.questions, f.scale, f.reason, coalesce(p.name, f.set_by) AS "setBy", f.set_at AS "setAt"
   FROM appraisal_form f LEFT JOIN person p ON p.id = f.set_by ORDER BY f.version DESC`,
)

/** The newest first. */
export const findForms = (database: Database): Promise<FoundForm[]> => all(database, [])

const one = statement<AppraisalForm>(
  'appraisal-form',
  `SELECT version, questions, scale FROM appraisal_form
   WHERE version = coalesce($1::integer, (SELECT max(version) FROM appraisal_form))`,
)

/** @param version the newest unless given */
export const findForm = async (database: Database, version?: number): Promise<AppraisalForm | undefined> =>
  (await one(database, [version ?? null]))[0]

export interface NewForm extends Pick<AppraisalForm, 'questions' | 'scale'> {
  basedOn: number
  reason: string
  by: string
}

/** The next version, unless somebody has set one meanwhile. */
export const addForm = async (
  client: PoolClient,
  { basedOn, questions, scale, reason, by }: NewForm,
): Promise<{ version: number } | { refused: 'formVersionTaken' }> => {
  const { rows } = await client.query<{ version: number }>(
    `INSERT INTO appraisal_form (version, questions, scale, reason, set_by)
     SELECT $1::integer + 1, $2, $3, $4, $5 WHERE $1 = (SELECT max(version) FROM appraisal_form)
     ON CONFLICT DO NOTHING RETURNING version`,
    [basedOn, JSON.stringify(questions), JSON.stringify(scale), reason, by],
  )
  return rows[0] ?? { refused: 'formVersionTaken' }
}
