/** Writes one voice: by a code, once; or entered for the community or from paper. */
import { randomUUID } from 'node:crypto'
import type { Pool, PoolClient } from 'pg'
import type { AppraisalAnswers, AppraisalSource } from '#domain/appraisal/appraisal.js'
import { businessNowSql } from '../read/demo-clock.js'
import { inTransaction } from '../transaction.js'
import type { FoundCode } from './appraisal-codes.js'
import { tellAppraised } from './tell-appraised.js'

interface VoiceContent {
  answers: AppraisalAnswers
  score: number
  comment: string | null
}

export interface VoiceByCode extends VoiceContent {
  /** Chosen with the first screen. */
  id: string
  code: Pick<FoundCode, 'id' | 'serviceId' | 'communityId' | 'kind' | 'formId' | 'closesAt'>
  /** Of a shared code. */
  deviceMark: string | null
  networkMark: string | null
  /** So many voices of one network within an hour. */
  mostAnHour: number
}

export type VoiceRefusal =
  'appraisalCodeUsed' | 'appraisalCodeRevoked' | 'appraisalOver' | 'appraisalCrowd' | 'appraisedAlready'

const insert = `
  INSERT INTO appraisal (id, service_id, community_id, form_id, source, code_id, answers, score, comment,
    device_mark, network_mark, by)
  VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12) ON CONFLICT DO NOTHING RETURNING id`

/** Under the lock of its code: what is sent eight times at once is one voice. @returns nothing when it is kept */
export const recordVoice = (pool: Pool, voice: VoiceByCode): Promise<VoiceRefusal | undefined> =>
  inTransaction(pool, client => withCode(client, voice), { isKept: refused => refused === undefined })

interface Locked {
  isOver: boolean
  isRevoked: boolean
  isUsed: boolean
  isSame: boolean
  ofNetwork: number
}

const withCode = async (client: PoolClient, voice: VoiceByCode): Promise<VoiceRefusal | undefined> => {
  const { id, code, answers, score, comment, deviceMark, networkMark } = voice
  await client.query('SELECT FROM appraisal_code WHERE id = $1 FOR UPDATE', [code.id])
  const { rows } = await client.query<Locked>(
    `SELECT $4 < ${businessNowSql} AS "isOver", revoked_at IS NOT NULL AS "isRevoked", used_at IS NOT NULL AS "isUsed",
       EXISTS (SELECT FROM appraisal WHERE id = $2 AND code_id = $1) AS "isSame",
       (SELECT count(*)::integer FROM appraisal WHERE code_id = $1 AND network_mark = $3
          AND at > ${businessNowSql} - interval '1 hour') AS "ofNetwork"
     FROM appraisal_code WHERE id = $1`,
    [code.id, id, networkMark, code.closesAt],
  )
  const [locked] = rows
  if (locked?.isSame) return undefined
  if (!locked || locked.isRevoked) return 'appraisalCodeRevoked'
  if (locked.isOver) return 'appraisalOver'
  if (locked.isUsed && code.kind === 'slip') return 'appraisalCodeUsed'
  if (networkMark !== null && locked.ofNetwork >= voice.mostAnHour) return 'appraisalCrowd'
  const made = await client.query(insert, [
    ...[id, code.serviceId, code.communityId, code.formId, 'code', code.id],
    ...[JSON.stringify(answers), score, comment, deviceMark, networkMark, null],
  ])
  if (made.rowCount !== 1) return 'appraisedAlready'
  await client.query('UPDATE appraisal_code SET used_at = coalesce(used_at, business_now()) WHERE id = $1', [
    code.id,
  ])
  await tellAppraised(client, code.serviceId)
  return undefined
}

export interface EnteredVoices {
  serviceId: string
  communityId: string
  formId: number
  source: Exclude<AppraisalSource, 'code'>
  by: string
  voices: VoiceContent[]
}

/** Sheets of paper as they were entered, all or none; the community's own appraisal once. */
export const enterVoices = async (
  client: PoolClient,
  { serviceId, communityId, formId, source, by, voices }: EnteredVoices,
): Promise<{ id: string } | { refused: 'appraisedAlready' }> => {
  for (const { answers, score, comment } of voices) {
    const { rowCount } = await client.query(insert, [
      ...[randomUUID(), serviceId, communityId, formId, source, null],
      ...[JSON.stringify(answers), score, comment, null, null, by],
    ])
    if (rowCount !== 1) return { refused: 'appraisedAlready' }
  }
  await tellAppraised(client, serviceId)
  return { id: serviceId }
}
