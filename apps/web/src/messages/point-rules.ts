/** Texts of the versions of the point rules, of the watch over weeks and months, and of the public page of points. */
const zeroBy = { month: '只看当月', cumulative: '看累计' } as const

export const pointRuleMessages = {
  title: '积分规则',
  short: '规则',
  lead: '每一版从某个月起执行，只能增加、不能删改；已开始和已结算的月份仍按原规则。',
  zeroBy,
  line: ({ activity = 0, doneWell = 0, weeklyModel = 0 }: Partial<Record<string, number>>, zero: string) =>
    `参加活动 +${activity}，表现良好 +${doneWell}，周典型 +${weeklyModel}；零积分${zero}。`,
  present: (district: string) => `现行规则（${district}）：`,
  see: '积分规则各版',
  version: (version: number) => `第 ${version} 版`,
  from: (month: string) => `自 ${month} 起`,
  now: '现行',
  later: '尚未开始',
  earlier: '已被替代',
  common: '各区通用',
  by: (name: string, on: string) => `${name} · ${on}`,
  table: {
    version: '版本',
    from: '执行',
    what: '规则',
    changes: '与上一版相比',
    why: '理由',
    by: '何人何时',
  },
  names: {
    activity: '参加活动',
    doneWell: '表现良好',
    weeklyModel: '周典型',
    zeroBy: '零积分口径',
    objectionDays: '异议期（工作日）',
    publicationDays: '公示天数',
  },
  change: (name: string, from: string, to: string) => `${name}：${from} → ${to}`,
  first: '第一版',
  same: '内容相同',
  add: '定新一版',
  idle: {
    title: '当月没有活动',
    about:
      '当月贵社区没有组织活动，在贵社区报到、没有积分的党员和机关不计零积分。实际组织过的，请登记活动、确认考勤，公布前计入当月，公布后作为下一个月的更正；没有组织的，请答复原因和下月安排。',
    activities: '服务活动',
    month: '月份',
    community: '社区',
    notCounted: '因此不计零积分',
    counts: (members: number, agencies: number) => `党员 ${members} 人，机关党组织 ${agencies} 个`,
    explanation: '原因和下月安排',
    explanationHint: '答复由街道和区委组织部可见',
    answer: '社区答复',
    by: (name: string, on: string) => `${name} · ${on}`,
  },
  none: ['没有可以查看的规则', '积分规则按区制定；本区设有机关党组织后，这里列出各版。'] as const,
  form: {
    title: (district: string) => `${district}：定新一版积分规则`,
    about: '新一版从尚未开始的月份起执行，提交后不能修改或删除；不合适时再定一版。',
    fromMonth: '从哪个月起执行',
    fromMonthHint: (earliest: string) => `最早 ${earliest}；一个月只能有一版`,
    amountHint: (most: number) => `1 至 ${most} 的整数`,
    zeroByHint: '看累计：以前月份有积分的，当月没有也不算零积分',
    daysHint: (least: number, most: number) => `${least} 至 ${most}`,
    reason: '理由',
    reasonHint: '例如：哪次会议议定',
    next: '核对',
    confirmTitle: (month: string) => `自 ${month} 起执行，确认提交？`,
    confirmAbout: '与届时的现行规则相比：',
    nothing: '与届时的现行规则相同，没有变化。',
    submit: '确认提交',
    done: (version: number) => `已定为第 ${version} 版`,
  },
} as const

const lackingTold = (period: string, names: string[], count: number): string =>
  `${names.join('、')}${count > names.length ? ` 等 ${count} 个${period.includes('W') ? '社区' : '机关党组织'}` : ''}缺少`

export const periodMessages = {
  title: '周期核对',
  short: '周期',
  lead: '应有的每个月、每一周是否都在；停机漏掉的由后台按顺序补齐。',
  months: (district: string) => `${district}：积分月`,
  weeks: '周典型：各周（所有社区）',
  year: (year: string) => `${year}年`,
  month: (month: string) => `${Number(month.slice(5))}月`,
  week: (week: string) => `${Number(week.slice(6))}`,
  say: ({
    period,
    firstDay,
    isLabel,
    caughtUpOn,
    lackingNames = [],
    lacking = 0,
  }: {
    period: string
    firstDay: string
    isLabel: string
    caughtUpOn?: string | undefined
    lackingNames?: string[] | undefined
    lacking?: number | undefined
  }) =>
    [
      period.includes('W') ? `${period}（${firstDay} 起）` : period,
      isLabel,
      caughtUpOn && `${caughtUpOn} 补上`,
      lacking > 0 && lackingTold(period, lackingNames, lacking),
    ]
      .filter(Boolean)
      .join('，'),
  marks: { kept: '', caughtUp: '补', incomplete: '缺', missing: '×' },
  legend: {
    kept: '按时',
    caughtUp: '补：停机漏掉，之后补上',
    incomplete: '缺：有社区没有这一周，或有机关没有这个月',
    missing: '×：应有而没有',
  },
  allThere: '应有的都在。',
  amiss: (periods: string) =>
    `不全：${periods}。后台运行时会按顺序补齐；也可由运维运行 npm run periods -- catch-up。`,
  waiting: '尚未公布的月份在等什么',
  waitingOf: (month: string, why: string) => `${month}：${why}`,
  noMonths: '还没有积分月：后台服务启动后，从当月开始。',
  noWeeks: '还没有开周：后台服务启动后，从当周开始。',
  none: ['没有需要核对的区', '设有机关党组织的区或市才有积分月。'] as const,
} as const

export const publicPointMessages = {
  title: '积分公示',
  short: '公示',
  lead: '公示期内各月的积分人数和周典型。只公布人数；只有当选周典型的写明姓名。',
  open: '查看公示页',
  heading: (district: string, month: string) => `${district} ${month}`,
  shown: (on: string, until: string) => `${on} 公布，公示至 ${until}`,
  subjects: { members: '在职党员', agencies: '机关党组织' },
  counts: { pointed: '有积分', zero: '零积分', excluded: '不计零积分' },
  reached: (points: number) => `${points} 分及以上`,
  people: (count: number) => `${count} 人`,
  units: (count: number) => `${count} 个`,
  honours: '当月周典型',
  noHonours: '当月没有周典型。',
  moreHonours: (total: number, shown: number) => `共 ${total} 个，这里列出前 ${shown} 个，全部见`,
  models: '周典型公示',
  points: '积分公示',
  empty: ['现在没有公示中的月份', '每月结算、过了异议期并由组织部确认后，在这里公示。'] as const,
} as const
