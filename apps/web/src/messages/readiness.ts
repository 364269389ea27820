export const readinessMessages = {
  title: '上线检查',
  short: '检查',
  lead: '正式运行必须具备和应当具备的各项；与命令 npm run go-live、npm run doctor 检查的是同一份清单。',
  again: '重新检查',
  ready: '必须具备的都已具备',
  notReady: (count: number) => `还有 ${count} 项必须处理`,
  states: { met: '已具备', must: '必须处理', should: '应当处理' },
  why: '原因：',
  remedy: '解决办法：',
}
