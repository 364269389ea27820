/** How the bare side speaks: the least that a click and a claim need of Temporal. */
export const bareTaskQueue = 'bench-bare'

/** An update whose handler does nothing but one local activity that does nothing. */
export const clickUpdate = 'click'
/** Ends a workflow that takes clicks. */
export const leaveSignal = 'leave'

/** One step of a bare claim. */
export const stepUpdate = 'step'

export interface BareStep {
  no: number
  by: string
  act: string
  body: unknown
  /** Until a person is reminded, when the step that follows has a deadline. */
  dueInMs?: number
  /** Nothing follows. */
  last: boolean
}

export interface BareActivities {
  nothing(): Promise<void>
  /** One INSERT. */
  insertStep(workflowId: string, step: BareStep): Promise<void>
}
