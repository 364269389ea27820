/** Whether a step's value can be published, and what of it cannot: every fault in Chinese, with where and how to mend it. */
import type { Budget, ClockStage } from '../calendar/clock.js'
import { rolePlaces } from '../district/role-places.js'
import { isRole, roles, type Role } from '../organisation/roles.js'
import type {
  ApprovalSpec,
  ApprovalValue,
  LimitSpec,
  PolicySpec,
  StepValue,
  TimingSpec,
  TimingValue,
} from './policy-spec.js'
import { stageLabels, unitLabels } from './policy-words.js'

export interface PolicyFault {
  /** `decision.stages.2.to` */
  path: string
  message: string
}

const MOST_STAGES = 10
const MOST_ROLES = 9
const HOURS_A_DAY = 24

/** @param steps values by step; `null` gives up the unit's own */
export const checkPolicy = (
  spec: PolicySpec,
  steps: Readonly<Record<string, StepValue | null>>,
): PolicyFault[] =>
  Object.entries(steps).flatMap(([step, value]) =>
    checkStep(spec, step, value).map(({ path, message }) => ({
      path: path === '' ? step : `${step}.${path}`,
      message: `${spec.steps[step]?.label ?? step}：${message}`,
    })),
  )

const checkStep = (spec: PolicySpec, step: string, value: StepValue | null): PolicyFault[] => {
  const known = Object.hasOwn(spec.steps, step) ? spec.steps[step] : undefined
  if (!known) return [fault('', `“${spec.label}”没有这一项，请从列出的各项中选择`)]
  if (value === null) return []
  if (known.type === 'limit') return typeof value === 'number' ? checkLimit(known, value) : [otherShape]
  if (typeof value === 'number') return [otherShape]
  if (known.type === 'timing') return 'budget' in value ? checkTiming(spec, known, value) : [otherShape]
  return 'roles' in value ? checkApproval(spec, known, value) : [otherShape]
}

const fault = (path: string, message: string): PolicyFault => ({ path, message })
const otherShape = fault('', '内容与这一项不符，请重新填写')

const checkLimit = ({ least, most, counted }: LimitSpec, value: number): PolicyFault[] =>
  Number.isInteger(value) && value >= least && value <= most
    ? []
    : [fault('', `应为 ${least}–${most} ${counted}，请改为其间的整数`)]

const mostOf = ({ mostDays }: TimingSpec, { unit }: Budget): number =>
  unit === 'days' || unit === 'workingDays' ? mostDays : mostDays * HOURS_A_DAY

const checkTiming = (
  spec: PolicySpec,
  timing: TimingSpec,
  { budget, stages }: TimingValue,
): PolicyFault[] => {
  const most = mostOf(timing, budget)
  const faults: PolicyFault[] = []
  if (!Number.isInteger(budget.amount) || budget.amount < 1 || budget.amount > most)
    faults.push(fault('budget.amount', `期限应为 1–${most} ${unitLabels[budget.unit]}，请改为其间的整数`))
  if (stages.length > MOST_STAGES) faults.push(fault('stages', `最多 ${MOST_STAGES} 个阶段，请合并或删去`))
  stages.forEach((stage, index) => {
    for (const { path, message } of checkStage(spec, timing, budget, stage))
      faults.push(
        fault(`stages.${index}.${path}`, `第 ${index + 1} 个阶段（${stageLabels[stage.does]}）${message}`),
      )
  })
  return [...faults, ...repeated(stages)]
}

const repeated = (stages: readonly ClockStage[]): PolicyFault[] => {
  const said = stages.map(({ does, after, at = 'end', to }) =>
    JSON.stringify([does, after.unit, after.amount, at, to]),
  )
  const automatic = stages.filter(({ does }) => does === 'auto').length
  return [
    ...said.flatMap((each, index) =>
      said.indexOf(each) < index
        ? [
            fault(
              `stages.${index}`,
              `第 ${index + 1} 个阶段与第 ${said.indexOf(each) + 1} 个相同，请删去一个`,
            ),
          ]
        : [],
    ),
    ...(automatic > 1 ? [fault('stages', '到期自动处理只能有一个，请删去其余的')] : []),
  ]
}

const checkStage = (
  spec: PolicySpec,
  timing: TimingSpec,
  budget: Budget,
  stage: ClockStage,
): PolicyFault[] => {
  const { after, at, does, to, outcome } = stage
  const faults: PolicyFault[] = []
  const inDays = after.unit === 'days' || after.unit === 'workingDays'
  const most = mostOf(timing, budget) * 2
  if (after.unit !== budget.unit)
    faults.push(fault('after.unit', `须与期限用同一单位，请改为${unitLabels[budget.unit]}`))
  if (!Number.isInteger(after.amount) || after.amount < 1 || after.amount > most)
    faults.push(fault('after.amount', `的时间应为 1–${most}，请改为其间的整数`))
  if (at === 'morning' && !inDays) faults.push(fault('at', '按小时计算时不能选当日上午，请改为到时'))
  if (does === 'warn' && after.amount > budget.amount)
    faults.push(fault('after.amount', `应在期限之内，请改为不超过 ${budget.amount}`))
  if ((does === 'escalate' || does === 'auto') && after.amount < budget.amount)
    faults.push(fault('after.amount', `不能早于期限届满，请改为不小于 ${budget.amount}`))
  return [...faults, ...checkTarget(spec, does, to), ...checkOutcome(timing, does, outcome)]
}

const checkTarget = (spec: PolicySpec, does: ClockStage['does'], to: string | undefined): PolicyFault[] => {
  if (does !== 'escalate') return to === undefined ? [] : [fault('to', '不升级，请删去升级对象')]
  const [role = '', place = '', ...rest] = (to ?? '').split('@')
  const where = Object.hasOwn(spec.places, place) ? spec.places[place] : undefined
  if (!isRole(role) || !where || rest.length > 0)
    return [fault('to', `的升级对象${to ? `“${to}”` : ''}不存在，请从列出的角色和单位中选择`)]
  return where.kinds.some(kind => rolePlaces[role].includes(kind))
    ? []
    : [fault('to', `：${where.label}没有“${roles[role]}”，请另选角色或单位`)]
}

const checkOutcome = (
  { outcomes = {} }: TimingSpec,
  does: ClockStage['does'],
  outcome: string | undefined,
): PolicyFault[] => {
  if (does !== 'auto') return outcome === undefined ? [] : [fault('outcome', '不处理结果，请删去结果')]
  const labels = Object.values(outcomes)
  if (labels.length === 0) return [fault('does', '不能用于此项：到期须由人决定，请改为提醒或升级')]
  return outcome !== undefined && Object.hasOwn(outcomes, outcome)
    ? []
    : [fault('outcome', `的结果应为：${labels.join('、')}`)]
}

const isPercent = (percent: number): boolean => Number.isInteger(percent) && percent >= 1 && percent <= 100
const mostWeight = 100

/** Weights and thresholds say something only of a 票签, which cannot do without the thresholds. */
const voteFaults = (
  chosen: readonly Role[],
  { rule, weights = {}, votes }: Omit<ApprovalValue, 'roles'>,
): PolicyFault[] => {
  if (rule !== 'votes')
    return (votes ?? Object.keys(weights).length > 0)
      ? [fault('votes', '只有票签才有权重和比例，请删去或改用票签')]
      : []
  const { passPercent = 0, rejectPercent = 0 } = votes ?? {}
  return [
    ...(isPercent(passPercent) ? [] : [fault('votes.passPercent', '通过比例应为 1–100 的整数')]),
    ...(isPercent(rejectPercent) ? [] : [fault('votes.rejectPercent', '否决比例应为 1–100 的整数')]),
    ...Object.entries(weights)
      .filter(([, weight]) => !Number.isInteger(weight) || weight < 1 || weight > mostWeight)
      .map(([role]) => fault(`weights.${role}`, `权重应为 1–${mostWeight} 的整数`)),
    ...Object.keys(weights)
      .filter(role => !chosen.some(each => each === role))
      .map(role => fault(`weights.${role}`, '该角色不在审批角色中，请删去其权重')),
  ]
}

const fallbackFaults = (spec: PolicySpec, place: string, fallback: readonly Role[] = []): PolicyFault[] =>
  fallback.flatMap((role, index) =>
    canSit(role, spec.places[place]?.kinds ?? [])
      ? []
      : [fault(`fallback.${index}`, `${spec.places[place]?.label ?? place}没有“${roles[role]}”，请另选角色`)],
  )

const checkApproval = (
  spec: PolicySpec,
  { place }: ApprovalSpec,
  { roles: chosen, ...more }: ApprovalValue,
): PolicyFault[] => {
  const where = spec.places[place]
  const faults = [...voteFaults(chosen, more), ...fallbackFaults(spec, place, more.fallback)]
  if (chosen.length === 0) faults.push(fault('roles', '没有审批角色，请至少选择一个'))
  if (chosen.length > MOST_ROLES) faults.push(fault('roles', `最多 ${MOST_ROLES} 个审批角色，请删去其余的`))
  chosen.forEach((role, index) => {
    if (chosen.indexOf(role) < index) faults.push(fault(`roles.${index}`, `“${roles[role]}”重复，请删去一个`))
    else if (!canSit(role, where?.kinds ?? []))
      faults.push(fault(`roles.${index}`, `${where?.label ?? place}没有“${roles[role]}”，请另选角色`))
  })
  return faults
}

const canSit = (role: Role, kinds: readonly string[]): boolean =>
  rolePlaces[role].some(kind => kinds.includes(kind))
