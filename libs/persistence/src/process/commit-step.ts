import { DatabaseError, type Pool } from 'pg'
import type { CommitResult } from '#contracts/workflow/process.js'
import { refusal } from '#domain/kernel/refusal.js'
import type { Step } from '#domain/kernel/step.js'
import { findAnswer } from './find-answer.js'
import { loadProcess } from './load-process.js'
import { copyRow, journalRow, noticeRow, processRow, taskRow } from './step-rows.js'
import { confirmingStep, firstSightStep, firstStep, nextSightStep, nextStep } from './step-statement.js'

const uniqueViolation = '23505'
const openSubject = 'process_open_subject'
const keyOfAct = 'act_key_pkey'
/** One membership at a time: it came to be in another way meanwhile. */
const currentMemberships = ['membership_of_member', 'membership_of_agency']

/**
 * Writes one step in one transaction, or says what Postgres holds instead. Safe to repeat: a step that is there
 * already answers `ahead`, and nothing is written twice. A step without a line writes nothing, it only asks.
 */
export const commitStep = async (pool: Pool, step: Step): Promise<CommitResult> => {
  if (step.journal.length === 0) return whatIsHeld(pool, step)
  const { name, text } = statementOf(step)
  try {
    const { rowCount } = await pool.query({ name, text, values: valuesOf(step) })
    return rowCount ? { status: 'committed' } : await whatIsHeld(pool, step)
  } catch (error) {
    const constraint = violatedConstraint(error)
    if (![keyOfAct, openSubject, ...currentMemberships].includes(constraint ?? '')) throw error
    return whatIsHeld(pool, step, constraint)
  }
}

const statementOf = (step: Step) => {
  if (step.state.stepNo === 1) return changesSight(step) ? firstSightStep : firstStep
  if (step.membership) return confirmingStep
  return changesSight(step) ? nextSightStep : nextStep
}

const changesSight = ({ unitsLeft, people, copies, membership }: Step): boolean =>
  [unitsLeft, people, copies, membership].some(more => more !== undefined)

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
    ...(step.membership ? [step.membership] : []),
  ].map(value => JSON.stringify(value))

const violatedConstraint = (error: unknown): string | undefined =>
  error instanceof DatabaseError && error.code === uniqueViolation ? error.constraint : undefined

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
  if (currentMemberships.includes(violated ?? ''))
    return { status: 'refused', refusal: refusal('alreadyMember') }
  if (violated === openSubject) return { status: 'refused', refusal: refusal('subjectTaken') }
  const stepHeld = held ? `at step ${held.state.stepNo}` : 'not there'
  throw new Error(`process ${state.processId} is ${stepHeld}, step ${state.stepNo} cannot follow`)
}
