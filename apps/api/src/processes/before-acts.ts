/** What must hold before some acts of a kind and only the tables know: the process itself cannot ask them. */
import type { ActEvent } from '#domain/kernel/events.js'
import type { ProcessState } from '#domain/kernel/state.js'
import type { ClaimFacts } from '#workflows/claim/claim.facts.js'
import { mustBeDecided } from '../attendance/must-be-decided.js'
import { findOpenProject } from '../claims/project-open.js'
import type { Database } from '../dependencies.js'

type Condition = (database: Database, state: ProcessState) => Promise<unknown>

/** What came after the confirmation is decided before the activity closes. */
const attendanceDecided: Condition = (database, { processId }) => mustBeDecided(database, processId)

/** By kind, form and act. */
const conditions: Record<string, Condition> = {
  'claim.draft.submit': (database, { facts }) => findOpenProject(database, (facts as ClaimFacts).projectId),
  'activity.attendanceConfirmation.confirmAttendance': attendanceDecided,
  'activity.activitySummary.summarise': attendanceDecided,
}

/** @throws ProblemError that says what is missing */
export const mustHoldBefore = async (
  database: Database,
  state: ProcessState,
  form: string,
  { act }: Pick<ActEvent, 'act'>,
): Promise<void> => {
  await conditions[`${state.kind}.${form}.${act}`]?.(database, state)
}
