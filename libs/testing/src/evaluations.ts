/** An evaluation in the small district that is open for voting, with its slips in hand: rows as its process leaves them. */
import { randomUUID } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Pool } from 'pg'
import { keepUrns } from '#ballots/keep-urns.js'
import { sealBallot } from '#ballots/sealed-ballot.js'
import { castHashOf, markOf, newNonce, receiptFor, tokenHashOf } from '#ballots/slip-secrets.js'
import { UrnKeys } from '#ballots/urn-keys.js'
import type { Answers } from '#domain/evaluation/ballot.js'
import type { SealedVote } from '#persistence/evaluation/cast-ballots.js'
import { drawSlips, printSlips, type PrintedSlip } from '#persistence/evaluation/slips.js'
import { inTransaction } from '#persistence/transaction.js'
import { newToken } from '#secrets/printed-token.js'
import { units } from './claims.js'

export interface EvaluationSample {
  id: string
  year: number
  title: string
  state: string
  /** Of the small district, with who is judged in each, in order. */
  communities: Record<string, { kind: 'unit' | 'person'; id: string; name: string }[]>
  households: number
  opensAt: Date
  closesAt: Date
}

export interface SeededEvaluation extends EvaluationSample {
  publicKey: string
  slips: Record<string, PrintedSlip[]>
}

const hour = 3_600_000
const judged: EvaluationSample['communities'][string] = [
  { kind: 'unit', id: units.j1, name: '区司法局机关党支部' },
  { kind: 'unit', id: units.j2, name: '区教育局机关党支部' },
  { kind: 'person', id: 'member', name: '李明' },
]

export const freshToken = () => {
  const token = newToken()
  return { token, hash: tokenHashOf(token) }
}

/** Keys of urns in a folder of their own. */
export const testUrnKeys = (): { keys: UrnKeys; remove: () => void } => {
  const folder = mkdtempSync(join(tmpdir(), 'dual-checkin-urn-'))
  const keys = new UrnKeys(folder, [{ id: 'test', secret: Buffer.alloc(32, 7) }])
  return { keys, remove: () => rmSync(folder, { recursive: true }) }
}

export const seedEvaluation = async (
  pool: Pool,
  keys: UrnKeys,
  changes: Partial<EvaluationSample> = {},
): Promise<SeededEvaluation> => {
  const sample: EvaluationSample = {
    ...{ id: randomUUID(), year: 2026, title: '2026年度群众民主评议', state: 'open', households: 50 },
    communities: { [units.east1]: judged, [units.east2]: judged.slice(0, 2) },
    ...{ opensAt: new Date(Date.now() - hour), closesAt: new Date(Date.now() + 24 * hour) },
    ...changes,
  }
  const { id, year, title, state, households, opensAt, closesAt } = sample
  await pool.query(
    `INSERT INTO evaluation (id, number, district_id, year, title, questionnaire_version, seed, seed_commitment, households,
       minimum_valid, k, opens_at, closes_at, state)
     VALUES ($1, 'PY-' || $3::integer || '-000001', $2, $3, $4, 1, 'seed', encode(sha256('seed'), 'hex'), $5, 30, 5, $6, $7, $8)`,
    [id, units.district, year, title, households, opensAt, closesAt, state],
  )
  await keepUrns(pool, keys)
  const slips: SeededEvaluation['slips'] = {}
  for (const [communityId, subjects] of Object.entries(sample.communities)) {
    await pool.query(
      `INSERT INTO evaluation_subject (evaluation_id, community_id, place, subject_kind, subject_id, name)
       SELECT $1, $2, place, kind, id, name FROM unnest($3::text[], $4::text[], $5::text[])
         WITH ORDINALITY AS s (kind, id, name, place)`,
      [id, communityId, ...(['kind', 'id', 'name'] as const).map(key => subjects.map(each => each[key]))],
    )
    slips[communityId] = await inTransaction(pool, async client => {
      const place = { evaluationId: id, communityId }
      await drawSlips(client, { ...place, listed: 10 * households })
      return printSlips(client, { ...place, again: false, by: 'somebody', reason: '首次印制' }, freshToken)
    })
  }
  return { ...sample, publicKey: keys.publicKeyOf(id), slips }
}

/** A vote with a slip, as the page seals it. */
export const voteOf = (
  { id, publicKey }: Pick<SeededEvaluation, 'id' | 'publicKey'>,
  communityId: string,
  { number, token }: PrintedSlip,
  answers: Answers,
  { nonce = newNonce(), comment = null }: { nonce?: string; comment?: string | null } = {},
): SealedVote & { receipt: string } => {
  const receipt = receiptFor(token, nonce)
  return {
    ...{ evaluationId: id, communityId, number, receipt },
    ...{ tokenHash: tokenHashOf(token), castHash: castHashOf(token, nonce), mark: markOf(token) },
    sealed: sealBallot(publicKey, id, { receipt, communityId, source: 'online', answers, comment }),
  }
}
