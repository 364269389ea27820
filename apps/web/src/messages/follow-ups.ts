export const followUpMessages = {
  column: '约谈、提醒',
  none: '公布后发起',
  begun: (count: number) => `已发起 ${count}`,
  waiting: (count: number, failing: number) =>
    failing > 0 ? `待发起 ${count}（${failing} 件未能发起，系统再试）` : `待发起 ${count}`,
  dropped: (count: number) => `不再发起 ${count}`,
  interviews: (told: string) => `约谈：${told}`,
} as const
