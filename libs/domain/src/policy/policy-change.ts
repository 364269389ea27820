/** The life of a change of policy. */
/** A draft is edited; checked, it is validated; looked at on what is open, previewed; then published or withdrawn. */
export const changeStates = {
  draft: '草案',
  validated: '已核对',
  previewed: '已预览',
  published: '已发布',
  withdrawn: '已撤销',
} as const
export type ChangeState = keyof typeof changeStates

export const isOpen = (state: ChangeState): boolean => state !== 'published' && state !== 'withdrawn'
