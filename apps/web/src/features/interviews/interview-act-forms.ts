/** What each act of an interview and of a reminder asks for. */
import { excuseLabels } from '#contracts/http/interviews.js'
import { optionsOf } from '../../format/options.js'
import { m } from '../../messages/index.js'
import type { ActForms } from '../acts/act-form.js'
import { datedItems } from '../acts/controls/dated-items.js'
import { choice, day } from '../acts/controls/simple.js'
import { text } from '../acts/controls/text.js'

const t = m.interviews.fields
const reason = text('reason', m.act.reason, { most: 500 })
const opinion = text('opinion', m.act.opinion, { most: 500, phrases: true })
const grounds = optionsOf(excuseLabels)

export const interviewForms: ActForms = {
  'excuse.fileExcuse': {
    fields: [
      choice('ground', t.ground, grounds),
      text('reason', t.excuse, { most: 1000, hint: t.excuseHint }),
    ],
  },
  'excuseDecision.grantExcuse': { fields: [reason] },
  'excuseDecision.denyExcuse': { fields: [reason] },
  'interview.holdInterview': {
    fields: [
      day('heldOn', t.heldOn),
      text('record', t.record, { most: 4000, rows: 6, hint: t.recordHint }),
      text('measures', t.undertaken, { most: 2000, rows: 4 }),
    ],
  },
  'recordAnswer.confirmRecord': { fields: [] },
  'recordAnswer.commentRecord': { fields: [text('comment', t.comment, { most: 2000, rows: 4 })] },
  'rectification.submitEvidence': {
    fields: [text('evidence', t.evidence, { most: 4000, rows: 6, hint: t.evidenceHint })],
  },
  'verification.verify': { fields: [reason] },
  'verification.askForEvidence': { fields: [reason] },
  'verification.failRectification': { fields: [reason] },
  'superiorNote.recordFailure': { fields: [reason] },
  'superiorNote.rectifyAnew': { fields: [reason] },
  'correction.cancelInterview': { fields: [reason] },
}

export const reminderForms: ActForms = {
  'letter.sendLetter': {
    fields: [
      text('letter', t.letter, {
        most: 3000,
        rows: 8,
        hint: t.letterHint,
        initial: ({ page }) => page.reminder?.draft,
      }),
    ],
  },
  'reply.acknowledgeLetter': { fields: [] },
  'reply.answerLetter': {
    fields: [
      text('explanation', t.explanation, { most: 2000, rows: 4 }),
      datedItems('measures', 300, {
        all: t.measures,
        title: t.measure,
        due: t.measureDue,
        add: t.addMeasure,
        drop: t.dropMeasure,
      }),
    ],
  },
  'reply.noteSilence': { fields: [reason] },
  'closing.closeReminder': { fields: [opinion] },
  'closing.askForMore': { fields: [reason] },
  'correction.cancelReminder': { fields: [reason] },
}
