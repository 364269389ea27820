/** Where an evaluation stands, as its row says: what is cast and counted goes by it. */
export const evaluationStates = {
  prepared: '准备中',
  approved: '已批准',
  open: '投票中',
  closed: '已截止',
  tallied: '已计票',
  objections: '异议期',
  published: '已公布',
  delivered: '已送达',
  stopped: '已中止',
} as const
export type EvaluationState = keyof typeof evaluationStates

const order = Object.keys(evaluationStates) as EvaluationState[]

/**
 * Whether a row in one state may come to another, whoever moves its process. Approved, it is settled who is judged; counted
 * or stopped, the key of the urn is gone, and what would be cast could never be read. Until the count it may go on again.
 */
export const mayFollow = (before: EvaluationState, next: EvaluationState): boolean =>
  order.indexOf(next) >= order.indexOf(before) ||
  (next !== 'prepared' && order.indexOf(before) < order.indexOf('tallied'))

/** Of a numbered slip. Whether it has voted is told by `cast_hash`. */
export const slipStates = { drawn: '有效', revoked: '已作废', replaced: '已补发' } as const
export type SlipState = keyof typeof slipStates

/** What people did with slips. */
export const slipChanges = {
  printed: '印制',
  revoked: '作废',
  replaced: '补发',
  withdrawalAsked: '申请撤回',
  withdrawalRefused: '不同意撤回',
  withdrawn: '撤回并补发',
} as const
export type SlipChangeKind = keyof typeof slipChanges
