/** What each seat of an interview may do, and what it does to the facts. */
import type {
  CancelInterview,
  CommentRecord,
  DecideExcuse,
  FileExcuse,
  HoldInterview,
  JudgeRectification,
  SubmitEvidence,
} from '#contracts/workflow/interview.js'
import { localDateOf } from '#domain/calendar/local-date.js'
import type { ActSpec, Form } from '#domain/kernel/lifecycle.js'
import { refusal } from '#domain/kernel/refusal.js'
import { joinMonth } from '#domain/points/join-month.js'
import type { InterviewFacts } from './interview.facts.js'
import type { InterviewPolicy } from './interview.policy.js'
import { begunAnew, isExcusePending, rectified } from './interview.rules.js'

type InterviewForm = Form<InterviewFacts, InterviewPolicy>
type InterviewAct = ActSpec<InterviewFacts, InterviewPolicy>

/** Nobody interviews themselves, nor judges their own excuse or rectification. */
const avoidsMember = ({ personId }: InterviewFacts) => [personId]

const excuse: InterviewForm = {
  label: '事前说明',
  acts: {
    fileExcuse: {
      label: '提交说明',
      effect: 'records',
      final: true,
      apply: (facts, { ground, reason }: FileExcuse) => ({ ...facts, excuse: { ground, reason } }),
    },
  },
}

const decides = (label: string, granted: boolean): InterviewAct => ({
  label,
  effect: 'completes',
  outcome: granted ? 'granted' : 'denied',
  apply: (facts, { reason }: DecideExcuse, { by }) => ({
    ...facts,
    ...(facts.excuse && { excuse: { ...facts.excuse, decision: { granted, reason, by } } }),
  }),
})

const excuseDecision: InterviewForm = {
  label: '审核说明',
  individual: true,
  transferable: true,
  avoids: avoidsMember,
  acts: { grantExcuse: decides('认可说明', true), denyExcuse: decides('不予认可', false) },
}

const interview: InterviewForm = {
  label: '约谈',
  individual: true,
  transferable: true,
  avoids: avoidsMember,
  acts: {
    holdInterview: {
      label: '登记约谈',
      effect: 'completes',
      outcome: 'held',
      refuses: ({ facts }, { heldOn }: HoldInterview, { now }) => {
        if (isExcusePending(facts)) return refusal('excusePending')
        const { orderedOn } = facts
        if (orderedOn !== undefined && heldOn < orderedOn) return refusal('dateBeforeOrder')
        return heldOn > localDateOf(now) ? refusal('dateInFuture') : undefined
      },
      apply: (facts, { heldOn, record, measures }: HoldInterview, { by, now }) => ({
        ...facts,
        interview: { heldOn, record, measures, by, at: now },
        rectifications: [{ since: now }],
      }),
    },
  },
}

const recordAnswer: InterviewForm = {
  label: '确认约谈记录',
  individual: true,
  acts: {
    confirmRecord: {
      label: '确认记录',
      effect: 'completes',
      outcome: 'answered',
      final: true,
      apply: (facts, _body: object, { now }) => ({ ...facts, answer: { confirmed: true, at: now } }),
    },
    commentRecord: {
      label: '提出意见',
      effect: 'completes',
      outcome: 'answered',
      final: true,
      apply: (facts, { comment }: CommentRecord, { now }) => ({
        ...facts,
        answer: { confirmed: false, comment, at: now },
      }),
    },
  },
}

const rectification: InterviewForm = {
  label: '整改',
  individual: true,
  acts: {
    submitEvidence: {
      label: '提交整改情况',
      effect: 'completes',
      outcome: 'submitted',
      apply: (facts, { evidence }: SubmitEvidence, { now }) =>
        rectified(facts, { evidence: { text: evidence, at: now } }),
    },
  },
}

const judges =
  (accepted: boolean) =>
  (facts: InterviewFacts, body: unknown, { by }: { by: string }) =>
    rectified(facts, { judgement: { accepted, reason: (body as JudgeRectification).reason, by } })

const verification: InterviewForm = {
  label: '核验整改',
  individual: true,
  transferable: true,
  avoids: avoidsMember,
  acts: {
    verify: { label: '核验通过', effect: 'completes', outcome: 'verified', apply: judges(true) },
    askForEvidence: {
      label: '继续整改',
      effect: 'completes',
      outcome: 'insufficient',
      refuses: ({ facts, policy }) =>
        facts.rectifications.length < policy.maxRectifications
          ? undefined
          : refusal('rectificationsUsedUp', { most: policy.maxRectifications }),
      apply: (facts, body, context) => begunAnew(judges(false)(facts, body, context), context.now),
    },
    failRectification: {
      label: '整改不合格',
      effect: 'completes',
      outcome: 'failed',
      confirm: true,
      apply: judges(false),
    },
  },
}

const superiorNote: InterviewForm = {
  label: '上级处理',
  individual: true,
  transferable: true,
  avoids: avoidsMember,
  acts: {
    recordFailure: {
      label: '记入党建查核',
      effect: 'completes',
      outcome: 'recorded',
      confirm: true,
      apply: facts => facts,
    },
    rectifyAnew: {
      label: '责成再次整改',
      effect: 'completes',
      outcome: 'anew',
      apply: (facts, _body: JudgeRectification, { now }) => begunAnew(facts, now),
    },
  },
}

const correction: InterviewForm = {
  label: '月份与更正',
  acts: {
    joinMonth,
    cancelInterview: {
      label: '更正取消约谈',
      effect: 'decides',
      outcome: 'cancelled',
      cancels: 'withdrawn',
      confirm: true,
      final: true,
      apply: (facts, _body: CancelInterview) => facts,
    },
  },
}

export const interviewForms: Record<string, InterviewForm> = {
  excuse,
  excuseDecision,
  interview,
  recordAnswer,
  rectification,
  verification,
  superiorNote,
  correction,
}
