export const clockMessages = {
  askAbout: '到期前向上级申请增加办理时间，由上级决定；决定之前期限不变。',
  tabs: { foreseen: '时限推演', time: '时间去哪了' },
  foreseenLead: '若从现在起无人办理，系统将依次自动处理：',
  foreseenNone: ['没有自动处理', '进行中的环节不限时，或全部时点已经过去，等待承办人办理。'] as const,
  ahead: (days: number) => (days === 0 ? '今天' : `${days} 个工作日后`),
  endsAt: (stage: string) => `推演到此，事项结束于“${stage}”。`,
  staysAt: (stage: string) => `此后没有自动处理，事项停在“${stage}”，等待办理。`,
  more: '此后还有，不再列出。',
  timeLead: (hours: number) =>
    `按办公时间计（每个工作日 ${hours} 小时）。几方同时待办的时间平均分摊，各项合计等于全程。`,
  timeNone: ['还没有用时', '开始办理后显示各方用去的工作时间。'] as const,
  total: '全程',
  paused: '计时暂停',
  nobody: '无待办',
  days: (hours: number, hoursOfDay: number) =>
    hours < hoursOfDay
      ? `${Math.round(hours * 10) / 10} 小时`
      : `${Math.round((hours / hoursOfDay) * 10) / 10} 个工作日`,
  held: (text: string) => `（连同他方共 ${text}）`,
  part: (percent: number) => `${percent}%`,
}
