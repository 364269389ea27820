/** What each seat of an evaluation may do, and what it does to the facts. */
import type {
  NoteCount,
  Opined,
  Reasoned,
  ReportHouseholds,
  SaveEvaluation,
} from '#contracts/workflow/evaluation.js'
import { localDateOf } from '#domain/calendar/local-date.js'
import type { Form } from '#domain/kernel/lifecycle.js'
import { refusal } from '#domain/kernel/refusal.js'
import type { EvaluationFacts } from './evaluation.facts.js'
import type { EvaluationPolicy } from './evaluation.policy.js'
import { extended, planned, refuseList, tellsFor } from './evaluation.rules.js'

type EvaluationForm = Form<EvaluationFacts, EvaluationPolicy>

const preparation: EvaluationForm = {
  label: '编制评议方案',
  transferable: true,
  acts: {
    saveEvaluation: {
      label: '保存方案',
      effect: 'records',
      apply: (facts, { settings }: SaveEvaluation) => ({ ...facts, settings }),
    },
    submitEvaluation: {
      label: '提交审批',
      effect: 'decides',
      outcome: 'submitted',
      refuses: (_view, { settings }: SaveEvaluation, { now }) =>
        settings.opensOn < localDateOf(now) ? refusal('dateInPast') : undefined,
      apply: (facts, { settings }: SaveEvaluation) => ({ ...facts, settings }),
    },
    dropEvaluation: {
      label: '放弃方案',
      effect: 'decides',
      outcome: 'dropped',
      cancels: 'withdrawn',
      confirm: true,
      final: true,
    },
  },
}

const approval: EvaluationForm = {
  label: '审批评议方案',
  transferable: true,
  avoidsInitiator: true,
  individual: true,
  acts: {
    approveEvaluation: {
      label: '批准方案',
      effect: 'completes',
      outcome: 'approved',
      confirm: true,
      // Who is judged and what is asked stand from here on.
      final: true,
      apply: (facts, { opinion }: Opined, { now, policy }) =>
        planned({ ...facts, approval: { opinion, at: now } }, now, policy.openDays),
    },
    returnEvaluation: {
      label: '退回修改方案',
      effect: 'decides',
      outcome: 'returned',
      cancels: 'returned',
      apply: (facts, { reason }: Reasoned, { now }) => ({
        ...facts,
        returns: [...facts.returns, { at: now, reason }],
      }),
    },
  },
}

const sampling: EvaluationForm = {
  label: '登记户数并抽样',
  transferable: true,
  individual: true,
  acts: {
    reportHouseholds: {
      label: '登记户数',
      effect: 'completes',
      outcome: 'sampled',
      confirm: true,
      // The draw cannot be repeated until it pleases.
      final: true,
      refuses: ({ facts }, body: ReportHouseholds, { seat }) => refuseList(facts, seat.chair, body),
      apply: (facts, { listed, note }: ReportHouseholds, { seat }) => ({
        ...facts,
        lists: {
          ...facts.lists,
          [tellsFor(facts, seat.chair)]: { listed, ...(note !== undefined && { note }) },
        },
      }),
    },
  },
}

/** Nobody acts here but the clock. */
const opening: EvaluationForm = { label: '等待开始投票', acts: {} }

const voting: EvaluationForm = {
  label: '投票',
  acts: {
    extendVoting: {
      label: '延长投票',
      effect: 'decides',
      outcome: 'extended',
      cancels: 'decidedByOther',
      confirm: true,
      final: true,
      refuses: ({ facts }) => (facts.extension ? refusal('extendedAlready') : undefined),
      apply: (facts, { reason }: Reasoned, { now, policy }) =>
        extended(facts, { now, days: policy.extensionDays, reason, bySystem: false }),
    },
  },
}

/** What the count has found, told by the platform itself: no body of these comes through the door. */
const counting: EvaluationForm = {
  label: '开箱计票',
  acts: {
    noteShortage: {
      label: '有效票不足延长',
      effect: 'decides',
      outcome: 'short',
      cancels: 'decidedByOther',
      final: true,
      refuses: ({ facts }) => (facts.extension ? refusal('extendedAlready') : undefined),
      apply: (facts, { reason }: Reasoned, { now, policy }) =>
        extended(facts, { now, days: policy.extensionDays, reason, bySystem: true }),
    },
    noteCount: {
      label: '计票完成',
      effect: 'decides',
      outcome: 'counted',
      cancels: 'decidedByOther',
      final: true,
      apply: (facts, { sufficient, insufficient, receivers }: NoteCount) => ({
        ...facts,
        count: { sufficient, insufficient },
        receivers,
      }),
    },
  },
}

const confirmation: EvaluationForm = {
  label: '核对计票结果',
  transferable: true,
  acts: {
    openObjections: {
      label: '进入异议期',
      effect: 'completes',
      outcome: 'confirmed',
      confirm: true,
      final: true,
    },
  },
}

/** Objections are rows; the clock ends the time for them. */
const objecting: EvaluationForm = { label: '提出异议', acts: {} }

const publishing: EvaluationForm = {
  label: '公布评议结果',
  transferable: true,
  avoidsInitiator: true,
  individual: true,
  acts: {
    publishResults: {
      label: '公布结果',
      effect: 'completes',
      outcome: 'published',
      confirm: true,
      final: true,
    },
  },
}

const receipt: EvaluationForm = {
  label: '签收评议结果',
  transferable: true,
  individual: true,
  acts: {
    acknowledgeResults: {
      label: '签收',
      effect: 'completes',
      outcome: 'received',
      offeredTo: ({ origin }) => origin !== 'escalated',
    },
    noteUnreceived: {
      label: '记为逾期未签收',
      effect: 'completes',
      outcome: 'unreceived',
      confirm: true,
      offeredTo: ({ origin }) => origin === 'escalated',
      apply: (facts, _body, { seat }) => ({
        ...facts,
        unreceived: [...(facts.unreceived ?? []), seat.chair],
      }),
    },
  },
}

const oversight: EvaluationForm = {
  label: '中止评议',
  acts: {
    stopEvaluation: {
      label: '中止评议',
      effect: 'decides',
      outcome: 'stopped',
      cancels: 'withdrawn',
      confirm: true,
      final: true,
      apply: (facts, { reason }: Reasoned) => ({ ...facts, stopped: { reason } }),
    },
  },
}

export const evaluationForms: Record<string, EvaluationForm> = {
  evaluationPreparation: preparation,
  evaluationApproval: approval,
  sampling,
  opening,
  voting,
  counting,
  countConfirmation: confirmation,
  objecting,
  resultPublication: publishing,
  resultReceipt: receipt,
  oversight,
}
