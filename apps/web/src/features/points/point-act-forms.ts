/** What each act of an objection to points asks for. */
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

export const pointObjectionActForm = (name: string): ActForm | undefined => forms[name]
