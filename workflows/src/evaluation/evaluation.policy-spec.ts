/** What a district may change about the annual evaluation, and within which limits. */
import { district } from '#domain/policy/places.js'
import type { PolicySpec } from '#domain/policy/policy-spec.js'

export const evaluationPolicySpec: PolicySpec = {
  kind: 'evaluation',
  label: '群众民主评议',
  homeFact: 'districtId',
  places: { district },
  steps: {
    approval: { type: 'timing', label: '审批评议方案', mostDays: 30 },
    change: { type: 'timing', label: '修改评议方案', mostDays: 30 },
    sampling: { type: 'timing', label: '社区登记户数并抽样', mostDays: 30 },
    openDays: { type: 'limit', label: '投票天数', counted: '天', least: 1, most: 60 },
    extensionDays: {
      type: 'limit',
      label: '有效票不足时延长一次',
      counted: '天',
      least: 1,
      most: 30,
    },
    confirmation: { type: 'timing', label: '核对计票结果', mostDays: 30 },
    objections: {
      type: 'timing',
      label: '异议期',
      mostDays: 30,
      outcomes: { over: '异议期满' },
    },
    publication: { type: 'timing', label: '公布结果', mostDays: 30 },
    acknowledgement: { type: 'timing', label: '各单位签收结果', mostDays: 30 },
  },
}
