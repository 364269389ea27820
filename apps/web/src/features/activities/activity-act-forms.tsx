/** What each act of an activity asks for. */
import { Checkbox } from 'antd'
import { activityCancelLabels } from '#contracts/http/activities.js'
import type { PlanDraft } from '../../api/activities.js'
import { optionsOf } from '../../format/options.js'
import { m } from '../../messages/index.js'
import type { ActForms, ControlProps, FieldSpec } from '../acts/act-form.js'
import { choice } from '../acts/controls/simple.js'
import { text } from '../acts/controls/text.js'
import { PlanFields } from './PlanFields.js'

const t = m.activity.acts

const plan: FieldSpec = {
  name: 'plan',
  initial: ({ page }) => page.activity?.plan,
  Control: ({ context, body, set, problemAt }: ControlProps) => (
    <PlanFields
      draft={body.plan as PlanDraft}
      communityId={context.page.units.find(({ kind }) => kind === 'community')?.id}
      problemAt={path => problemAt(`plan.${path}`)}
      set={change => set('plan', { ...(body.plan as PlanDraft), ...change })}
    />
  ),
}

const lastOnesWait: FieldSpec = {
  name: 'lastOnesWait',
  initial: () => false,
  Control: ({ body, set }: ControlProps) => (
    <Checkbox
      checked={body.lastOnesWait === true}
      onChange={event => set('lastOnesWait', event.target.checked)}
    >
      {t.lastOnesWait}
    </Checkbox>
  ),
}

const note = text('note', t.note, { most: 300, optional: true, rows: 2 })
const grounds = optionsOf(activityCancelLabels)

export const activityForms: ActForms = {
  'planReview.approvePlan': { fields: [note] },
  'planReview.refusePlan': { fields: [text('reason', m.act.reason, { most: 500 })] },
  'organising.changePlan': {
    fields: [plan, text('reason', t.reason, { most: 300 }), lastOnesWait],
    wide: true,
  },
  'organising.cancelActivity': {
    fields: [choice('reasonCode', t.cancelGround, grounds), text('reason', t.cancelReason, { most: 500 })],
  },
  'attendanceConfirmation.confirmAttendance': { fields: [note] },
  'activitySummary.summarise': { fields: [text('summary', t.summary, { most: 2000, rows: 5 })] },
}
