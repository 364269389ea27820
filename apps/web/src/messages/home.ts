import type { HomeCardName } from '#contracts/http/home.js'
import { evaluationCards } from './evaluation-results.js'

const cards: Record<HomeCardName, [label: string, about: string, none: string]> = {
  ownCheckIn: ['我的报到', '还没有到居住地社区报到', '已报到'],
  signedUp: ['我的活动', '已报名、还没有举行', '没有已报名、还没举行的'],
  nearMe: ['可报名的活动', '您还没有报名的', '暂无可报名的活动'],
  postsNearMe: ['本社区可认领', '还有名额的服务岗位', '暂无可认领的岗位'],
  ownPoints: ['我的积分', '累计，逐笔可查、可申诉', '还没有积分'],
  late: ['逾期未办', '范围内已超过时限的事项', '没有逾期'],
  dueToday: ['今天到期', '范围内今天截止的事项', '今天没有到期的'],
  needs: ['待处理需求', '等待设为项目、岗位或搁置', '没有待处理的'],
  unclaimed: ['待认领项目', '还有名额，等待机关认领', '都已认领'],
  freePosts: ['空缺岗位', '还有名额，等待党员认领', '岗位都已有人'],
  claims: ['进行中的认领', '协商、报批和实施中', '没有进行中的'],
  activities: ['将举行的活动', '正在报名', '还没有安排活动'],
  checkIns: ['待确认报到', '等待社区确认', '没有待确认的'],
  attendance: ['待核实出勤', '有签到等待组织者确认的活动', '没有待核实的'],
  appraisals: ['待评议', '近一个月的活动、岗位、认领，社区还没有评议', '都已评议'],
  ownWeek: ['周典型', '收到的推荐', '还没有收到推荐'],
  lateWeeks: ['周典型逾期', '评选日已过，社区还没有评', '各社区都已评'],
  membersMissing: ['未报到党员', '在职党员还没有报到', '都已报到'],
  agenciesMissing: ['未报到单位', '机关党组织还没有到社区报到', '都已报到'],
  postsHeld: ['在岗党员', '本单位党员认领的岗位', '还没有党员认领岗位'],
  unitActivities: ['参加的活动', '本单位或党员已报名', '还没有报名活动'],
  ownAppraisals: ['获评议的服务', '近一个月，本单位或党员参加的', '近一个月还没有评议'],
  quiet: ['没有活动的社区', '近一个月没有服务活动、也没有安排', '各社区都有活动'],
  withoutSecretary: ['支部书记空缺', '临时党支部还没有书记', '都已产生'],
  interviews: ['约谈与提醒', '零积分约谈、提醒和整改', '没有进行中的'],
  ...evaluationCards,
}

/** Of whose first one it says when it is. */
const timed: HomeCardName[] = ['signedUp', 'nearMe', 'activities', 'unitActivities', 'attendance']

/** Where it is no plain number. */
const counts: Partial<Record<HomeCardName, (count: number) => string>> = {
  ownCheckIn: () => '未报到',
  turnout: count => `${count}%`,
}

export const homeMessages = {
  title: '今天',
  lead: '按您的职责，现在等着办的',
  clear: '暂无',
  own: '我自己的报到与服务',
  board: '社区工作：需求、项目与岗位、活动、报到、出勤、评议、周典型',
  nextActivity: { title: '下一次活动', calendar: '我的日历', attend: '现场签到' },
  cards,
  timed,
  count: (name: HomeCardName, count: number) => counts[name]?.(count) ?? String(count),
}
