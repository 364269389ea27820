/** What each act of an evaluation asks for. */
import { InputNumber } from 'antd'
import { Field } from '../../components/form/Field.js'
import { Pair } from '../../components/Pair.js'
import { m } from '../../messages/index.js'
import { type ActForms, type ControlProps, type FieldSpec, seatOf, textOf } from '../acts/act-form.js'
import { text } from '../acts/controls/text.js'
import { votingSpan } from './evaluation-columns.js'
import { type Settings, SettingsFields } from './SettingsFields.js'

const t = m.evaluation.acts

const settings: FieldSpec = {
  name: 'settings',
  initial: ({ page }) => page.evaluation?.settings,
  Control: ({ context, body, set, problemAt }: ControlProps) => (
    <SettingsFields
      settings={body.settings as Partial<Settings>}
      questionnaires={context.page.evaluation?.questionnaires ?? []}
      problemAt={path => problemAt(`settings.${path}`)}
      set={change => set('settings', { ...(body.settings as Settings), ...change })}
    />
  ),
}

/** What follows from the length of the list, said while it is typed. */
const Foretold = ({
  listed,
  settings: { households, minimumValid },
}: {
  listed: number
  settings: Settings
}) =>
  listed >= households ? (
    <p className="muted">{t.enough(households)}</p>
  ) : (
    <p className="evaluation-warning" role="status">
      {t.fewer(listed, households)}
      {listed < minimumValid && t.tooSmall(minimumValid)}
    </p>
  )

const listed: FieldSpec = {
  name: 'listed',
  initial: () => undefined,
  Control: ({ context, body, set, problemAt }: ControlProps) => {
    const value = body.listed as number | undefined
    const plan = context.page.evaluation?.settings
    const chair = seatOf(context)?.chair
    const told = context.page.evaluation?.tells.find(each => each.chair === chair)
    return (
      <>
        {told && (
          <dl className="pairs">
            <Pair label={t.listOf}>{told.community}</Pair>
          </dl>
        )}
        <Field label={t.listed} hint={t.listedHint} problem={problemAt('listed')}>
          {control => (
            <InputNumber
              {...control}
              min={1}
              max={100_000}
              precision={0}
              value={value ?? null}
              onChange={given => set('listed', given ?? undefined)}
            />
          )}
        </Field>
        {plan && value !== undefined && <Foretold listed={value} settings={plan} />}
      </>
    )
  },
}

const plainNote = text('note', t.note, { most: 500, optional: true, rows: 2, hint: t.noteHint })

/** Nothing written is nothing sent. */
const note: FieldSpec = {
  name: 'note',
  initial: () => undefined,
  Control: ({ set, ...props }: ControlProps) => (
    <plainNote.Control
      {...props}
      body={{ note: textOf(props.body, 'note') }}
      set={(name, value) => set(name, value === '' ? undefined : value)}
    />
  ),
}

/** Nothing to fill in: what the approval fixes. */
const votingTime: FieldSpec = {
  name: 'votingTime',
  initial: () => undefined,
  Control: ({ context: { page } }: ControlProps) => (
    <dl className="pairs">
      <Pair label={m.evaluation.facts.foreseen}>
        {page.evaluation?.foreseen && votingSpan(page.evaluation.foreseen)}
      </Pair>
    </dl>
  ),
}

/** Nothing to fill in: whose result is acknowledged besides one's own. */
const mergedIn: FieldSpec = {
  name: 'mergedIn',
  initial: () => undefined,
  Control: ({ context }: ControlProps) => {
    const chair = seatOf(context)?.chair
    const found = context.page.evaluation?.mergedIn.find(each => each.chair === chair)
    if (!found) return null
    return (
      <dl className="pairs">
        <Pair label={t.mergedIn}>{found.units.join('、')}</Pair>
      </dl>
    )
  },
}

const reason = text('reason', m.act.reason, { most: 500 })
const opinion = (usual: string) =>
  text('opinion', m.act.opinion, { most: 500, phrases: true, initial: () => usual })

export const evaluationForms: ActForms = {
  'evaluationPreparation.saveEvaluation': { fields: [settings] },
  'evaluationPreparation.submitEvaluation': { fields: [settings], about: t.submit },
  'evaluationPreparation.dropEvaluation': { fields: [reason], about: t.drop },
  'evaluationApproval.approveEvaluation': { fields: [votingTime, opinion(t.agreed)], about: t.approve },
  'evaluationApproval.returnEvaluation': { fields: [reason], about: t.returned },
  'sampling.reportHouseholds': { fields: [listed, note] },
  'voting.extendVoting': { fields: [reason], about: t.extend },
  'countConfirmation.openObjections': { fields: [opinion(t.sound)], about: t.confirm },
  'resultPublication.publishResults': { fields: [opinion(t.agreed)], about: t.publish },
  'resultReceipt.acknowledgeResults': { fields: [mergedIn], about: t.acknowledge },
  'resultReceipt.noteUnreceived': { fields: [reason] },
  'oversight.stopEvaluation': { fields: [reason], about: t.stop },
}
