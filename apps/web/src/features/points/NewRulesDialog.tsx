import { App, InputNumber, Modal, Radio } from 'antd'
import { useState } from 'react'
import { pointRuleLimits, setPointRules as schema } from '#contracts/http/point-rules.js'
import { type RulesOfDistrict, setPointRules, type SetPointRules } from '../../api/point-rules.js'
import { MonthPicker } from '../../components/days/MonthPicker.js'
import { Field } from '../../components/form/Field.js'
import { TextField } from '../../components/form/TextField.js'
import { useToldCommand } from '../../components/form/use-told-command.js'
import { ProblemAlert } from '../../components/ProblemAlert.js'
import { optionsOf } from '../../format/options.js'
import { m } from '../../messages/index.js'
import { checkBody, type FieldProblems, problemsFromApi } from '../acts/check-body.js'
import { ruleChanges, versionBefore } from './rule-changes.js'

const t = m.pointRule
const { amount, objection, publication } = pointRuleLimits
const rules = ['activity', 'doneWell', 'weeklyModel'] as const

/** A number field that was emptied has none. */
interface Draft {
  fromMonth: string
  amounts: Record<(typeof rules)[number], number | null>
  zeroBy: SetPointRules['zeroBy']
  objectionDays: number | null
  publicationDays: number | null
  reason: string
}

interface FieldsProps {
  draft: Draft
  set: (change: Partial<Draft>) => void
  problems: FieldProblems
}

const Amounts = ({ draft: { amounts }, set, problems }: FieldsProps) => (
  <div className="rule-amounts">
    {rules.map(rule => (
      <Field
        key={rule}
        label={t.names[rule]}
        hint={t.form.amountHint(amount.most)}
        problem={problems[`amounts.${rule}`]}
      >
        {control => (
          <InputNumber
            {...control}
            value={amounts[rule]}
            onChange={value => set({ amounts: { ...amounts, [rule]: value } })}
          />
        )}
      </Field>
    ))}
  </div>
)

const Days = ({ draft, set, problems }: FieldsProps) => (
  <div className="rule-amounts">
    {(['objectionDays', 'publicationDays'] as const).map(name => {
      const { least, most } = name === 'objectionDays' ? objection : publication
      return (
        <Field key={name} label={t.names[name]} hint={t.form.daysHint(least, most)} problem={problems[name]}>
          {control => (
            <InputNumber {...control} value={draft[name]} onChange={value => set({ [name]: value })} />
          )}
        </Field>
      )
    })}
  </div>
)

const Fields = ({ earliest, ...props }: FieldsProps & { earliest: string }) => {
  const { draft, set, problems } = props
  return (
    <>
      <Field label={t.form.fromMonth} hint={t.form.fromMonthHint(earliest)} problem={problems.fromMonth}>
        {control => (
          <MonthPicker {...control} value={draft.fromMonth} onChange={fromMonth => set({ fromMonth })} />
        )}
      </Field>
      <Amounts {...props} />
      <Field label={t.names.zeroBy} hint={t.form.zeroByHint} problem={problems.zeroBy}>
        {({ id }) => (
          <Radio.Group
            id={id}
            options={optionsOf(t.zeroBy)}
            value={draft.zeroBy}
            onChange={event => set({ zeroBy: event.target.value as Draft['zeroBy'] })}
          />
        )}
      </Field>
      <Days {...props} />
      <TextField
        label={t.form.reason}
        hint={t.form.reasonHint}
        problem={problems.reason}
        rows={2}
        maxLength={500}
        value={draft.reason}
        onChange={value => set({ reason: value })}
      />
    </>
  )
}

/** Begins with what holds latest, so that only what changes has to be typed. */
const draftOf = ({ versions, earliest }: RulesOfDistrict): Draft => {
  const [latest] = versions
  const { activity = 1, doneWell = 1, weeklyModel = 2 } = latest?.amounts ?? {}
  return {
    fromMonth: earliest,
    amounts: { activity, doneWell, weeklyModel },
    zeroBy: latest?.zeroBy ?? 'month',
    objectionDays: latest?.objectionDays ?? objection.least,
    publicationDays: latest?.publicationDays ?? publication.least,
    reason: '',
  }
}

const Changes = ({ of, body }: { of: RulesOfDistrict; body: SetPointRules }) => {
  const before = versionBefore(of.versions, body.fromMonth)
  const changes = before ? ruleChanges(before, body) : []
  if (changes.length === 0) return <p>{t.form.nothing}</p>
  return (
    <>
      <p>{t.form.confirmAbout}</p>
      <ul className="rule-changes">
        {changes.map(each => (
          <li key={each}>{each}</li>
        ))}
      </ul>
    </>
  )
}

/** A further version: checked, shown against the one it replaces, then sent. */
export const NewRulesDialog = ({ of, onClose }: { of: RulesOfDistrict; onClose: () => void }) => {
  const { modal } = App.useApp()
  const [draft, setDraft] = useState(() => draftOf(of))
  const [own, setOwn] = useState<FieldProblems>({})
  const command = useToldCommand(setPointRules, ({ version }) => t.form.done(version), onClose)
  const problems = { ...problemsFromApi(command.problem?.fieldProblems ?? []), ...own }
  const ask = () => {
    const asked = { districtId: of.district.id, ...draft }
    const found = checkBody({ schema }, asked)
    setOwn(found)
    if (Object.keys(found).length > 0) return
    const body = schema.parse(asked)
    void modal.confirm({
      title: t.form.confirmTitle(body.fromMonth),
      content: <Changes of={of} body={body} />,
      okText: t.form.submit,
      cancelText: m.state.cancel,
      onOk: () => command.run(body),
    })
  }
  return (
    <Modal
      open
      title={t.form.title(of.district.name)}
      okText={t.form.next}
      cancelText={m.state.cancel}
      confirmLoading={command.isPending}
      onOk={ask}
      onCancel={onClose}
    >
      {command.problem && <ProblemAlert problem={command.problem} />}
      <p className="muted">{t.form.about}</p>
      <Fields
        draft={draft}
        earliest={of.earliest}
        problems={problems}
        set={change => {
          setDraft({ ...draft, ...change })
          setOwn({})
          command.forget()
        }}
      />
    </Modal>
  )
}
