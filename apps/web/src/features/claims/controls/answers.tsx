import { Input, Radio } from 'antd'
import type { Party, TermsField } from '../../../api/types.js'
import { optionsOf } from '../../../format/options.js'
import { m } from '../../../messages/index.js'
import { type ActContext, type ControlProps, type FieldSpec, seatOf } from '../../acts/act-form.js'
import type { Objection } from '../terms-fields.js'

interface Answer {
  field: TermsField
  decision: keyof typeof m.claim.decisions | undefined
  note: string
}

const decisions = optionsOf(m.claim.decisions)

const isParty = (chair: string | undefined): chair is Party => chair === 'agency' || chair === 'community'

/** Objections that the side sitting here has to answer. */
const owed = (context: ActContext): Objection[] => {
  const chair = seatOf(context)?.chair
  return isParty(chair) ? (context.page.claim?.openObjections[chair] ?? []) : []
}

/** One answer to each objection; those not given yet are blank. */
const answersTo = (objections: Objection[], given: Answer[]): Answer[] =>
  objections.map(
    ({ field }) => given.find(each => each.field === field) ?? { field, decision: undefined, note: '' },
  )

interface AnswerEditorProps {
  objection: Objection
  answer: Answer
  problem: string | undefined
  onChange: (answer: Answer) => void
}

const AnswerEditor = ({ objection, answer, problem, onChange }: AnswerEditorProps) => {
  const label = m.claim.fields[objection.field]
  return (
    <div className="form-row">
      <strong>{label}</strong>
      <p className="quote">{objection.reason}</p>
      <Radio.Group
        aria-label={`${label}：${m.claim.answers}`}
        optionType="button"
        options={decisions}
        value={answer.decision}
        onChange={event => onChange({ ...answer, decision: event.target.value as Answer['decision'] })}
      />
      {problem && <p className="field-problem">{problem}</p>}
      <Input
        aria-label={`${label}：${m.act.answerNote}`}
        placeholder={m.act.answerNote + m.act.optional}
        maxLength={500}
        value={answer.note}
        onChange={event => onChange({ ...answer, note: event.target.value })}
      />
    </div>
  )
}

/** Answers to the objections of the other side, or of the approver. */
export const answers: FieldSpec = {
  name: 'answers',
  initial: context => answersTo(owed(context), []),
  Control: ({ context, body, set, problemAt }: ControlProps) => {
    const objections = owed(context)
    const given = answersTo(objections, body.answers as Answer[])
    const replace = (answer: Answer) =>
      set(
        'answers',
        given.map(each => (each.field === answer.field ? answer : each)),
      )
    if (objections.length === 0) return null
    return (
      <fieldset className="form-group">
        <legend>{m.act.answersTitle}</legend>
        <p className="field-hint">{m.act.answersOwed(objections.length)}</p>
        {given.map((answer, index) => (
          <AnswerEditor
            key={answer.field}
            objection={objections[index] ?? { field: answer.field, reason: '' }}
            answer={answer}
            problem={problemAt(`answers.${index}.decision`)}
            onChange={replace}
          />
        ))}
      </fieldset>
    )
  },
}
