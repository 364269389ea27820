/** A policy in words, field by field: for reading it, its history and what differs between two versions. */
import type { Budget, ClockStage } from '../calendar/clock.js'
import { isRole, roles, type Role } from '../organisation/roles.js'
import type { ApprovalValue, PolicySpec, StepValue, TimingValue } from './policy-spec.js'

export const unitLabels: Readonly<Record<Budget['unit'], string>> = {
  workingDays: '个工作日',
  days: '天',
  hours: '小时',
  workingHours: '个工作小时',
}

export const stageLabels: Readonly<Record<ClockStage['does'], string>> = {
  warn: '预警',
  remind: '催办',
  escalate: '升级',
  auto: '自动处理',
}

export const ruleLabels: Readonly<Record<ApprovalValue['rule'], string>> = {
  any: '或签',
  all: '会签',
  sequence: '顺签',
  votes: '票签',
}

export interface PolicyField {
  /** The same in every version of a step, so that versions can be compared. */
  field: string
  label: string
  text: string
}

export interface FieldChange {
  field: string
  label: string
  before?: string
  after?: string
}

const budgetText = ({ unit, amount }: Budget): string => `${amount} ${unitLabels[unit]}`

const momentText = ({ after, at = 'end' }: ClockStage): string => {
  if (after.unit !== 'days' && after.unit !== 'workingDays') return `满 ${budgetText(after)}`
  return `第 ${budgetText(after)}${at === 'morning' ? '上午 9 点' : '结束时'}`
}

/** `SubdistrictCoordinator@subdistrict` → 街道双报到负责人（街道） */
export const targetText = ({ places }: PolicySpec, to: string): string => {
  const [role = '', place = ''] = to.split('@')
  return `${isRole(role) ? roles[role] : role}（${places[place]?.label ?? place}）`
}

const stageText = (spec: PolicySpec, step: string, stage: ClockStage): string => {
  const known = spec.steps[step]
  const outcomes = known?.type === 'timing' ? known.outcomes : undefined
  const what =
    (stage.to && `，升级到${targetText(spec, stage.to)}`) ??
    (stage.outcome && `，按“${outcomes?.[stage.outcome] ?? stage.outcome}”处理`)
  return `${momentText(stage)}${what ?? ''}`
}

/** Stages are told apart by what they do and by their number among those that do the same: another day is a change, not another stage. */
const stageFields = (spec: PolicySpec, step: string, stages: readonly ClockStage[]): PolicyField[] =>
  stages.map((stage, index) => {
    const ordinal = stages.slice(0, index + 1).filter(({ does }) => does === stage.does).length
    const isOnly = stages.filter(({ does }) => does === stage.does).length === 1
    return {
      field: `${stage.does}-${ordinal}`,
      label: `${stageLabels[stage.does]}${isOnly ? '' : ordinal}`,
      text: stageText(spec, step, stage),
    }
  })

const timingFields = (spec: PolicySpec, step: string, { budget, stages }: TimingValue): PolicyField[] => [
  { field: 'budget', label: '期限', text: budgetText(budget) },
  ...stageFields(spec, step, stages),
]

const approvalFields = ({ rule, roles: chosen, ...more }: ApprovalValue): PolicyField[] => [
  { field: 'rule', label: '规则', text: ruleLabels[rule] },
  { field: 'roles', label: '审批角色', text: rolesText(chosen) },
  ...(rule === 'votes' ? voteFields(chosen, more) : []),
  ...switches.flatMap(([field, label]) => (more[field] ? [{ field, label, text: '是' }] : [])),
  ...(more.fallback?.length ? [{ field: 'fallback', label: '递补', text: rolesText(more.fallback) }] : []),
]

const rolesText = (chosen: readonly Role[]): string => chosen.map(role => roles[role]).join('、')

const switches = [
  ['samePersonPasses', '同一人连续两席视为已办'],
  ['avoidsOwnUnit', '申请单位人员回避'],
  ['returnable', '可退回协商'],
] as const

const voteFields = (
  chosen: readonly Role[],
  { weights = {}, votes }: Pick<ApprovalValue, 'weights' | 'votes'>,
): PolicyField[] => [
  {
    field: 'weights',
    label: '权重',
    text: chosen.map(role => `${roles[role]} ${weights[role] ?? 1}`).join('、'),
  },
  { field: 'passPercent', label: '通过比例', text: `${votes?.passPercent ?? 100}%` },
  { field: 'rejectPercent', label: '否决比例', text: `${votes?.rejectPercent ?? 100}%` },
]

/** What a step's value says, one line a field. */
export const fieldsOf = (spec: PolicySpec, step: string, value: StepValue): PolicyField[] => {
  const known = spec.steps[step]
  if (typeof value === 'number')
    return [
      { field: 'limit', label: '上限', text: `${value} ${known?.type === 'limit' ? known.counted : ''}` },
    ]
  return 'budget' in value ? timingFields(spec, step, value) : approvalFields(value)
}

/** The same in one sentence. */
export const sentenceOf = (spec: PolicySpec, step: string, value: StepValue): string =>
  fieldsOf(spec, step, value)
    .map(({ label, text }) => `${label}：${text}`)
    .join('；')

/** What differs between two values of a step, field by field; without a value there is nothing of one's own. */
export const differencesOf = (
  spec: PolicySpec,
  step: string,
  before: StepValue | null,
  after: StepValue | null,
): FieldChange[] => {
  const [old, now] = [before, after].map(value => (value === null ? [] : fieldsOf(spec, step, value)))
  const gone = (old ?? []).filter(({ field }) => !now?.some(each => each.field === field))
  return [
    ...(now ?? []).flatMap(({ field, label, text }) => {
      const was = old?.find(each => each.field === field)?.text
      return was === text ? [] : [{ field, label, ...(was !== undefined && { before: was }), after: text }]
    }),
    ...gone.map(({ field, label, text }) => ({ field, label, before: text })),
  ]
}
