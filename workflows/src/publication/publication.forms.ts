/** What each seat of a publication may do, and what it does to the facts. */
import type { RefuseOffer, ReturnOffer, WriteOffer } from '#contracts/workflow/publication.js'
import type { Form } from '#domain/kernel/lifecycle.js'
import type { PublicationFacts } from './publication.facts.js'
import type { PublicationPolicy } from './publication.policy.js'
import { refuseOffer } from './publication.rules.js'

type PublicationForm = Form<PublicationFacts, PublicationPolicy>

const written = (facts: PublicationFacts, { offer, check }: WriteOffer): PublicationFacts => ({
  ...facts,
  offer,
  check,
})

const writing: PublicationForm = {
  label: '填写项目或岗位',
  transferable: true,
  acts: {
    saveOffer: {
      label: '保存',
      effect: 'records',
      apply: (facts, body: WriteOffer) => written(facts, body),
    },
    submitOffer: {
      label: '提交审核',
      effect: 'decides',
      outcome: 'submitted',
      refuses: (_view, body, { now }) => refuseOffer(body as WriteOffer, now),
      apply: (facts, body: WriteOffer) => ({ ...written(facts, body), submitted: true }),
    },
    dropOffer: {
      label: '放弃发布',
      effect: 'decides',
      outcome: 'dropped',
      cancels: 'withdrawn',
      confirm: true,
      final: true,
    },
  },
}

const review: PublicationForm = {
  label: '审核发布',
  transferable: true,
  delegable: true,
  avoidsInitiator: true,
  individual: true,
  decided: (facts, outcome) => (outcome === 'published' ? { ...facts, published: true } : facts),
  acts: {
    publish: {
      label: '同意发布',
      effect: 'completes',
      outcome: 'published',
      final: true,
    },
    returnOffer: {
      label: '退回修改',
      effect: 'decides',
      outcome: 'returned',
      cancels: 'returned',
      apply: (facts, { reason }: ReturnOffer, { now }) => ({
        ...facts,
        returns: [...facts.returns, { at: now, reason }],
      }),
    },
    refuseOffer: {
      label: '不予发布',
      effect: 'decides',
      outcome: 'refused',
      cancels: 'refused',
      confirm: true,
      apply: (facts, { reasonCode, reason }: RefuseOffer) => ({ ...facts, refusal: { reasonCode, reason } }),
    },
  },
}

export const publicationForms: Record<string, PublicationForm> = {
  offerWriting: writing,
  offerReview: review,
}
