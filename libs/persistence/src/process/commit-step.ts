import type { Pool, QueryConfig } from 'pg'
import type { CommitResult } from '#contracts/workflow/process.js'
import { refusal, type Refusal } from '#domain/kernel/refusal.js'
import type { StepRow } from '#domain/kernel/rows.js'
import type { Step } from '#domain/kernel/step.js'
import { findAnswer } from './find-answer.js'
import { loadProcess } from './load-process.js'
import { inTransaction } from '../transaction.js'
import { violatedConstraint } from '../unique-violation.js'
import { refusedBy, writeRow } from './row-writers.js'
import { copyRow, journalRow, noticeRow, processRow, taskRow } from './step-rows.js'
import { firstSightStep, firstStep, nextSightStep, nextStep } from './step-statement.js'

const openSubject = 'process_open_subject'
const keyOfAct = 'act_key_pkey'

/**
 * Writes one step in one transaction, or says what Postgres holds instead. Safe to repeat: a step that is there
 * already answers `ahead`, and nothing is written twice. A step without a line writes nothing, it only asks.
 */
export const commitStep = async (pool: Pool, step: Step): Promise<CommitResult> => {
  if (step.journal.length === 0) return whatIsHeld(pool, step)
  const { name, text } = statementOf(step)
  const query = { name, text, values: valuesOf(step) }
  try {
    const { rowCount } = step.rows ? await withRows(pool, query, step.rows) : await pool.query(query)
    return rowCount ? { status: 'committed' } : await whatIsHeld(pool, step)
  } catch (error) {
    if (error instanceof RefusedRow) return { status: 'refused', refusal: error.refusal }
    const constraint = violatedConstraint(error)
    if (![keyOfAct, openSubject, ...Object.keys(refusedBy)].includes(constraint ?? '')) throw error
    return whatIsHeld(pool, step, constraint)
  }
}

/** Takes the transaction back. */
class RefusedRow extends Error {
  constructor(readonly refusal: Refusal) {
    super(refusal.code)
  }
}

/** Seldom: a step that leaves rows of their own is a transaction of several statements, the usual one first. */
const withRows = (pool: Pool, query: QueryConfig, rows: StepRow[]) =>
  inTransaction(pool, async client => {
    const { rowCount } = await client.query(query)
    for (const row of rowCount ? rows : []) {
      const refused = await writeRow(client, row)
      if (refused) throw new RefusedRow(refused)
    }
    return { rowCount }
  })

const statementOf = (step: Step) => {
  if (step.state.stepNo === 1) return changesSight(step) ? firstSightStep : firstStep
  return changesSight(step) ? nextSightStep : nextStep
}

const changesSight = ({ unitsLeft, people, copies }: Step): boolean =>
  [unitsLeft, people, copies].some(more => more !== undefined)

const valuesOf = (step: Step): string[] =>
  [
    processRow(step),
    step.units,
    step.tasks.map(taskRow),
    step.journal.map(journalRow),
    step.notices.map(noticeRow),
    step.state.answered.filter(({ key }) => key === step.key),
    ...(changesSight(step)
      ? [step.unitsLeft ?? [], step.people ?? [], (step.copies ?? []).map(copyRow)]
      : []),
  ].map(value => JSON.stringify(value))

/**
 * The process row is asked first, whatever stopped the step: of two equal first steps the later one can also fail on
 * the subject or key that the earlier one has just written.
 */
const whatIsHeld = async (pool: Pool, { state, key }: Step, violated?: string): Promise<CommitResult> => {
  const held = await loadProcess(pool, state.processId)
  const answered = key === undefined ? undefined : await findAnswer(pool, state.processId, key)
  const known = answered && { answered }
  if (held && held.state.epoch !== state.epoch) return { status: 'fenced', ...known }
  if (held && held.state.stepNo >= state.stepNo) return { status: 'ahead', ...held, ...known }
  if (answered) return { status: 'repeated', answered }
  const taken = refusedBy[violated ?? '']
  if (taken) return { status: 'refused', refusal: refusal(taken) }
  if (violated === openSubject) return { status: 'refused', refusal: refusal('subjectTaken') }
  const stepHeld = held ? `at step ${held.state.stepNo}` : 'not there'
  throw new Error(`process ${state.processId} is ${stepHeld}, step ${state.stepNo} cannot follow`)
}
