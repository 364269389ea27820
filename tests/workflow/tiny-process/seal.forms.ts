/** What each seat of a 用章申请 may do. */
import type { Form } from '#domain/kernel/lifecycle.js'
import { refusal } from '#domain/kernel/refusal.js'
import type { Resubmit, SealFacts, SealPolicy, WithReason } from './seal.facts.js'

type SealForm = Form<SealFacts, SealPolicy>

const countersign: SealForm = {
  label: '会签用章',
  avoidsInitiator: true,
  transferable: true,
  acts: {
    agree: { label: '同意', effect: 'completes', outcome: 'agreed' },
    return: {
      label: '退回修改',
      effect: 'decides',
      outcome: 'returned',
      cancels: 'returned',
      apply: (facts, { reason }: WithReason) => ({ ...facts, returned: reason }),
    },
  },
}

const revision: SealForm = {
  label: '修改用章申请',
  acts: {
    resubmit: {
      label: '重新提交',
      effect: 'completes',
      outcome: 'resubmitted',
      refuses: ({ facts }, { purpose, copies }: Resubmit) =>
        purpose === facts.purpose && copies === facts.copies ? refusal('termsUnchanged') : undefined,
      apply: ({ returned: _returned, ...facts }, body: Resubmit) => ({ ...facts, ...body }),
    },
    abandon: { label: '放弃申请', effect: 'decides', outcome: 'abandoned', confirm: true },
  },
}

export const sealForms: Record<string, SealForm> = { countersign, revision }
