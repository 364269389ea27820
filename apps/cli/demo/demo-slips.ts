/** Slips with codes for the demo's latest activities: residents may scan them and say how it was. */
import { randomUUID } from 'node:crypto'
import type { Pool } from 'pg'
import { addCodes, hashOfToken } from '#persistence/appraisal/appraisal-codes.js'
import { inTransaction } from '#persistence/transaction.js'
import type { Keys } from '#secrets/key-file.js'
import { newToken } from '#secrets/printed-token.js'
import { sealText } from '#secrets/seal.js'

const slipsEach = 12
/** After the activity, as the community would have chosen. */
const days = 14

interface Latest {
  serviceId: string
  communityId: string
  by: string
}

/** @returns how many slips were printed */
export const printDemoSlips = async (pool: Pool, keys: Keys, now: Date): Promise<number> => {
  const { rows } = await pool.query<Latest>(
    `SELECT id AS "serviceId", community_id AS "communityId", organiser_id AS by FROM activity
     WHERE state IN ('held', 'closed') AND ends_at BETWEEN $1::timestamptz - interval '12 days' AND $1
       AND NOT EXISTS (SELECT FROM appraisal_code WHERE service_id = activity.id)`,
    [now],
  )
  await inTransaction(pool, async client => {
    for (const service of rows)
      for (const { kind, count } of [
        { kind: 'slip' as const, count: slipsEach },
        { kind: 'shared' as const, count: 1 },
      ]) {
        const codes = Array.from({ length: count }, () => codeOf(keys))
        await addCodes(client, { ...service, kind, days, codes })
      }
  })
  return rows.length * slipsEach
}

const codeOf = (keys: Keys) => {
  const token = newToken()
  return { id: randomUUID(), hash: hashOfToken(token), sealed: sealText(keys, token) }
}
