/**
 * The demo's claims, so many of each story. Their verdicts add up to the letter's figures:
 * 72 approvals, 29 returns for renegotiation.
 */
import type { Party } from '#contracts/workflow/claim.js'
import {
  accepts,
  agreedAfterCounter,
  agreedAfterReturn,
  agreedAtOnce,
  appraises,
  approved,
  asksToWithdraw,
  completes,
  counters,
  discards,
  dissolves,
  draftSaved,
  invites,
  joins,
  plans,
  reaches,
  refusesClaim,
  refusesSigning,
  rejected,
  releases,
  returned,
  sendsBack,
  type StoryAct,
} from './acts.js'
import type { Scenario as Course } from './story.js'

export interface Scenario extends Course<(jointUnit: string) => StoryAct[]> {
  startedBy: Party
  submitted?: boolean
}

const agency = 'agency'
const community = 'community'
const fiveRounds = [
  counters(community, ['sessions'], 1),
  counters(agency, ['people'], 1),
  counters(community, ['resources'], 1),
  counters(agency, ['content'], 1),
  counters(community, ['endOn'], 1),
]
const delivered = [plans, reaches(0), reaches(1, 6), completes]

const approvedClaims: Scenario[] = [
  {
    name: '已评议',
    count: 18,
    startedBy: agency,
    age: [12, 6],
    acts: () => [...agreedAtOnce(agency), approved, ...delivered, accepts, appraises(5)],
  },
  {
    name: '重新协商后评议',
    count: 12,
    startedBy: community,
    age: [9, 7],
    acts: () => [
      ...agreedAfterCounter(community),
      ...agreedAfterReturn(community),
      approved,
      ...delivered,
      sendsBack,
      completes,
      accepts,
      appraises(4),
    ],
  },
  {
    name: '办结',
    count: 6,
    startedBy: agency,
    age: [1, 1],
    acts: () => [...agreedAfterCounter(agency), approved, ...delivered, accepts],
  },
  {
    name: '待验收',
    count: 8,
    startedBy: agency,
    age: [1, 1],
    acts: () => [...agreedAtOnce(agency), approved, ...delivered],
  },
  {
    name: '联合实施',
    count: 4,
    startedBy: agency,
    age: [1, 2],
    acts: unit => [
      ...agreedAfterCounter(agency),
      ...agreedAfterReturn(agency),
      approved,
      plans,
      invites(unit),
      joins(unit),
    ],
  },
  {
    name: '等待联合单位',
    count: 2,
    startedBy: agency,
    age: [2, 2],
    acts: unit => [...agreedAtOnce(agency), approved, plans, invites(unit)],
  },
  {
    name: '实施中',
    count: 13,
    startedBy: community,
    age: [2, 2],
    acts: () => [...agreedAtOnce(community), approved, plans, reaches(0)],
  },
  {
    name: '退出审批中',
    count: 1,
    startedBy: agency,
    age: [2, 1],
    acts: () => [...agreedAtOnce(agency), approved, plans, asksToWithdraw(agency)],
  },
  {
    name: '工作方案待报',
    count: 6,
    startedBy: agency,
    age: [2, 1],
    acts: () => [...agreedAfterCounter(agency), ...agreedAfterReturn(agency), approved],
  },
  {
    name: '工作方案逾期',
    count: 2,
    startedBy: community,
    age: [13, 2],
    acts: () => [...agreedAtOnce(community), approved],
  },
]

const otherClaims: Scenario[] = [
  {
    name: '发回后重新协商',
    count: 4,
    startedBy: agency,
    age: [1, 1],
    acts: () => [...agreedAtOnce(agency), returned],
  },
  {
    name: '重新协商逾期',
    count: 2,
    startedBy: community,
    age: [7, 2],
    acts: () => [...agreedAtOnce(community), returned],
  },
  {
    name: '发回后拒绝签约',
    count: 1,
    startedBy: agency,
    age: [9, 1],
    acts: () => [...agreedAtOnce(agency), returned, counters(agency, [], 1), refusesSigning],
  },
  { name: '草稿', count: 3, startedBy: agency, submitted: false, age: [1, 2], acts: () => [draftSaved] },
  { name: '待社区答复', count: 6, startedBy: agency, age: [1, 0], acts: () => [] },
  { name: '待机关答复', count: 3, startedBy: community, age: [2, 0], acts: () => [] },
  {
    name: '协商中',
    count: 4,
    startedBy: agency,
    age: [1, 0],
    acts: () => [counters(community, ['sessions', 'people']), counters(agency, ['communitySupport'], 1)],
  },
  { name: '逾期未答复', count: 4, startedBy: agency, age: [5, 1], acts: () => [] },
  { name: '已报批', count: 5, startedBy: agency, age: [1, 1], acts: () => agreedAfterCounter(agency) },
  { name: '审批逾期', count: 1, startedBy: community, age: [6, 1], acts: () => agreedAtOnce(community) },
  {
    name: '不予通过',
    count: 2,
    startedBy: agency,
    age: [20, 15],
    acts: () => [...agreedAtOnce(agency), rejected],
  },
  { name: '拒绝认领', count: 3, startedBy: community, age: [10, 20], acts: () => [refusesClaim] },
  { name: '拒绝签约', count: 3, startedBy: agency, age: [14, 18], acts: () => [refusesSigning] },
  { name: '签约前退出', count: 2, startedBy: agency, age: [25, 10], acts: () => [asksToWithdraw(agency)] },
  { name: '五轮未成', count: 1, startedBy: agency, age: [2, 0], acts: () => fiveRounds },
  {
    name: '联席会议终止',
    count: 1,
    startedBy: agency,
    age: [12, 0],
    acts: () => [...fiveRounds, dissolves],
  },
  { name: '解除认领', count: 1, startedBy: community, age: [8, 0], acts: () => [releases] },
  {
    name: '已放弃',
    count: 1,
    startedBy: agency,
    submitted: false,
    age: [5, 0],
    acts: () => [draftSaved, discards],
  },
]

/** Of projects that a community has published this quarter: how far each has come. */
export const newProjectScenarios: Scenario[] = [
  { name: '新项目待社区答复', count: 1, startedBy: agency, age: [1, 0], acts: () => [] },
  {
    name: '新项目协商中',
    count: 1,
    startedBy: community,
    age: [1, 0],
    acts: () => [counters(agency, ['sessions'])],
  },
  { name: '新项目已报批', count: 1, startedBy: agency, age: [1, 0], acts: () => agreedAtOnce(agency) },
]

export const scenarios: Scenario[] = [...approvedClaims, ...otherClaims]
