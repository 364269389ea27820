/** Where an import stands. */
export const importStates = {
  uploaded: '已上传',
  checking: '核对中',
  mending: '有错待改',
  deciding: '待决定',
  ready: '可以导入',
  applying: '导入中',
  applied: '已导入',
  failed: '未完成',
  refused: '已拒收',
  discarded: '已放弃',
} as const
export type ImportState = keyof typeof importStates

/** At work: of these there is one at most in an installation. */
export const workingStates: readonly ImportState[] = ['checking', 'applying']
/** May be checked again, with other columns, decisions or extent. */
export const checkableStates: readonly ImportState[] = ['uploaded', 'mending', 'deciding', 'ready', 'failed']
/** Nothing of the file is kept beyond these. */
export const endedStates: readonly ImportState[] = ['applied', 'refused', 'discarded']

/** Errors come before decisions, decisions before anything is applied. */
export const stateAfterCheck = (counts: { error: number; decision: number }): ImportState =>
  counts.error > 0 ? 'mending' : counts.decision > 0 ? 'deciding' : 'ready'
