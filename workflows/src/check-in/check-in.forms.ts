/** What each seat of a check-in may do, and what it does to the facts. */
import type { ConfirmCheckIn, RefuseCheckIn, RetractCheckIn } from '#contracts/workflow/check-in.js'
import { localDateOf } from '#domain/calendar/local-date.js'
import type { Form } from '#domain/kernel/lifecycle.js'
import type { CheckInFacts } from './check-in.facts.js'
import type { CheckInPolicy } from './check-in.policy.js'

type CheckInForm = Form<CheckInFacts, CheckInPolicy>

const confirmation: CheckInForm = {
  label: '确认报到',
  transferable: true,
  avoidsInitiator: true,
  avoids: ({ personId }) => (personId === undefined ? [] : [personId]),
  acts: {
    confirm: {
      label: '确认报到',
      effect: 'completes',
      outcome: 'confirmed',
      // The membership stands from then on: what was confirmed by mistake is ended there, with a reason.
      final: true,
      apply: (facts, _body: ConfirmCheckIn, { now }) => ({ ...facts, confirmedOn: localDateOf(now) }),
    },
    refuseCheckIn: {
      label: '不予确认',
      effect: 'decides',
      outcome: 'refused',
      cancels: 'refused',
      confirm: true,
      apply: (facts, { reasonCode, reason }: RefuseCheckIn) => ({
        ...facts,
        refusal: { reasonCode, reason },
      }),
    },
  },
}

const retraction: CheckInForm = {
  label: '撤销报到',
  acts: {
    retract: {
      label: '撤销报到',
      effect: 'decides',
      outcome: 'retracted',
      cancels: 'withdrawn',
      confirm: true,
      final: true,
      apply: (facts, _body: RetractCheckIn) => facts,
    },
  },
}

export const checkInForms: Record<string, CheckInForm> = { confirmation, retraction }
