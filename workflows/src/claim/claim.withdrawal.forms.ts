/** Leaving a claim, under approval once it is signed: what each seat may do, and what it does to the facts. */
import type { Opinion, WithReason } from '#contracts/workflow/claim.js'
import { partyOf, unitsAvoided, type ClaimForm } from './claim.form-types.js'
import { withoutWithdrawal } from './claim.rules.js'

export const withdrawalRequest: ClaimForm = {
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

export const withdrawalDecision: ClaimForm = {
  individual: true,
  label: '审批退出',
  transferable: true,
  delegable: true,
  addable: true,
  takeable: true,
  avoidsInitiator: true,
  avoidsUnits: unitsAvoided,
  passesSamePerson: 'grant',
  decided: (facts, outcome) => (outcome === 'denied' ? withoutWithdrawal(facts) : facts),
  avoids: ({ withdrawal }) => (withdrawal ? [withdrawal.personId] : []),
  acts: {
    grant: {
      label: '同意退出',
      effect: 'completes',
      outcome: 'granted',
      vote: 'for',
      cancels: 'withdrawn',
      confirm: true,
      apply: (facts, _body: Opinion) => facts,
    },
    deny: {
      label: '不同意退出',
      effect: 'decides',
      outcome: 'denied',
      vote: 'against',
      cancels: 'refused',
      apply: (facts, _body: WithReason) => facts,
    },
  },
}
