/** The figures there are, what each counts, and how people read it. */

export const figureGroups = {
  checkIn: '报到',
  claim: '项目认领',
  activity: '服务活动',
  time: '办理时限',
} as const
export type FigureGroup = keyof typeof figureGroups

interface FigureSpec {
  group: FigureGroup
  label: string
  /** What one of them is: `人`, `件`. */
  measure: string
  /** 口径: what counts, what does not, as of when. */
  definition: string
  /** A part of a whole: the rest of it is what `gap` is called. */
  gap?: string
}

export const figures = {
  checkedIn: {
    group: 'checkIn',
    label: '党员报到',
    measure: '人',
    gap: '未报到',
    definition:
      '区、机关：所属在职党员中已在社区报到的；街道、社区：居住在辖区的在职党员中已在辖区报到的。截至时期最后一天，时期未完的截至今天；暂停参加的算已报到。',
  },
  agenciesCheckedIn: {
    group: 'checkIn',
    label: '机关党组织报到',
    measure: '个',
    gap: '未报到',
    definition:
      '区、机关：所属机关党组织中已到社区报到的；街道、社区：在辖区报到的机关党组织。截至时期最后一天，时期未完的截至今天。',
  },
  claimsStarted: {
    group: 'claim',
    label: '新提出',
    measure: '件',
    definition: '本时期内提出的项目认领，含后来拒绝、退出的。',
  },
  claimsApproved: {
    group: 'claim',
    label: '审批通过',
    measure: '次',
    definition: '本时期内作出的审批通过；作出后又撤回的不算。',
  },
  claimsReturned: {
    group: 'claim',
    label: '发回重新协商',
    measure: '次',
    definition: '本时期内作出的发回重新协商，一件多次发回逐次计算；作出后又撤回的不算。',
  },
  claimsAccepted: {
    group: 'claim',
    label: '验收通过',
    measure: '件',
    definition: '本时期内由社区验收通过的项目认领。',
  },
  claimsOpen: {
    group: 'claim',
    label: '期末在办',
    measure: '件',
    definition: '时期最后一天（时期未完的为今天）尚未办结的项目认领。',
  },
  held: {
    group: 'activity',
    label: '开展活动',
    measure: '场',
    definition: '按活动开始时间归入时期，已举行的；机关：本单位或所属党员有人参加并经确认的。',
  },
  cancelled: {
    group: 'activity',
    label: '取消活动',
    measure: '场',
    definition: '原定在本时期举行、后来取消的，含因天气取消的。',
  },
  attendances: {
    group: 'activity',
    label: '参加人次',
    measure: '人次',
    definition:
      '经组织者逐人确认的签到，一人参加一场算一次；按活动开始时间归入时期，事后补登和更正随时计入。',
  },
  people: {
    group: 'activity',
    label: '参加人数',
    measure: '人',
    definition: '经确认的签到中的党员，同一人在本时期只算一次，所以各月、各社区不能相加。',
  },
  organisations: {
    group: 'activity',
    label: '集体参加',
    measure: '次',
    definition: '机关党组织整体参加并经确认的，一个单位一场算一次。',
  },
  coverage: {
    group: 'activity',
    label: '服务覆盖社区',
    measure: '个',
    gap: '空白',
    definition: '辖区社区中，本时期有项目认领在办或已开展活动的；只有项目、没有活动的也算覆盖。',
  },
  onTime: {
    group: 'time',
    label: '按时办理',
    measure: '项',
    gap: '超期',
    definition:
      '到期日在本时期内的待办，到期前办结的；由本单位及下级承办的才算。因他人先办、退回等取消的和逾期后上级增加的席位不计；到期未办的算超期。',
  },
} as const satisfies Record<string, FigureSpec>

export type FigureCode = keyof typeof figures
export const figureCodes = Object.keys(figures) as FigureCode[]

/** @param of undefined for a plain count */
export interface FigureValue {
  value: number
  of?: number
}

export const specOf = (code: FigureCode): FigureSpec => figures[code]

/** Parts of a hundred with one decimal, never rounded up to all or down to none; undefined when there is no whole. */
export const percentOf = ({ value, of }: FigureValue): number | undefined => {
  if (of === undefined || of === 0) return undefined
  const rounded = Math.round((value / of) * 1_000) / 10
  if (rounded === 100 && value < of) return 99.9
  return rounded === 0 && value > 0 ? 0.1 : rounded
}
