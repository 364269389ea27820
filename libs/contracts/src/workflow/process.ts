/** How the API, the worker and the workflows speak to each other: names, ids, messages, the one activity. */
import type { ActEvent, AdminEvent, StartEvent } from '#domain/kernel/events.js'
import type { Refusal } from '#domain/kernel/refusal.js'
import type { Answer, AnsweredKey, ProcessState, Rules } from '#domain/kernel/state.js'
import type { Step } from '#domain/kernel/step.js'

export const taskQueue = 'dual-checkin'

/** One workflow per process; the workflow type is the kind. */
export const workflowIdOf = (kind: string, processId: string): string => `${kind}/${processId}`

/** A person's act, the first included: answered after its commit. */
export const actUpdate = 'act'
/** An administrator's command. */
export const adminUpdate = 'administer'

export type ActMessage = StartEvent | ActEvent
export type AdminMessage = AdminEvent
export type UpdateAnswer = Answer

/** The one door: first start (a blank state), continue-as-new and rebuild all begin here. */
export interface ProcessInput {
  state: ProcessState
  rules: Rules
  /** A rebuild's own journal line, committed before anything else. */
  first?: AdminEvent
}

/** `ApplicationFailure.type` of an expected refusal; its one detail is the Refusal. */
export const refusalFailure = 'Refusal'
export type RefusalDetails = [Refusal]
/** `ApplicationFailure.type` when the run that was asked has ended meanwhile: ask again. */
export const closedFailure = 'Closed'
/** `ApplicationFailure.type` when an event could not be decided at all: a fault of ours. */
export const defectFailure = 'Defect'

export type CommitResult =
  | { status: 'committed' }
  /** Postgres holds a later step of this epoch than the run knew: adopt it, and answer or decide again. */
  | { status: 'ahead'; state: ProcessState; rules: Rules; answered?: AnsweredKey }
  /** The key was answered before, longer ago than the state remembers. */
  | { status: 'repeated'; answered: AnsweredKey }
  /** Another epoch has taken over: this run must end. */
  | { status: 'fenced'; answered?: AnsweredKey }
  /** The world outside the process forbids it, e.g. the project was claimed meanwhile. */
  | { status: 'refused'; refusal: Refusal }

export interface ProcessActivities {
  /** Writes one step in one transaction. */
  commitStep(step: Step): Promise<CommitResult>
}
