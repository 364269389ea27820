/** What a district may change about claims, and within which limits. */
import { agency, community, district, subdistrict } from '#domain/policy/places.js'
import type { PolicySpec, TimingSpec } from '#domain/policy/policy-spec.js'

const timing = (label: string, mostDays: number, more: Partial<TimingSpec> = {}): TimingSpec => ({
  type: 'timing',
  label,
  mostDays,
  ...more,
})

export const claimPolicySpec: PolicySpec = {
  kind: 'claim',
  label: '项目认领',
  homeFact: 'communityId',
  places: { agency, community, subdistrict, district },
  steps: {
    answer: timing('答复认领条款', 30),
    maxNegotiationRounds: { type: 'limit', label: '协商轮数', counted: '轮', least: 1, most: 20 },
    approval: { type: 'approval', label: '审批方式', place: 'district' },
    decision: timing('审批期限', 60),
    renegotiation: timing('发回后重新协商', 60, { outcomes: { expired: '提交联席会议' } }),
    maxRenegotiationRounds: { type: 'limit', label: '重新协商轮数', counted: '轮', least: 1, most: 10 },
    jointMeeting: timing('联席会议议题', 120),
    workPlan: timing('制定工作方案', 60),
    consent: timing('答复联合邀请', 30),
    acceptance: timing('验收', 60),
    appraisal: timing('评议', 60),
  },
}
