/** What a district may change about activities, and within which limits. */
import { community, district, subdistrict } from '#domain/policy/places.js'
import type { LimitSpec, PolicySpec } from '#domain/policy/policy-spec.js'

const yesOrNo = (label: string): LimitSpec => ({
  type: 'limit',
  label,
  counted: '（0 否，1 是）',
  least: 0,
  most: 1,
})

export const activityPolicySpec: PolicySpec = {
  kind: 'activity',
  label: '服务活动',
  homeFact: 'communityId',
  places: { community, subdistrict, district },
  steps: {
    reviews: yesOrNo('活动计划须经街道审核'),
    review: { type: 'timing', label: '街道审核活动计划', mostDays: 15 },
    othersToo: yesOrNo('其他社区的党员也可报名'),
    cancelHours: {
      type: 'limit',
      label: '开始前多少小时之前可自行取消报名',
      counted: '小时',
      least: 0,
      most: 168,
    },
    confirmation: { type: 'timing', label: '确认考勤', mostDays: 30 },
    summary: { type: 'timing', label: '活动小结', mostDays: 60 },
    appraisalDays: {
      type: 'limit',
      label: '服务结束后多少天内可凭码评议',
      counted: '天',
      least: 1,
      most: 90,
    },
    appraisalsAnHour: {
      type: 'limit',
      label: '同一网络每小时最多用共用码评议多少份',
      counted: '份',
      least: 5,
      most: 500,
    },
  },
}
