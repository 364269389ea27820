/** What each act of an interview and of a reminder asks for. */
import type { z } from 'zod'
import { excuseLabels, interviewActs } from '#contracts/http/interviews.js'
import { reminderActs } from '#contracts/http/reminders.js'
import { optionsOf } from '../../format/options.js'
import { m } from '../../messages/index.js'
import type { ActForm, FieldSpec } from '../acts/act-form.js'
import { datedItems } from '../acts/controls/dated-items.js'
import { choice, day } from '../acts/controls/simple.js'
import { text } from '../acts/controls/text.js'

const t = m.interviews.fields
const reason = text('reason', m.act.reason, { most: 500 })
const opinion = text('opinion', m.act.opinion, { most: 500, phrases: true })
const grounds = optionsOf(excuseLabels)

const interviewFields: Record<string, FieldSpec[]> = {
  'excuse.fileExcuse': [
    choice('ground', t.ground, grounds),
    text('reason', t.excuse, { most: 1000, hint: t.excuseHint }),
  ],
  'excuseDecision.grantExcuse': [reason],
  'excuseDecision.denyExcuse': [reason],
  'interview.holdInterview': [
    day('heldOn', t.heldOn),
    text('record', t.record, { most: 4000, rows: 6, hint: t.recordHint }),
    text('measures', t.undertaken, { most: 2000, rows: 4 }),
  ],
  'recordAnswer.confirmRecord': [],
  'recordAnswer.commentRecord': [text('comment', t.comment, { most: 2000, rows: 4 })],
  'rectification.submitEvidence': [
    text('evidence', t.evidence, { most: 4000, rows: 6, hint: t.evidenceHint }),
  ],
  'verification.verify': [reason],
  'verification.askForEvidence': [reason],
  'verification.failRectification': [reason],
  'superiorNote.recordFailure': [reason],
  'superiorNote.rectifyAnew': [reason],
  'correction.cancelInterview': [reason],
}

const reminderFields: Record<string, FieldSpec[]> = {
  'letter.sendLetter': [
    text('letter', t.letter, {
      most: 3000,
      rows: 8,
      hint: t.letterHint,
      initial: ({ page }) => page.reminder?.draft,
    }),
  ],
  'reply.acknowledgeLetter': [],
  'reply.answerLetter': [
    text('explanation', t.explanation, { most: 2000, rows: 4 }),
    datedItems('measures', 300, {
      all: t.measures,
      title: t.measure,
      due: t.measureDue,
      add: t.addMeasure,
      drop: t.dropMeasure,
    }),
  ],
  'reply.noteSilence': [reason],
  'closing.closeReminder': [opinion],
  'closing.askForMore': [reason],
  'correction.cancelReminder': [reason],
}

const formOf =
  (fields: Record<string, FieldSpec[]>, acts: Record<string, Record<string, z.ZodType>>) =>
  (name: string): ActForm | undefined => {
    const known = fields[name]
    const [form = '', act = ''] = name.split('.')
    const schema = acts[form]?.[act]
    return known && { fields: known, ...(schema && { schema }) }
  }

export const interviewActForm = formOf(interviewFields, interviewActs)
export const reminderActForm = formOf(reminderFields, reminderActs)
