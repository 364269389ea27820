export const lastResultMessages = {
  title: '最近一次群众评议',
  hint: '居民年度评议的公布结果，供办理时参考；只有有权查看的人看得到。',
  told: (year: number, score: number, answered: number) => `${year} 年 ${score} 分（${answered} 户评议）`,
  without: (year: number, why: string, answered: number) => `${year} 年 ${why}（${answered} 户评议）`,
  column: '上一次结果',
  none: '没有公布过',
}
