import { Alert, Button, InputNumber, Radio, Select } from 'antd'
import { useState } from 'react'
import type { MayPrepare } from '../../api/evaluations.js'
import { Field } from '../../components/form/Field.js'
import { Pair } from '../../components/Pair.js'
import { formatDay } from '../../format/dates.js'
import { m } from '../../messages/index.js'
import type { FieldProblems } from '../acts/check-body.js'
import { ForecastPanel } from './ForecastPanel.js'
import { SettingsPairs } from './PlanPanel.js'
import { QuestionnaireEditor } from './QuestionnaireEditor.js'
import { Asked } from './QuestionnairePanel.js'
import {
  CountField,
  OpeningField,
  QuestionnaireField,
  SampleFields,
  type Settings,
  type SettingsFieldsProps,
  TitleField,
} from './SettingsFields.js'
import type { PlanDraft } from './use-plan-draft.js'

const t = m.evaluation.setUp
const s = m.evaluation.settings

export interface StepProps {
  all: MayPrepare[]
  mine: MayPrepare
  draft: PlanDraft
  problems: FieldProblems
  set: (change: Partial<PlanDraft>) => void
  setSettings: (change: Partial<Settings>) => void
}

const fieldsOf = ({ draft, mine, problems, setSettings }: StepProps): SettingsFieldsProps => ({
  settings: draft.settings,
  questionnaires: mine.questionnaires.map(({ version, questions }) => ({
    version,
    question: questions.unit,
  })),
  problemAt: path => problems[`settings.${path}`],
  set: setSettings,
})

const Communities = ({ draft, mine, problems, set }: StepProps) => {
  const { communities } = mine
  return (
    <Field label={t.communities} problem={problems.communityIds}>
      {({ id, status }) => (
        <>
          <Radio.Group
            id={id}
            vertical
            options={[
              { value: true, label: t.allCommunities(communities.length) },
              { value: false, label: t.someCommunities },
            ]}
            value={draft.communityIds === undefined}
            onChange={event => set({ communityIds: event.target.value ? undefined : [] })}
          />
          {draft.communityIds && (
            <Select
              mode="multiple"
              status={status}
              aria-label={t.someCommunities}
              maxTagCount="responsive"
              options={communities.map(({ id: value, name }) => ({ value, label: name }))}
              showSearch={{ optionFilterProp: 'label' }}
              value={draft.communityIds}
              onChange={communityIds => set({ communityIds })}
            />
          )}
        </>
      )}
    </Field>
  )
}

export const ScopeStep = (props: StepProps) => {
  const { all, mine, problems, set, draft, setSettings } = props
  const fields = fieldsOf(props)
  return (
    <>
      {all.length > 1 && (
        <Field label={t.district}>
          {control => (
            <Select
              {...control}
              options={all.map(({ district }) => ({ value: district.id, label: district.name }))}
              value={mine.district.id}
              onChange={districtId => set({ districtId, communityIds: undefined })}
            />
          )}
        </Field>
      )}
      <Field label={s.year} problem={problems['settings.year']}>
        {control => (
          <InputNumber
            {...control}
            min={2020}
            max={2099}
            precision={0}
            value={draft.settings.year ?? null}
            onChange={year => setSettings({ year: year ?? undefined })}
          />
        )}
      </Field>
      <TitleField {...fields} />
      <OpeningField {...fields} />
      <Communities {...props} />
    </>
  )
}

export const JudgedStep = (props: StepProps) => (
  <>
    <p className="muted">{t.ruleHint}</p>
    <CountField
      {...fieldsOf(props)}
      name="leastAttendances"
      label={s.leastAttendances}
      hint={s.leastAttendancesHint}
    />
    <ForecastPanel draft={props.draft} onLeaveOut={communityIds => props.set({ communityIds })} />
  </>
)

export const AskedStep = (props: StepProps) => {
  const { mine, draft, setSettings } = props
  const [isEditing, setEditing] = useState(false)
  const chosen = mine.questionnaires.find(({ version }) => version === draft.settings.questionnaireVersion)
  if (isEditing && chosen)
    return (
      <QuestionnaireEditor
        districtId={mine.district.id}
        from={chosen}
        onSaved={questionnaireVersion => {
          setSettings({ questionnaireVersion })
          setEditing(false)
        }}
        onClose={() => setEditing(false)}
      />
    )
  return (
    <>
      <QuestionnaireField {...fieldsOf(props)} />
      {chosen && <Asked questionnaire={chosen} />}
      <div>
        <Button onClick={() => setEditing(true)}>{t.anotherVersion}</Button>
      </div>
    </>
  )
}

export const SampleStep = (props: StepProps) => (
  <>
    <SampleFields {...fieldsOf(props)} />
    <Alert type="info" title={t.seedTitle} description={t.seed} />
    <p className="muted">{t.fewer}</p>
  </>
)

export const ConfirmStep = ({ draft, mine }: StepProps) => {
  const { title, opensOn, questionnaireVersion } = draft.settings
  return (
    <dl className="pairs">
      <Pair label={s.title}>{title}</Pair>
      <Pair label={m.evaluation.facts.district}>{mine.district.name}</Pair>
      <Pair label={t.communities}>
        {draft.communityIds ? t.chosen(draft.communityIds.length) : t.allCommunities(mine.communities.length)}
      </Pair>
      <Pair label={m.evaluation.facts.opensOn}>{opensOn && formatDay(opensOn)}</Pair>
      <Pair label={s.questionnaire}>
        {questionnaireVersion && m.evaluation.questionnaire.title(questionnaireVersion)}
      </Pair>
      <SettingsPairs settings={draft.settings as Settings} />
    </dl>
  )
}
