/** What each seat of a claim may do, and what it does to the facts. */
import type {
  Accept,
  Appraise,
  Complete,
  CounterTerms,
  InviteUnit,
  Opinion,
  Party,
  ReachMilestone,
  RefuseClaim,
  RefuseSigning,
  ResumeNegotiation,
  ReturnForRenegotiation,
  SaveDraft,
  SignTerms,
  SubmitDraft,
  SubmitPlan,
  WithReason,
} from '#contracts/workflow/claim.js'
import type { ActSpec, Form } from '#domain/kernel/lifecycle.js'
import { refusal } from '#domain/kernel/refusal.js'
import type { Seat } from '#domain/kernel/state.js'
import type { ClaimFacts, JointUnit } from './claim.facts.js'
import type { ClaimPolicy } from './claim.policy.js'
import {
  lastRound,
  refuseCounter,
  refuseSignature,
  renegotiate,
  resumeNegotiation,
  withOffer,
} from './claim.rules.js'

type ClaimForm = Form<ClaimFacts, ClaimPolicy>
type ClaimAct = ActSpec<ClaimFacts, ClaimPolicy>

const partyOf = (seat: Seat): Party => seat.chair as Party
const isChair = (chair: Party) => (seat: Seat) => seat.chair === chair
/** The subdistrict may answer for its community, but not bind an agency. */
const mayBind = (seat: Seat) => seat.chair === 'community' || seat.origin !== 'escalated'
const isSuperiorOfAgency = (seat: Seat) => !mayBind(seat)

const withDraft = (facts: ClaimFacts, { terms }: SaveDraft): ClaimFacts => ({
  ...facts,
  rounds: [...facts.rounds.slice(0, -1), { ...lastRound(facts), terms }],
})

const draft: ClaimForm = {
  label: '草拟认领条款',
  acts: {
    save: { label: '保存', effect: 'records', apply: withDraft },
    submit: {
      label: '提交',
      effect: 'completes',
      outcome: 'submitted',
      apply: (facts, body: SubmitDraft, { by, now }) => {
        const drafted = withDraft(facts, body)
        return {
          ...drafted,
          submitted: true,
          rounds: [...facts.rounds.slice(0, -1), { ...lastRound(drafted), personId: by, at: now }],
          negotiation: { ...facts.negotiation, since: now },
        }
      },
    },
    discard: { label: '放弃草稿', effect: 'decides', outcome: 'discarded', confirm: true },
  },
}

const refuse = (by: Party, label: string, outcome: string): ClaimAct => ({
  label,
  effect: 'decides',
  outcome,
  cancels: 'refused',
  confirm: true,
  offeredTo: seat => isChair(by)(seat) && mayBind(seat),
  apply: (facts, { reasonCode, reason }: RefuseClaim | RefuseSigning) => ({
    ...facts,
    refusal: { by, reasonCode, reason },
  }),
})

const answer: ClaimForm = {
  label: '答复认领条款',
  transferable: true,
  acts: {
    sign: {
      label: '签署',
      effect: 'completes',
      outcome: 'signed',
      offeredTo: mayBind,
      refuses: ({ facts }, { answers }: SignTerms, { seat }) =>
        refuseSignature(facts, partyOf(seat), answers),
      apply: (facts, { answers }: SignTerms, { now }) => ({
        ...facts,
        signedAt: now,
        signatureAnswers: answers,
      }),
    },
    counter: {
      label: '提出修改',
      effect: 'decides',
      outcome: 'countered',
      offeredTo: mayBind,
      refuses: ({ facts }, body: CounterTerms, { seat }) => refuseCounter(facts, partyOf(seat), body),
      apply: (facts, body: CounterTerms, { seat, by, now }) => withOffer(facts, partyOf(seat), by, now, body),
    },
    refuseClaim: refuse('agency', '拒绝认领', 'refusedByAgency'),
    refuseSigning: refuse('community', '拒绝签约', 'refusedByCommunity'),
    release: {
      label: '解除认领',
      effect: 'decides',
      outcome: 'released',
      cancels: 'refused',
      confirm: true,
      offeredTo: isSuperiorOfAgency,
      apply: (facts, { reason }: WithReason) => ({ ...facts, refusal: { by: 'subdistrict', reason } }),
    },
  },
}

const verdict: ClaimForm = {
  label: '审批认领',
  transferable: true,
  avoidsInitiator: true,
  acts: {
    approve: {
      label: '同意',
      effect: 'completes',
      outcome: 'approved',
      apply: (facts, _body: Opinion) => facts,
    },
    return: {
      label: '发回重新协商',
      effect: 'decides',
      outcome: 'returned',
      cancels: 'returned',
      apply: (facts, { objections }: ReturnForRenegotiation, { now, policy }) =>
        renegotiate(facts, now, policy.maxRenegotiationRounds, objections),
    },
    reject: {
      label: '不予通过',
      effect: 'decides',
      outcome: 'rejected',
      cancels: 'refused',
      confirm: true,
      apply: (facts, _body: WithReason) => facts,
    },
  },
}

const jointMeetingItem: ClaimForm = {
  label: '联席会议议题',
  transferable: true,
  acts: {
    resume: {
      label: '恢复协商',
      effect: 'completes',
      outcome: 'resumed',
      apply: (facts, { rounds }: ResumeNegotiation, { now }) => resumeNegotiation(facts, now, rounds),
    },
    dissolve: {
      label: '终止认领',
      effect: 'decides',
      outcome: 'dissolved',
      confirm: true,
      apply: (facts, _body: WithReason) => facts,
    },
  },
}

const plan: ClaimForm = {
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

const progress: ClaimForm = {
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

const consent: ClaimForm = {
  label: '答复联合邀请',
  transferable: true,
  acts: {
    join: answerInvitation('同意参加', 'joined', seat => !isEscalated(seat)),
    decline: answerInvitation('不参加', 'declined', seat => !isEscalated(seat)),
    drop: answerInvitation('取消邀请', 'declined', isEscalated),
  },
}

/** A request denied, or overtaken by the acceptance. */
const withoutWithdrawal = ({ withdrawal: _withdrawal, ...facts }: ClaimFacts): ClaimFacts => facts

const acceptance: ClaimForm = {
  label: '验收',
  transferable: true,
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

const appraisal: ClaimForm = {
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

const withdrawalRequest: ClaimForm = {
  label: '申请退出',
  acts: {
    requestWithdrawal: {
      label: '申请退出',
      effect: 'decides',
      outcome: 'requested',
      cancels: 'withdrawn',
      confirm: true,
      apply: (facts, { reason }: WithReason, { seat, by, now }) => ({
        ...facts,
        withdrawal: { by: partyOf(seat), personId: by, reason, at: now },
      }),
    },
  },
}

const withdrawalDecision: ClaimForm = {
  label: '审批退出',
  transferable: true,
  avoidsInitiator: true,
  avoids: ({ withdrawal }) => (withdrawal ? [withdrawal.personId] : []),
  acts: {
    grant: {
      label: '同意退出',
      effect: 'completes',
      outcome: 'granted',
      cancels: 'withdrawn',
      confirm: true,
      apply: (facts, _body: Opinion) => facts,
    },
    deny: {
      label: '不同意退出',
      effect: 'decides',
      outcome: 'denied',
      cancels: 'refused',
      apply: (facts, _body: WithReason) => withoutWithdrawal(facts),
    },
  },
}

export const claimForms: Record<string, ClaimForm> = {
  draft,
  answer,
  verdict,
  jointMeetingItem,
  plan,
  progress,
  consent,
  acceptance,
  appraisal,
  withdrawalRequest,
  withdrawalDecision,
}
