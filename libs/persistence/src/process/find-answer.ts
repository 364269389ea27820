import type { Answer, AnsweredKey } from '#domain/kernel/state.js'
import type { Database } from '../read/database.js'

/** The stored answer of a request that was carried out, however long ago. */
export const findAnswer = async (
  database: Database,
  processId: string,
  key: string,
): Promise<AnsweredKey | undefined> => {
  const { rows } = await database.query<{ bodyHash: string; answer: Answer }>({
    name: 'find-answer',
    text: 'SELECT body_hash AS "bodyHash", answer FROM act_key WHERE process_id = $1 AND key = $2',
    values: [processId, key],
  })
  return rows[0] && { key, ...rows[0] }
}
