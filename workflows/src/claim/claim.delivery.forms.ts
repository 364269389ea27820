/** From the work plan to the appraisal: what each seat may do, and what it does to the facts (M9). */
import type {
  Accept,
  Appraise,
  Complete,
  InviteUnit,
  ReachMilestone,
  SubmitPlan,
  WithReason,
} from '#contracts/workflow/claim.js'
import { refusal } from '#domain/kernel/refusal.js'
import type { Seat } from '#domain/kernel/state.js'
import type { JointUnit } from './claim.facts.js'
import type { ClaimAct, ClaimForm } from './claim.form-types.js'
import { withoutWithdrawal } from './claim.rules.js'

export const plan: ClaimForm = {
  label: '制定工作方案',
  transferable: true,
  acts: {
    submitPlan: {
      label: '提交工作方案',
      effect: 'completes',
      outcome: 'submitted',
      apply: (facts, { summary, milestones }: SubmitPlan, { now }) => ({
        ...facts,
        workPlan: { summary, milestones, submittedAt: now },
      }),
    },
  },
}

export const progress: ClaimForm = {
  label: '组织实施',
  transferable: true,
  acts: {
    reachMilestone: {
      label: '登记节点完成',
      effect: 'records',
      refuses: ({ facts }, { index }: ReachMilestone) =>
        facts.workPlan?.milestones[index] ? undefined : refusal('workPlanMissing', { index }),
      apply: (facts, { index, note, reachedOn }: ReachMilestone) => ({
        ...facts,
        ...(facts.workPlan && {
          workPlan: {
            ...facts.workPlan,
            milestones: facts.workPlan.milestones.map((each, i) =>
              i === index ? { ...each, note, reachedOn } : each,
            ),
          },
        }),
      }),
    },
    inviteUnit: {
      label: '邀请联合单位',
      effect: 'records',
      refuses: ({ facts }, { unitId }: InviteUnit) =>
        unitId === facts.agencyId ||
        facts.jointUnits.some(unit => unit.unitId === unitId && unit.status !== 'declined')
          ? refusal('partyAlreadyJoined', { unitId })
          : undefined,
      apply: (facts, { unitId, task }: InviteUnit) => ({
        ...facts,
        jointUnits: [...facts.jointUnits, { unitId, task, status: 'invited' as const }],
      }),
    },
    complete: {
      label: '提交验收',
      effect: 'completes',
      outcome: 'completed',
      refuses: ({ facts }) => {
        const pending = facts.jointUnits.filter(unit => unit.status === 'invited').map(unit => unit.unitId)
        return pending.length > 0 ? refusal('consentPending', { units: pending }) : undefined
      },
      apply: (facts, body: Complete, { now }) => ({ ...facts, completion: { ...body, at: now } }),
    },
  },
}

const answerInvitation = (
  label: string,
  status: JointUnit['status'],
  offeredTo: (seat: Seat) => boolean,
): ClaimAct => ({
  label,
  effect: 'completes',
  outcome: status,
  offeredTo,
  apply: (facts, { note }: { note: string }, { seat }) => ({
    ...facts,
    jointUnits: facts.jointUnits.map(unit =>
      unit.unitId === seat.chair && unit.status === 'invited' ? { ...unit, status, note } : unit,
    ),
  }),
})
const isEscalated = (seat: Seat) => seat.origin === 'escalated'

export const consent: ClaimForm = {
  label: '答复联合邀请',
  transferable: true,
  acts: {
    join: answerInvitation('同意参加', 'joined', seat => !isEscalated(seat)),
    decline: answerInvitation('不参加', 'declined', seat => !isEscalated(seat)),
    drop: answerInvitation('取消邀请', 'declined', isEscalated),
  },
}

export const acceptance: ClaimForm = {
  label: '验收',
  transferable: true,
  avoids: ({ rounds }) => rounds.filter(({ by }) => by === 'agency').map(({ personId }) => personId),
  acts: {
    accept: {
      label: '验收通过',
      effect: 'completes',
      outcome: 'accepted',
      apply: (facts, { comment }: Accept, { now }) => ({
        ...withoutWithdrawal(facts),
        acceptances: [...facts.acceptances, { accepted: true, comment, at: now }],
      }),
    },
    sendBack: {
      label: '退回整改',
      effect: 'decides',
      outcome: 'sentBack',
      cancels: 'returned',
      apply: (facts, { reason }: WithReason, { now }) => ({
        ...facts,
        acceptances: [...facts.acceptances, { accepted: false, comment: reason, at: now }],
      }),
    },
  },
}

export const appraisal: ClaimForm = {
  label: '评议',
  acts: {
    appraise: {
      label: '提交评议',
      effect: 'completes',
      outcome: 'appraised',
      final: true,
      apply: (facts, body: Appraise, { now }) => ({ ...facts, appraisal: { ...body, at: now } }),
    },
  },
}
