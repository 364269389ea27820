/** What each seat of an activity may do, and what it does to the facts. */
import type {
  ApprovePlan,
  CancelActivity,
  ChangePlan,
  ConfirmAttendance,
  RefusePlan,
  Summarise,
} from '#contracts/workflow/activity.js'
import { refuseChange } from '#domain/activity/plan-rules.js'
import type { Form } from '#domain/kernel/lifecycle.js'
import { refusal } from '#domain/kernel/refusal.js'
import type { ActivityFacts } from './activity.facts.js'
import type { ActivityPolicy } from './activity.policy.js'
import { planOf, withPlan } from './activity.rules.js'

type ActivityForm = Form<ActivityFacts, ActivityPolicy>

const planReview: ActivityForm = {
  label: '审核活动计划',
  transferable: true,
  avoidsInitiator: true,
  acts: {
    approvePlan: {
      label: '同意',
      effect: 'completes',
      outcome: 'approved',
      apply: (facts, _body: ApprovePlan, { now }) => ({ ...facts, changedAt: now }),
    },
    refusePlan: {
      label: '不同意',
      effect: 'decides',
      outcome: 'refused',
      cancels: 'refused',
      confirm: true,
      apply: (facts, { reason }: RefusePlan) => ({ ...facts, refusal: { reason } }),
    },
  },
}

const organising: ActivityForm = {
  label: '组织活动',
  acts: {
    changePlan: {
      label: '调整计划',
      effect: 'decides',
      outcome: 'changed',
      // Whoever has signed up has been told.
      final: true,
      refuses: ({ facts, policy }, { plan }: ChangePlan, { now }) => {
        const code = refuseChange(facts.plan, planOf(plan, policy, now), now)
        if (code) return refusal(code)
        return plan.audience === 'everybody' && policy.othersToo === 0 ? refusal('othersNotLetIn') : undefined
      },
      apply: (facts, { plan, lastOnesWait }: ChangePlan, { now, policy }) =>
        withPlan(facts, planOf(plan, policy, now), { now, lastOnesWait }),
    },
    cancelActivity: {
      label: '取消活动',
      effect: 'decides',
      outcome: 'cancelled',
      cancels: 'withdrawn',
      confirm: true,
      final: true,
      apply: (facts, { reasonCode, reason }: CancelActivity) => ({
        ...facts,
        cancelled: { reasonCode, reason },
      }),
    },
  },
}

const attendanceConfirmation: ActivityForm = {
  label: '确认考勤',
  transferable: true,
  acts: {
    confirmAttendance: {
      label: '考勤已确认',
      effect: 'completes',
      outcome: 'confirmed',
      final: true,
      apply: (facts, _body: ConfirmAttendance) => facts,
    },
  },
}

const activitySummary: ActivityForm = {
  label: '活动小结',
  transferable: true,
  acts: {
    summarise: {
      label: '提交小结',
      effect: 'completes',
      outcome: 'summarised',
      final: true,
      apply: (facts, { summary }: Summarise) => ({ ...facts, summary }),
    },
  },
}

export const activityForms: Record<string, ActivityForm> = {
  planReview,
  organising,
  attendanceConfirmation,
  activitySummary,
}
