export const urgingMessages = {
  column: '催办',
  urge: '催办',
  ask: (to: string) => `催办${to}？`,
  about: '给承办人发一条消息，记入流转记录；短时间内不能再次催办。',
  done: (to: string) => `已催办${to}`,
  urged: (at: string) => `已于 ${at} 催办`,
}
