/** One process: its row, and the answer a request's key may already have. */
import type { AnsweredKey, ProcessState, Answer } from '#domain/kernel/state.js'
import { statement, type Database } from '../read/database.js'

export interface ProcessRow {
  id: string
  number: number
  updatedAt: Date
  units: string[]
  state: ProcessState
}

const one = statement<ProcessRow>(
  'process',
  `SELECT p.id, p.number::float8 AS number, p.updated_at AS "updatedAt", p.state,
     ARRAY(SELECT unit_id FROM process_unit pu WHERE pu.process_id = p.id) AS units
   FROM process p WHERE p.id = $1`,
)

export const findProcess = async (database: Database, id: string): Promise<ProcessRow | undefined> =>
  (await one(database, [id]))[0]

interface AskedRow {
  state: ProcessState | null
  bodyHash: string | null
  answer: Answer | null
}

const asked = statement<AskedRow>(
  'process-asked',
  `SELECT p.state, k.body_hash AS "bodyHash", k.answer
   FROM (SELECT $1::uuid AS id, $2::text AS key) q
   LEFT JOIN process p ON p.id = q.id
   LEFT JOIN act_key k ON k.process_id = q.id AND k.key = q.key`,
)

export interface AskedProcess {
  state?: ProcessState
  answered?: AnsweredKey
}

/**
 * A process as it stands together with the answer of this key, of one moment: where there is no answer, the act
 * has not moved the state either.
 */
export const findAsked = async (database: Database, id: string, key: string): Promise<AskedProcess> => {
  const [row] = await asked(database, [id, key])
  const { state, bodyHash, answer } = row ?? { state: null, bodyHash: null, answer: null }
  return {
    ...(state && { state }),
    ...(bodyHash !== null && answer && { answered: { key, bodyHash, answer } }),
  }
}
