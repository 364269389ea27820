/** What each act of a check-in asks for. */
import { checkInRefusalLabels } from '#contracts/http/check-ins.js'
import { optionsOf } from '../../format/options.js'
import { m } from '../../messages/index.js'
import type { ActForms } from '../acts/act-form.js'
import { choice } from '../acts/controls/simple.js'
import { text } from '../acts/controls/text.js'

export const checkInForms: ActForms = {
  'confirmation.confirm': { fields: [text('note', m.act.note, { most: 300, optional: true, rows: 2 })] },
  'confirmation.refuseCheckIn': {
    fields: [
      choice('reasonCode', m.act.reasonCode, optionsOf(checkInRefusalLabels)),
      text('reason', m.act.reason, { most: 500 }),
    ],
  },
  'retraction.retract': { fields: [] },
}
