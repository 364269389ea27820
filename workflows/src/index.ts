/** The one bundled entry: every workflow the worker serves. */
import './kernel/stack-traces.js'
export { activity } from './activity/activity.workflow.js'
export { checkIn } from './check-in/check-in.workflow.js'
export { claim } from './claim/claim.workflow.js'
export { interview } from './interview/interview.workflow.js'
export { pointObjection } from './point-objection/point-objection.workflow.js'
export { reminder } from './reminder/reminder.workflow.js'
