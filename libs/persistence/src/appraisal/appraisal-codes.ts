/** Codes on slips: made, found by what was scanned, revoked. Of a token only its digest is looked for. */
import { createHash } from 'node:crypto'
import type { PoolClient } from 'pg'
import { statement, type Database } from '../read/database.js'
import { dayOfSql, startOfDaySql } from '../read/days.js'
import { formInForce } from './appraisal-forms.js'
import { serviceSql } from './services.js'

export const hashOfToken = (token: string): string => createHash('sha256').update(token).digest('hex')

export interface FoundCode {
  id: string
  serviceId: string
  communityId: string
  kind: 'slip' | 'shared'
  formId: number
  opensAt: Date
  closesAt: Date
  usedAt: Date | null
  revokedAt: Date | null
  title: string
  communityName: string
  isCancelled: boolean
}

/** A code follows its service: from when it begins to the end of the day so many days after it has ended. */
const closesAt = startOfDaySql(`${dayOfSql('s.ends_at')} + c.days + 1`)
const codeColumns = `c.id, c.kind, s.starts_at AS "opensAt", ${closesAt} AS "closesAt", c.used_at AS "usedAt",
  c.revoked_at AS "revokedAt"`

const byToken = statement<FoundCode>(
  'appraisal-code-by-token',
  `SELECT ${codeColumns}, c.service_id AS "serviceId", s.community_id AS "communityId", c.form_id AS "formId", s.title,
     s.community_name AS "communityName", s.is_cancelled AS "isCancelled"
   FROM appraisal_code c, LATERAL ${serviceSql('c.service_id')} s WHERE c.token_hash = $1`,
)

export const findCode = async (database: Database, token: string): Promise<FoundCode | undefined> =>
  (await byToken(database, [hashOfToken(token)]))[0]

export interface PrintedCode extends Pick<
  FoundCode,
  'id' | 'kind' | 'opensAt' | 'closesAt' | 'usedAt' | 'revokedAt' | 'formId'
> {
  number: number
  sealed: string
}

const ofService = statement<PrintedCode>(
  'appraisal-codes-of-service',
  `SELECT ${codeColumns}, c.number, c.form_id AS "formId", c.token_sealed AS sealed
   FROM appraisal_code c, ${serviceSql('$1::text')} s WHERE c.service_id = $1 ORDER BY c.number`,
)

export const findCodes = (database: Database, serviceId: string): Promise<PrintedCode[]> =>
  ofService(database, [serviceId])

export interface NewCodes {
  serviceId: string
  communityId: string
  kind: 'slip' | 'shared'
  /** After the service has ended. */
  days: number
  by: string
  codes: { id: string; hash: string; sealed: string }[]
}

/** With the questions that count in the community; numbered on within the service. */
export const addCodes = async (
  client: PoolClient,
  { serviceId, communityId, kind, days, by, codes }: NewCodes,
): Promise<{ id: string }> => {
  await client.query(`SELECT pg_advisory_xact_lock(hashtext('appraisal-codes ' || $1))`, [serviceId])
  await client.query(
    `INSERT INTO appraisal_code (id, service_id, kind, number, form_id, token_hash, token_sealed, days, by)
     SELECT c.id, $1, $3, c.place + coalesce((SELECT max(number) FROM appraisal_code WHERE service_id = $1), 0),
       ${formInForce('$2')}, c.hash, c.sealed, $4, $5
     FROM unnest($6::uuid[], $7::text[], $8::text[]) WITH ORDINALITY AS c (id, hash, sealed, place)`,
    [
      ...[serviceId, communityId, kind, days, by],
      ...[codes.map(({ id }) => id), codes.map(({ hash }) => hash), codes.map(({ sealed }) => sealed)],
    ],
  )
  return { id: serviceId }
}

/** A voice that was given with it stays; it is looked at by a person, like any other. */
export const revokeCode = async (
  client: PoolClient,
  order: { serviceId: string; codeId: string; reason: string },
): Promise<{ id: string } | { refused: 'notFound' }> => {
  const { rowCount } = await client.query(
    `UPDATE appraisal_code SET revoked_at = business_now(), revoked_reason = $3
     WHERE id = $1 AND service_id = $2 AND revoked_at IS NULL`,
    [order.codeId, order.serviceId, order.reason],
  )
  return rowCount === 1 ? { id: order.codeId } : { refused: 'notFound' }
}
