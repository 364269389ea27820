import type { ClockStage } from '../calendar/clock.js'
import type { Role } from '../organisation/roles.js'
import { checkPolicy } from './check-policy.js'
import type { PolicySpec, StepValue } from './policy-spec.js'

const spec: PolicySpec = {
  kind: 'sample',
  label: '样例',
  homeFact: 'unitId',
  places: {
    community: { label: '社区', kinds: ['community'] },
    district: { label: '区', kinds: ['district', 'city'] },
  },
  steps: {
    answer: { type: 'timing', label: '答复', mostDays: 30 },
    meeting: { type: 'timing', label: '议题', mostDays: 30, outcomes: { expired: '不再讨论' } },
    rounds: { type: 'limit', label: '轮数', counted: '轮', least: 1, most: 20 },
    approval: { type: 'approval', label: '审批方式', place: 'district' },
  },
}
const days = (amount: number) => ({ unit: 'workingDays' as const, amount })
const stage = (does: ClockStage['does'], amount: number, more: Partial<ClockStage> = {}): ClockStage => ({
  id: `${does}-${amount}`,
  after: days(amount),
  does,
  ...more,
})
const timing = (amount: number, ...stages: ClockStage[]) => ({ budget: days(amount), stages })
const told = (steps: Record<string, StepValue | null>) =>
  checkPolicy(spec, steps).map(({ path, message }) => `${path} ${message}`)
const superior = { to: 'OrganizationDepartmentHead@district' }

test('what is within limits is right, and so is giving a value up', () => {
  expect(
    told({
      answer: timing(
        3,
        stage('warn', 2, { at: 'morning' }),
        stage('remind', 3),
        stage('escalate', 4, superior),
      ),
      meeting: timing(5, stage('auto', 5, { outcome: 'expired' })),
      rounds: 5,
      approval: { rule: 'all', roles: ['DeputyHeadInCharge', 'OrganizationDepartmentHead'] },
    }),
  ).toEqual([])
  expect(told({ answer: null })).toEqual([])
})

test.each<[string, Record<string, StepValue | null>, string]>([
  ['no such step', { unheardOf: 3 }, 'unheardOf unheardOf：“样例”没有这一项，请从列出的各项中选择'],
  ['another shape', { answer: 3 }, 'answer 答复：内容与这一项不符，请重新填写'],
  ['too small', { rounds: 0 }, 'rounds 轮数：应为 1–20 轮，请改为其间的整数'],
  ['no whole number', { rounds: 1.5 }, 'rounds 轮数：应为 1–20 轮，请改为其间的整数'],
  ['no time', { answer: timing(0) }, 'answer.budget.amount 答复：期限应为 1–30 个工作日，请改为其间的整数'],
  [
    'a budget in hours is measured in hours',
    { answer: { budget: { unit: 'hours', amount: 721 }, stages: [] } },
    'answer.budget.amount 答复：期限应为 1–720 小时，请改为其间的整数',
  ],
  [
    'nobody to escalate to',
    { answer: timing(3, stage('escalate', 3)) },
    'answer.stages.0.to 答复：第 1 个阶段（升级）的升级对象不存在，请从列出的角色和单位中选择',
  ],
  [
    'a place that is none',
    { answer: timing(3, stage('escalate', 3, { to: 'SubdistrictCoordinator@moon' })) },
    'answer.stages.0.to 答复：第 1 个阶段（升级）的升级对象“SubdistrictCoordinator@moon”不存在，请从列出的角色和单位中选择',
  ],
  [
    'a role that nobody holds there',
    { answer: timing(3, stage('escalate', 3, { to: 'SubdistrictCoordinator@district' })) },
    'answer.stages.0.to 答复：第 1 个阶段（升级）：区没有“街道双报到负责人”，请另选角色或单位',
  ],
  [
    'escalated before time is up',
    { answer: timing(3, stage('escalate', 2, superior)) },
    'answer.stages.0.after.amount 答复：第 1 个阶段（升级）不能早于期限届满，请改为不小于 3',
  ],
  [
    'warned afterwards',
    { answer: timing(3, stage('warn', 4)) },
    'answer.stages.0.after.amount 答复：第 1 个阶段（预警）应在期限之内，请改为不超过 3',
  ],
  [
    'decided by the system where people must',
    { answer: timing(3, stage('auto', 3, { outcome: 'expired' })) },
    'answer.stages.0.does 答复：第 1 个阶段（自动处理）不能用于此项：到期须由人决定，请改为提醒或升级',
  ],
  [
    'an outcome that is none',
    { meeting: timing(3, stage('auto', 3, { outcome: 'approved' })) },
    'meeting.stages.0.outcome 议题：第 1 个阶段（自动处理）的结果应为：不再讨论',
  ],
  [
    'another unit than the budget',
    { answer: timing(3, stage('remind', 2, { after: { unit: 'hours', amount: 2 } })) },
    'answer.stages.0.after.unit 答复：第 1 个阶段（催办）须与期限用同一单位，请改为个工作日',
  ],
  [
    'the same stage twice',
    { answer: timing(3, stage('remind', 2), stage('remind', 2)) },
    'answer.stages.1 答复：第 2 个阶段与第 1 个相同，请删去一个',
  ],
  [
    'nobody decides',
    { approval: { rule: 'any', roles: [] } },
    'approval.roles 审批方式：没有审批角色，请至少选择一个',
  ],
  [
    'a role that is not held there',
    { approval: { rule: 'any', roles: ['AgencyLiaison'] } },
    'approval.roles.0 审批方式：区没有“机关党组织联络员”，请另选角色',
  ],
  [
    'a role twice',
    { approval: { rule: 'all', roles: ['DeputyHeadInCharge', 'DeputyHeadInCharge'] as Role[] } },
    'approval.roles.1 审批方式：“组织部分管领导”重复，请删去一个',
  ],
])('%s is refused with where and how to mend it', (_what, steps, expected) => {
  expect(told(steps)).toEqual([expected])
})

test('every fault is told at once', () => {
  expect(told({ rounds: 0, answer: timing(99, stage('escalate', 1)) })).toHaveLength(4)
})
