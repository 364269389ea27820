/** Codes on slips: made, found by what was scanned, revoked. Of a token only its digest is looked for. */
import { createHash } from 'node:crypto'
import type { PoolClient } from 'pg'
import { statement, type Database } from '../read/database.js'

export const hashOfToken = (token: string): string => createHash('sha256').update(token).digest('hex')

export interface FoundCode {
  id: string
  activityId: string
  communityId: string
  kind: 'slip' | 'shared'
  formVersion: number
  opensAt: Date
  closesAt: Date
  usedAt: Date | null
  revokedAt: Date | null
  title: string
  communityName: string
  isCancelled: boolean
}

const byToken = statement<FoundCode>(
  'appraisal-code-by-token',
  `SELECT c.id, c.activity_id AS "activityId", a.community_id AS "communityId", c.kind, c.form_version AS "formVersion",
     c.opens_at AS "opensAt", c.closes_at AS "closesAt", c.used_at AS "usedAt", c.revoked_at AS "revokedAt",
     a.title, u.name AS "communityName", a.state = 'cancelled' AS "isCancelled"
   FROM appraisal_code c JOIN activity a ON a.id = c.activity_id JOIN org_unit u ON u.id = a.community_id
   WHERE c.token_hash = $1`,
)

export const findCode = async (database: Database, token: string): Promise<FoundCode | undefined> =>
  (await byToken(database, [hashOfToken(token)]))[0]

export interface PrintedCode extends Pick<
  FoundCode,
  'id' | 'kind' | 'opensAt' | 'closesAt' | 'usedAt' | 'revokedAt'
> {
  number: number
  sealed: string
}

const ofActivity = statement<PrintedCode>(
  'appraisal-codes-of-activity',
  `SELECT id, kind, number, token_sealed AS sealed, opens_at AS "opensAt", closes_at AS "closesAt", used_at AS "usedAt",
     revoked_at AS "revokedAt"
   FROM appraisal_code WHERE activity_id = $1 ORDER BY number`,
)

export const findCodes = (database: Database, activityId: string): Promise<PrintedCode[]> =>
  ofActivity(database, [activityId])

export interface NewCodes {
  activityId: string
  kind: 'slip' | 'shared'
  opensAt: string
  closesAt: string
  by: string
  codes: { id: string; hash: string; sealed: string }[]
}

/** With the newest questions; numbered on within the activity. */
export const addCodes = async (
  client: PoolClient,
  { activityId, kind, opensAt, closesAt, by, codes }: NewCodes,
): Promise<{ id: string }> => {
  await client.query(`SELECT pg_advisory_xact_lock(hashtext('appraisal-codes ' || $1))`, [activityId])
  await client.query(
    `INSERT INTO appraisal_code (id, activity_id, kind, number, form_version, token_hash, token_sealed, opens_at, closes_at, by)
     SELECT c.id, $1, $2, c.place + coalesce((SELECT max(number) FROM appraisal_code WHERE activity_id = $1), 0),
       (SELECT max(version) FROM appraisal_form), c.hash, c.sealed, $3, $4, $5
     FROM unnest($6::uuid[], $7::text[], $8::text[]) WITH ORDINALITY AS c (id, hash, sealed, place)`,
    [
      ...[activityId, kind, opensAt, closesAt, by],
      ...[codes.map(({ id }) => id), codes.map(({ hash }) => hash), codes.map(({ sealed }) => sealed)],
    ],
  )
  return { id: activityId }
}

/** A voice that was given with it stays; it is looked at by a person, like any other. */
export const revokeCode = async (
  client: PoolClient,
  order: { activityId: string; codeId: string; reason: string },
): Promise<{ id: string } | { refused: 'notFound' }> => {
  const { rowCount } = await client.query(
    `UPDATE appraisal_code SET revoked_at = now(), revoked_reason = $3
     WHERE id = $1 AND activity_id = $2 AND revoked_at IS NULL`,
    [order.codeId, order.activityId, order.reason],
  )
  return rowCount === 1 ? { id: order.codeId } : { refused: 'notFound' }
}
