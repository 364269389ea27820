/** How late a stage of a clock fired: later than a moment's work explains, there was an outage. */
import type { Instant } from '../calendar/local-date.js'

/** Firing takes a commit, and a process that is busy fires after what it is at. */
export const graceMs = 5 * 60_000

/** Milliseconds by which something was late; undefined when it was in time. */
export const lateBy = (dueAt: Instant, at: Instant): number | undefined =>
  at - dueAt > graceMs ? at - dueAt : undefined
