import { Button, Input } from 'antd'
import { useState } from 'react'
import { type AppraisalForms, setAppraisalForm } from '../../api/appraisals.js'
import { newKey, useCommand } from '../../api/use-command.js'
import { Field } from '../../components/form/Field.js'
import { FormProblem } from '../../components/form/FormProblem.js'
import { TextField } from '../../components/form/TextField.js'
import { m } from '../../messages/index.js'

const t = m.appraisal.form
const most = { questions: 8, steps: 5 }

type Questions = AppraisalForms['current']['questions']
type Scale = AppraisalForms['current']['scale']

/** A question keeps its code as long as it is the same question; a new one gets a code of its own. */
const newCode = (): string => `q${newKey().slice(0, 6)}`
const replaced = <Item,>(items: readonly Item[], at: number, by: Item[]): Item[] => [
  ...items.slice(0, at),
  ...by,
  ...items.slice(at + 1),
]

const QuestionFields = ({ value, onChange }: { value: Questions; onChange: (value: Questions) => void }) => (
  <>
    {value.map((question, at) => (
      <Field key={question.id} label={t.question(at + 1)}>
        {control => (
          <Input
            {...control}
            maxLength={60}
            value={question.text}
            onChange={event => onChange(replaced(value, at, [{ ...question, text: event.target.value }]))}
            suffix={
              value.length > 1 && (
                <Button
                  size="small"
                  type="text"
                  aria-label={t.drop(at + 1)}
                  onClick={() => onChange(replaced(value, at, []))}
                >
                  ×
                </Button>
              )
            }
          />
        )}
      </Field>
    ))}
    {value.length < most.questions && (
      <Button type="dashed" onClick={() => onChange([...value, { id: newCode(), text: '' }])}>
        {t.addQuestion}
      </Button>
    )}
  </>
)

const ScaleFields = ({ value, onChange }: { value: Scale; onChange: (value: Scale) => void }) => (
  <fieldset className="form-group">
    <legend>{t.scale}</legend>
    {value.map((step, at) => (
      <div key={step.value} className="appraisal-steps">
        <Input
          aria-label={t.label(step.value)}
          maxLength={8}
          value={step.label}
          onChange={event => onChange(replaced(value, at, [{ ...step, label: event.target.value }]))}
        />
        <Input
          aria-label={t.face(step.value)}
          maxLength={8}
          value={step.face}
          onChange={event => onChange(replaced(value, at, [{ ...step, face: event.target.value }]))}
        />
      </div>
    ))}
    <div className="toolbar">
      {value.length < most.steps && (
        <Button
          size="small"
          onClick={() => onChange([...value, { value: value.length + 1, label: '', face: '😊' }])}
        >
          {t.addStep}
        </Button>
      )}
      {value.length > 2 && (
        <Button size="small" onClick={() => onChange(value.slice(0, -1))}>
          {t.dropStep}
        </Button>
      )}
    </div>
  </fieldset>
)

/** Another version of one unit's questions, begun from what counts there now. */
export const FormEditor = ({ forms, onDone }: { forms: AppraisalForms; onDone: () => void }) => {
  const { unit, current } = forms
  const [questions, setQuestions] = useState(current.questions)
  const [scale, setScale] = useState(current.scale)
  const [reason, setReason] = useState('')
  const command = useCommand(setAppraisalForm, onDone)
  const isWhole =
    questions.every(({ text }) => text.trim().length >= 4) &&
    scale.every(({ label, face }) => label.trim() !== '' && face.trim() !== '')
  return (
    <>
      <p className="muted">{t.editHint}</p>
      <FormProblem problem={command.problem} />
      <QuestionFields value={questions} onChange={setQuestions} />
      <ScaleFields value={scale} onChange={setScale} />
      <TextField
        label={t.reason}
        problem={isWhole ? undefined : t.empty}
        maxLength={300}
        value={reason}
        onChange={setReason}
      />
      <Button
        type="primary"
        disabled={!isWhole || reason.trim().length < 4}
        loading={command.isPending}
        onClick={() =>
          command.run({ unitId: unit.id, basedOn: current.id, questions, scale, reason: reason.trim() })
        }
      >
        {t.publish}
      </Button>
    </>
  )
}
