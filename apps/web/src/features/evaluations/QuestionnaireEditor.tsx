import { App, Button, Input, InputNumber } from 'antd'
import { useState } from 'react'
import { setQuestionnaire as schema } from '#contracts/http/evaluations.js'
import { type Questionnaire, setQuestionnaire } from '../../api/evaluations.js'
import { newKey, useCommand } from '../../api/use-command.js'
import { Field } from '../../components/form/Field.js'
import { FormProblem } from '../../components/form/FormProblem.js'
import { TextField } from '../../components/form/TextField.js'
import { m } from '../../messages/index.js'
import { problemsFromApi } from '../acts/check-body.js'
import { useChecked } from '../acts/use-checked.js'

const t = m.evaluation.editor
const most = 7

type Choice = Questionnaire['choices'][number]

const replaced = (choices: Choice[], at: number, by: Choice[]): Choice[] => [
  ...choices.slice(0, at),
  ...by,
  ...choices.slice(at + 1),
]

const ChoiceRow = ({
  choice,
  no,
  onChange,
  onDrop,
}: {
  choice: Choice
  no: number
  onChange: (choice: Choice) => void
  onDrop: (() => void) | undefined
}) => (
  <div className="evaluation-choice">
    <Input
      aria-label={t.face(no)}
      maxLength={4}
      value={choice.face}
      onChange={event => onChange({ ...choice, face: event.target.value })}
    />
    <Input
      aria-label={t.label(no)}
      maxLength={10}
      value={choice.label}
      onChange={event => onChange({ ...choice, label: event.target.value })}
    />
    <InputNumber
      aria-label={t.points(no)}
      placeholder={t.noPoints}
      min={0}
      max={100}
      value={choice.points}
      onChange={points => onChange({ ...choice, points })}
    />
    <Button type="text" aria-label={t.drop(no)} disabled={!onDrop} onClick={onDrop}>
      ×
    </Button>
  </div>
)

const Choices = ({ value, onChange }: { value: Choice[]; onChange: (value: Choice[]) => void }) => (
  <fieldset className="form-group">
    <legend>{t.choices}</legend>
    {value.map((choice, at) => (
      <ChoiceRow
        key={choice.value}
        choice={choice}
        no={at + 1}
        onChange={changed => onChange(replaced(value, at, [changed]))}
        onDrop={value.length > 2 ? () => onChange(replaced(value, at, [])) : undefined}
      />
    ))}
    {value.length < most && (
      <Button
        type="dashed"
        onClick={() =>
          onChange([...value, { value: `c${newKey().slice(0, 6)}`, label: '', face: '😊', points: null }])
        }
      >
        {t.add}
      </Button>
    )}
  </fieldset>
)

interface EditorProps {
  districtId: string
  from: Questionnaire
  onSaved: (version: number) => void
  onClose: () => void
}

const useEditor = ({ districtId, from, onSaved }: EditorProps) => {
  const { message } = App.useApp()
  const [draft, setDraft] = useState({
    questions: from.questions,
    choices: from.choices,
    comment: from.comment,
  })
  const command = useCommand(setQuestionnaire, ({ id }) => {
    void message.success(t.saved(id))
    onSaved(Number(id))
  })
  const body = { districtId, ...draft }
  const checked = useChecked({ schema }, body)
  const save = () => {
    if (checked.passes()) command.run(schema.parse(body))
  }
  const problems = { ...problemsFromApi(command.problem?.fieldProblems ?? []), ...checked.problems }
  return { draft, setDraft, command, save, problems }
}

/** Another version of what residents are asked, begun from one that is there. */
export const QuestionnaireEditor = (props: EditorProps) => {
  const { draft, setDraft, command, save, problems } = useEditor(props)
  const question = (kind: 'unit' | 'person') => (
    <Field label={t[kind]} problem={problems[`questions.${kind}`]}>
      {control => (
        <Input
          {...control}
          maxLength={80}
          value={draft.questions[kind]}
          onChange={event =>
            setDraft({ ...draft, questions: { ...draft.questions, [kind]: event.target.value } })
          }
        />
      )}
    </Field>
  )
  const flawed = Object.entries(problems).find(([path]) => path.startsWith('choices'))
  return (
    <>
      <h3>{t.title}</h3>
      <p className="muted">{t.hint}</p>
      <FormProblem problem={command.problem} />
      {question('unit')}
      {question('person')}
      <Choices value={draft.choices} onChange={choices => setDraft({ ...draft, choices })} />
      {flawed && (
        <p className="field-problem" role="alert">
          {flawed[1]}
        </p>
      )}
      <TextField
        label={t.comment}
        problem={problems.comment}
        maxLength={60}
        value={draft.comment}
        onChange={value => setDraft({ ...draft, comment: value })}
      />
      <div className="toolbar">
        <Button type="primary" loading={command.isPending} onClick={save}>
          {t.save}
        </Button>
        <Button onClick={props.onClose}>{t.cancel}</Button>
      </div>
    </>
  )
}
