/** From the first draft to the verdict: what each seat may do, and what it does to the facts (M7, M8). */
import type {
  CounterTerms,
  Opinion,
  Party,
  RefuseClaim,
  RefuseSigning,
  ResumeNegotiation,
  ReturnForRenegotiation,
  SaveDraft,
  SignTerms,
  SubmitDraft,
  WithReason,
} from '#contracts/workflow/claim.js'
import type { Seat } from '#domain/kernel/state.js'
import type { ClaimFacts } from './claim.facts.js'
import { partyOf, unitsAvoided, type ClaimAct, type ClaimForm } from './claim.form-types.js'
import {
  lastRound,
  refuseCounter,
  refuseSignature,
  renegotiate,
  resumeNegotiation,
  withOffer,
  withSignature,
} from './claim.rules.js'

const isChair = (chair: Party) => (seat: Seat) => seat.chair === chair
/** The subdistrict may answer for its community, but not bind an agency. */
const mayBind = (seat: Seat) => seat.chair === 'community' || seat.origin !== 'escalated'
const isSuperiorOfAgency = (seat: Seat) => !mayBind(seat)

const withDraft = (facts: ClaimFacts, { terms }: SaveDraft): ClaimFacts => ({
  ...facts,
  rounds: [...facts.rounds.slice(0, -1), { ...lastRound(facts), terms }],
})

export const draft: ClaimForm = {
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
          rounds: [
            ...facts.rounds.slice(0, -1),
            { ...lastRound(drafted), by: facts.startedBy, personId: by, at: now },
          ],
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

export const answer: ClaimForm = {
  label: '答复认领条款',
  transferable: true,
  delegable: true,
  acts: {
    sign: {
      label: '签署',
      effect: 'completes',
      outcome: 'signed',
      offeredTo: mayBind,
      refuses: ({ facts }, { answers }: SignTerms, { seat }) =>
        refuseSignature(facts, partyOf(seat), answers),
      apply: (facts, { answers }: SignTerms, { now }) => withSignature(facts, { at: now, answers }),
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

export const verdict: ClaimForm = {
  label: '审批认领',
  transferable: true,
  delegable: true,
  addable: true,
  takeable: true,
  avoidsInitiator: true,
  avoidsUnits: unitsAvoided,
  passesSamePerson: 'approve',
  acts: {
    approve: {
      label: '同意',
      effect: 'completes',
      outcome: 'approved',
      vote: 'for',
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
      vote: 'against',
      cancels: 'refused',
      confirm: true,
      apply: (facts, _body: WithReason) => facts,
    },
  },
}

export const jointMeetingItem: ClaimForm = {
  individual: true,
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
