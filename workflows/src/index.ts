/** The one bundled entry: every workflow the worker serves. */
export { claim } from './claim/claim.workflow.js'
