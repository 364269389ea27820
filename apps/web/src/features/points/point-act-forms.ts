/** What each act of an objection to points, and of the notice of a month without activities, asks for. */
import { m } from '../../messages/index.js'
import type { ActForms } from '../acts/act-form.js'
import { text } from '../acts/controls/text.js'

const reason = text('reason', m.act.reason, { most: 500 })

export const pointObjectionForms: ActForms = {
  'objectionDecision.upholdObjection': { fields: [reason] },
  'objectionDecision.rejectObjection': { fields: [reason] },
  'objectionRetraction.retractObjection': { fields: [] },
}

export const idleMonthForms: ActForms = {
  'idleMonthReply.answerIdleMonth': {
    fields: [
      text('explanation', m.pointRule.idle.explanation, {
        most: 500,
        hint: m.pointRule.idle.explanationHint,
      }),
    ],
  },
}
