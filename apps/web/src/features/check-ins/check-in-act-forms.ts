/** What each act of a check-in asks for. */
import type { z } from 'zod'
import { checkInActs, checkInRefusalLabels } from '#contracts/http/check-ins.js'
import { optionsOf } from '../../format/options.js'
import { m } from '../../messages/index.js'
import type { ActForm, FieldSpec } from '../acts/act-form.js'
import { choice } from '../acts/controls/simple.js'
import { text } from '../acts/controls/text.js'

const fields: Record<string, FieldSpec[]> = {
  'confirmation.confirm': [text('note', m.act.note, { most: 300, optional: true, rows: 2 })],
  'confirmation.refuseCheckIn': [
    choice('reasonCode', m.act.reasonCode, optionsOf(checkInRefusalLabels)),
    text('reason', m.act.reason, { most: 500 }),
  ],
  'retraction.retract': [],
}

const schemas: Record<string, z.ZodType> = {
  'confirmation.confirm': checkInActs.confirmation.confirm,
  'confirmation.refuseCheckIn': checkInActs.confirmation.refuseCheckIn,
  'retraction.retract': checkInActs.retraction.retract,
}

export const checkInActForm = (name: string): ActForm | undefined => {
  const known = fields[name]
  const schema = schemas[name]
  return known && { fields: known, ...(schema && { schema }) }
}
