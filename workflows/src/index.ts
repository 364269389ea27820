/** The one bundled entry: every workflow the worker serves. */
import './kernel/stack-traces.js'
export { claim } from './claim/claim.workflow.js'
