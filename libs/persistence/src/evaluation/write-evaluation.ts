/** The rows that the steps of an evaluation leave: its own, who is judged from the approval on, and the slips of a community. */
import { createHash, randomBytes } from 'node:crypto'
import type { PoolClient } from 'pg'
import type { HouseholdList, PlannedEvaluation } from '#domain/evaluation/evaluation.js'
import { mayFollow, type EvaluationState } from '#domain/evaluation/evaluation-states.js'
import { mostJudged } from '#domain/evaluation/questionnaire.js'
import { refusal, type Refusal } from '#domain/kernel/refusal.js'
import { numberSql } from '../process/number-sql.js'
import { countShort } from './closed-evaluations.js'
import { emptyPaper } from './paper-ballots.js'
import { freezeJudged } from './judged.js'
import { drawSlips } from './slips.js'

// Postgres' own clock closes the vote, so a demo that was moved on is taken back to it.
const write = `
  INSERT INTO evaluation AS held (id, number, district_id, year, title, questionnaire_version, seed, seed_commitment, households,
    minimum_valid, k, least_attendances, state, extended, opens_at, closes_at)
  SELECT p.id::text, ${numberSql('PY', 'p')},
    $2, $3, $4, $5, $15, $16, $6, $7, $8, $9, $10, $11,
    to_timestamp(($12::float8 - a.ahead) / 1000), to_timestamp(($13::float8 - a.ahead) / 1000)
  FROM process p, LATERAL (SELECT coalesce((p.state->>'aheadMs')::float8, 0) AS ahead) a WHERE p.id = $1::uuid
  ON CONFLICT (id) DO UPDATE SET district_id = excluded.district_id, year = excluded.year, title = excluded.title,
    questionnaire_version = excluded.questionnaire_version, households = excluded.households,
    minimum_valid = excluded.minimum_valid, k = excluded.k, least_attendances = excluded.least_attendances,
    state = excluded.state, extended = excluded.extended,
    opens_at = CASE WHEN excluded.state = 'open' THEN least(held.opens_at, excluded.opens_at, now()) ELSE coalesce(excluded.opens_at, held.opens_at) END,
    closes_at = CASE WHEN $14 THEN least(held.closes_at, clock_timestamp()) ELSE coalesce(excluded.closes_at, held.closes_at) END`

const findState = 'SELECT state FROM evaluation WHERE id = $1 FOR UPDATE'
const findQuestionnaire =
  'SELECT FROM questionnaire WHERE version = $1 AND (district_id IS NULL OR district_id = $2)'
const countUndecided = `
  SELECT count(*)::int AS waiting FROM evaluation_objection WHERE evaluation_id = $1 AND decision IS NULL`

/**
 * @returns why the step cannot be: an unknown questionnaire, nobody or too many to be judged, a way back that would lose votes,
 *   objections that nobody has decided
 */
export const writeEvaluation = async (
  client: PoolClient,
  row: PlannedEvaluation,
): Promise<Refusal | undefined> => {
  const { rows } = await client.query<{ state: EvaluationState }>(findState, [row.id])
  const before = rows[0]?.state
  if (before !== undefined && before === 'prepared' && row.state === 'stopped') return drop(client, row.id)
  const known = await client.query(findQuestionnaire, [row.questionnaireVersion, row.districtId])
  if (known.rowCount === 0) return refusal('questionnaireUnknown')
  const state = await stateOf(client, row, before)
  if (before !== undefined && !mayFollow(before, state)) return refusal('evaluationBack')
  await client.query(write, [
    row.id,
    row.districtId,
    row.year,
    row.title,
    row.questionnaireVersion,
    row.households,
    row.minimumValid,
    row.k,
    row.leastAttendances,
    state,
    row.extended,
    row.opensAt ?? null,
    row.closesAt ?? null,
    !['prepared', 'approved', 'open'].includes(row.state),
    ...newSeed(),
  ])
  if (state === 'stopped') await client.query(emptyPaper, [row.id])
  if (before === 'prepared' && state !== 'prepared') return freeze(client, row)
  return row.state === 'published' && before !== 'published' ? refuseUndecided(client, row.id) : undefined
}

/** Drawn with the plan, before there is a list, and promised by its SHA-256; a row that is there keeps its own. */
const newSeed = (): [seed: string, commitment: string] => {
  const seed = randomBytes(16).toString('hex')
  return [seed, createHash('sha256').update(seed).digest('hex')]
}

/**
 * Closed with too few ballots and not extended yet, it is not counted: its row stays open, past its time, until it is told on.
 * Counted while its process still waits to hear of it, it stays counted, whatever else is written meanwhile.
 */
const stateOf = async (
  client: PoolClient,
  row: PlannedEvaluation,
  before: EvaluationState | undefined,
): Promise<EvaluationState> => {
  if (row.state === 'closed' && before === 'tallied') return before
  const mayBeExtended = row.state === 'closed' && before === 'open' && !row.extended
  return mayBeExtended && (await countShort(client, row.id)) > 0 ? 'open' : row.state
}

/** A plan that came to nothing leaves the year free for another. */
const drop = async (client: PoolClient, id: string): Promise<undefined> => {
  await client.query('DELETE FROM evaluation WHERE id = $1', [id])
}

const freeze = async (client: PoolClient, row: PlannedEvaluation): Promise<Refusal | undefined> => {
  const most = await freezeJudged(client, row.id, row)
  if (most > mostJudged) return refusal('tooManyJudged', { most, allowed: mostJudged })
  return most === 0 ? refusal('nobodyJudged') : undefined
}

const refuseUndecided = async (client: PoolClient, id: string): Promise<Refusal | undefined> => {
  const [found] = (await client.query<{ waiting: number }>(countUndecided, [id])).rows
  return found && found.waiting > 0 ? refusal('objectionsUndecided', { waiting: found.waiting }) : undefined
}

/** As many slips as households are drawn. */
export const writeHouseholdList = (client: PoolClient, list: HouseholdList): Promise<void> =>
  drawSlips(client, list)
