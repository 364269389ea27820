/** Questions and scale of routine appraisal, by unit and version: only ever added to, and each unit's for itself. */
import type { PoolClient } from 'pg'
import type { AppraisalForm } from '#domain/appraisal/appraisal.js'
import { statement, type Database } from '../read/database.js'

export interface FoundForm extends AppraisalForm {
  /** Whose it is; nobody's is the programme's own. */
  unitId: string | null
  unitName: string | null
  reason: string
  setBy: string
  setAt: Date
}

const columns = `f.id, f.version, f.questions, f.scale, f.unit_id AS "unitId", u.name AS "unitName", f.reason,
  coalesce(p.name, f.set_by) AS "setBy", f.set_at AS "setAt"`
const tables =
  'appraisal_form f LEFT JOIN org_unit u ON u.id = f.unit_id LEFT JOIN person p ON p.id = f.set_by'
/** Ids from the root down to the unit: the nearest one that has questions of its own gives them. */
const wayTo = (unit: string) =>
  `coalesce((SELECT string_to_array(trim('/' FROM path), '/') FROM org_unit WHERE id = ${unit}), '{}')`
const inForce = (unit: string, picked: string) => `
  SELECT ${picked} FROM ${tables} WHERE f.unit_id IS NULL OR f.unit_id = ANY (${wayTo(unit)})
  ORDER BY array_position(${wayTo(unit)}, f.unit_id) DESC NULLS LAST, f.version DESC LIMIT 1`

/** Id of the questions that count at a unit, as an expression. */
export const formInForce = (unit: string): string => `(${inForce(unit, 'f.id')})`

const current = statement<FoundForm>('appraisal-form-in-force', inForce('$1', columns))

/** The questions that count at a unit from now on. */
export const findCurrentForm = async (database: Database, unitId: string): Promise<FoundForm | undefined> =>
  (await current(database, [unitId]))[0]

const some = statement<FoundForm>(
  'appraisal-forms-by-id',
  `SELECT ${columns} FROM ${tables} WHERE f.id = ANY ($1::integer[]) ORDER BY f.id DESC`,
)

export const findForms = (database: Database, ids: readonly number[]): Promise<FoundForm[]> =>
  some(database, [ids])

export interface UsedForm extends FoundForm {
  /** How many services and voices it was used for. */
  services: number
  voices: number
}

const ofUnit = statement<UsedForm>(
  'appraisal-forms-of-unit',
  `SELECT ${columns}, count(DISTINCT a.service_id)::integer AS services, count(a.id)::integer AS voices
   FROM ${tables} LEFT JOIN appraisal a ON a.form_id = f.id
   WHERE f.unit_id IS NOT DISTINCT FROM $1 GROUP BY f.id, u.name, p.name ORDER BY f.version DESC`,
)

/** The versions that a unit has set itself, the newest first. @param unitId null for the programme's own */
export const findFormsOf = (database: Database, unitId: string | null): Promise<UsedForm[]> =>
  ofUnit(database, [unitId])

const below = statement<{ id: string; name: string; version: number }>(
  'appraisal-forms-below',
  `SELECT u.id, u.name, max(f.version) AS version FROM appraisal_form f JOIN org_unit u ON u.id = f.unit_id
   JOIN org_unit top ON top.id = $1 AND starts_with(u.path, top.path) AND u.id <> top.id
   GROUP BY u.id, u.name ORDER BY u.name`,
)

/** Units below one that have questions of their own: what the unit sets does not reach them. */
export const findOwnFormsBelow = (database: Database, unitId: string) => below(database, [unitId])

const named = statement<{ name: string; path: string }>(
  'appraisal-form-unit',
  'SELECT name, path FROM org_unit WHERE id = $1',
)

export const findFormUnit = async (
  database: Database,
  unitId: string,
): Promise<{ name: string; path: string } | undefined> => (await named(database, [unitId]))[0]

export interface NewForm extends Pick<AppraisalForm, 'questions' | 'scale'> {
  unitId: string
  /** The questions that count there until now, its own or those from above. */
  basedOn: number
  reason: string
  by: string
}

/** The unit's next version, unless other questions have come to count there meanwhile. */
export const addForm = async (
  client: PoolClient,
  { unitId, basedOn, questions, scale, reason, by }: NewForm,
): Promise<{ id: string } | { refused: 'formVersionTaken' }> => {
  await client.query(`SELECT pg_advisory_xact_lock(hashtext('appraisal-form'))`)
  const { rows } = await client.query<{ id: number }>(
    `INSERT INTO appraisal_form (unit_id, version, questions, scale, reason, set_by)
     SELECT $1, 1 + coalesce((SELECT max(version) FROM appraisal_form WHERE unit_id = $1), 0), $2, $3, $4, $5
     WHERE $6::integer = ${formInForce('$1')} RETURNING id`,
    [unitId, JSON.stringify(questions), JSON.stringify(scale), reason, by, basedOn],
  )
  return rows[0] ? { id: String(rows[0].id) } : { refused: 'formVersionTaken' }
}
