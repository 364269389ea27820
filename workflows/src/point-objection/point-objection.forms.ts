/** What each seat of an objection to points may do, and what it does to the facts. */
import type { DecideObjection } from '#contracts/workflow/point-objection.js'
import { localDateOf } from '#domain/calendar/local-date.js'
import type { Form } from '#domain/kernel/lifecycle.js'
import type { PointObjectionFacts } from './point-objection.facts.js'
import type { PointObjectionPolicy } from './point-objection.policy.js'

type ObjectionForm = Form<PointObjectionFacts, PointObjectionPolicy>

const decide: NonNullable<ObjectionForm['acts'][string]['apply']> = (
  facts,
  { reason }: DecideObjection,
  { by, now },
) => ({ ...facts, decision: { by, reason, on: localDateOf(now) } })

const objectionDecision: ObjectionForm = {
  label: '处理积分申诉',
  individual: true,
  transferable: true,
  avoidsInitiator: true,
  avoids: ({ subject, subjectId }) => (subject === 'member' ? [subjectId] : []),
  acts: {
    // The ledger takes it up at once: what was decided by mistake is put right by another objection.
    upholdObjection: {
      label: '申诉成立',
      effect: 'completes',
      outcome: 'upheld',
      final: true,
      apply: decide,
    },
    rejectObjection: {
      label: '申诉不成立',
      effect: 'decides',
      outcome: 'rejected',
      cancels: 'refused',
      confirm: true,
      apply: decide,
    },
  },
}

const objectionRetraction: ObjectionForm = {
  label: '撤销申诉',
  acts: {
    retractObjection: {
      label: '撤销申诉',
      effect: 'decides',
      outcome: 'retracted',
      cancels: 'withdrawn',
      confirm: true,
      final: true,
      apply: facts => facts,
    },
  },
}

export const pointObjectionForms: Record<string, ObjectionForm> = { objectionDecision, objectionRetraction }
