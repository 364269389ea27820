import type { Questionnaire } from '../../api/evaluations.js'
import { Pair } from '../../components/Pair.js'
import { Panel } from '../../components/Panel.js'
import { m } from '../../messages/index.js'
import './evaluations.css'

const t = m.evaluation.questionnaire

/** What residents are asked: the two questions, the faces, and what each counts. */
export const Asked = ({ questionnaire }: { questionnaire: Questionnaire }) => (
  <dl className="pairs">
    <Pair label={t.unit}>{t.asked(questionnaire.questions.unit)}</Pair>
    <Pair label={t.person}>{t.asked(questionnaire.questions.person)}</Pair>
    <Pair label={t.choices}>
      <span className="evaluation-choices">
        {questionnaire.choices.map(({ value, label, face, points }) => (
          <span key={value}>
            {face} {label} <span className="muted figure">{t.points(points)}</span>
          </span>
        ))}
      </span>
    </Pair>
    <Pair label={t.comment}>{questionnaire.comment}</Pair>
  </dl>
)

export const QuestionnairePanel = ({
  questionnaire,
  isFrozen,
}: {
  questionnaire: Questionnaire
  isFrozen: boolean
}) => (
  <Panel title={t.title(questionnaire.version)}>
    <Asked questionnaire={questionnaire} />
    <p className="muted">{isFrozen ? t.frozen : t.draft}</p>
  </Panel>
)
