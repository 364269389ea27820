import { Button, Radio } from 'antd'
import { useState } from 'react'
import type { EvaluationDetail } from '../../api/evaluations.js'
import { enterPaper, type PaperAnswer, type SlipList } from '../../api/evaluation-slips.js'
import { useCommand } from '../../api/use-command.js'
import { FormProblem } from '../../components/form/FormProblem.js'
import { TextField } from '../../components/form/TextField.js'
import { Processing } from '../../components/Processing.js'
import { m } from '../../messages/index.js'

const t = m.evaluationSlip.paper
const mostSigns = 200

interface PaperSheetProps {
  evaluation: EvaluationDetail
  place: { communityId: string; number: number }
  subjects: SlipList['subjects']
  onDone: (answer: PaperAnswer) => void
  onClose: () => void
}

type Subject = SlipList['subjects'][number]
type Choices = EvaluationDetail['questionnaire']['choices']

const Question = ({
  subject,
  choices,
  value,
  onChange,
}: {
  subject: Subject
  choices: Choices
  value: number
  onChange: (value: number) => void
}) => (
  <fieldset className="form-group">
    <legend>
      {subject.place}. {subject.question}
    </legend>
    <Radio.Group
      options={[
        ...choices.map(({ label, face }, at) => ({ value: at + 1, label: `${face} ${label}` })),
        { value: 0, label: t.blank },
      ]}
      value={value}
      onChange={event => onChange(event.target.value as number)}
    />
  </fieldset>
)

/** One sheet of paper as it lies there: a question left blank stays blank. */
export const PaperSheet = ({ evaluation, place, subjects, onDone, onClose }: PaperSheetProps) => {
  const { choices, comment: asksForWords } = evaluation.questionnaire
  const [answers, setAnswers] = useState(() => subjects.map(() => 0))
  const [comment, setComment] = useState('')
  // A lost answer is asked for again under the same key: it is no second entry, and the receipt is told once more.
  const command = useCommand(enterPaper(evaluation.id), onDone)
  const isBlank = answers.every(answer => answer === 0)
  const words = comment.trim()
  return (
    <div className="act-form">
      <h3>{t.heading(place.number)}</h3>
      <FormProblem problem={command.problem} />
      {command.isAskingAgain && <Processing />}
      {subjects.map((subject, at) => (
        <Question
          key={subject.place}
          subject={subject}
          choices={choices}
          value={answers[at] ?? 0}
          onChange={given => setAnswers(answers.map((answer, other) => (other === at ? given : answer)))}
        />
      ))}
      {asksForWords !== '' && (
        <TextField
          label={t.comment}
          optional
          hint={t.commentHint}
          rows={2}
          maxLength={mostSigns}
          value={comment}
          onChange={setComment}
        />
      )}
      {isBlank && <p className="muted">{t.nothing}</p>}
      <div className="toolbar">
        <Button
          type="primary"
          disabled={isBlank}
          loading={command.isPending}
          onClick={() => command.run({ ...place, answers, ...(words !== '' && { comment: words }) })}
        >
          {t.submit}
        </Button>
        <Button onClick={onClose}>{t.change}</Button>
      </div>
    </div>
  )
}
