import { InputNumber, Select } from 'antd'
import type { EvaluationPart } from '#contracts/http/evaluation-part.js'
import { DayPicker } from '../../components/days/DayPicker.js'
import { Field } from '../../components/form/Field.js'
import { TextField } from '../../components/form/TextField.js'
import { m } from '../../messages/index.js'

const t = m.evaluation.settings

export type Settings = EvaluationPart['settings']
type Counted = 'households' | 'minimumValid' | 'k' | 'leastAttendances'

export interface SettingsFieldsProps {
  settings: Partial<Settings>
  questionnaires: EvaluationPart['questionnaires']
  problemAt: (path: keyof Settings) => string | undefined
  set: (change: Partial<Settings>) => void
}

export const TitleField = ({ settings, problemAt, set }: SettingsFieldsProps) => (
  <TextField
    label={t.title}
    problem={problemAt('title')}
    maxLength={60}
    value={settings.title ?? ''}
    onChange={value => set({ title: value })}
  />
)

export const CountField = ({
  name,
  label,
  hint,
  settings,
  problemAt,
  set,
}: SettingsFieldsProps & { name: Counted; label: string; hint: string }) => (
  <Field label={label} hint={hint} problem={problemAt(name)}>
    {({ status, ...control }) => (
      <InputNumber
        {...control}
        status={status}
        min={0}
        max={2_000}
        precision={0}
        value={settings[name] ?? null}
        onChange={value => set({ [name]: value ?? undefined })}
      />
    )}
  </Field>
)

export const OpeningField = ({ settings, problemAt, set }: SettingsFieldsProps) => (
  <Field label={t.opensOn} hint={t.opensHint} problem={problemAt('opensOn')}>
    {control => (
      <DayPicker {...control} value={settings.opensOn ?? ''} onChange={opensOn => set({ opensOn })} />
    )}
  </Field>
)

export const QuestionnaireField = ({ settings, questionnaires, problemAt, set }: SettingsFieldsProps) => (
  <Field label={t.questionnaire} problem={problemAt('questionnaireVersion')}>
    {control => (
      <Select
        {...control}
        options={questionnaires.map(({ version, question }) => ({
          value: version,
          label: t.version(version, question),
        }))}
        value={settings.questionnaireVersion}
        onChange={questionnaireVersion => set({ questionnaireVersion })}
      />
    )}
  </Field>
)

/** How many households, and what counts as enough. */
export const SampleFields = (props: SettingsFieldsProps) => (
  <div className="field-pair">
    <CountField {...props} name="households" label={t.households} hint={t.householdsHint} />
    <CountField {...props} name="minimumValid" label={t.minimumValid} hint={t.minimumValidHint} />
    <CountField {...props} name="k" label={t.k} hint={t.kHint} />
  </div>
)

/** Everything of a plan that may still be changed; its year stays. */
export const SettingsFields = (props: SettingsFieldsProps) => (
  <>
    <TitleField {...props} />
    <QuestionnaireField {...props} />
    <OpeningField {...props} />
    <CountField {...props} name="leastAttendances" label={t.leastAttendances} hint={t.leastAttendancesHint} />
    <SampleFields {...props} />
  </>
)
