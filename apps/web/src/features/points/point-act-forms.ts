/** What each act of an objection to points, and of the notice of a month without activities, asks for. */
import { idleMonthActs } from '#contracts/http/idle-months.js'
import { pointObjectionActs } from '#contracts/http/points.js'
import { m } from '../../messages/index.js'
import type { ActForm } from '../acts/act-form.js'
import { text } from '../acts/controls/text.js'

const reason = text('reason', m.act.reason, { most: 500 })
const { objectionDecision, objectionRetraction } = pointObjectionActs

const forms: Record<string, ActForm> = {
  'objectionDecision.upholdObjection': { fields: [reason], schema: objectionDecision.upholdObjection },
  'objectionDecision.rejectObjection': { fields: [reason], schema: objectionDecision.rejectObjection },
  'objectionRetraction.retractObjection': { fields: [], schema: objectionRetraction.retractObjection },
}

const idleForms: Record<string, ActForm> = {
  'idleMonthReply.answerIdleMonth': {
    fields: [
      text('explanation', m.pointRule.idle.explanation, {
        most: 500,
        hint: m.pointRule.idle.explanationHint,
      }),
    ],
    schema: idleMonthActs.idleMonthReply.answerIdleMonth,
  },
}

export const idleMonthActForm = (name: string): ActForm | undefined => idleForms[name]
export const pointObjectionActForm = (name: string): ActForm | undefined => forms[name]
