import type { EvaluationDetail } from '../../api/evaluations.js'
import { PlanPanel } from './PlanPanel.js'
import { QuestionnairePanel } from './QuestionnairePanel.js'
import { TurnoutPanel } from './TurnoutPanel.js'

/** 概况: how many ballots have come, what was planned, what is asked. */
export const EvaluationOverview = ({ evaluation }: { evaluation: EvaluationDetail }) => (
  <>
    {evaluation.isFrozen && <TurnoutPanel evaluation={evaluation} />}
    <PlanPanel evaluation={evaluation} />
    <QuestionnairePanel questionnaire={evaluation.questionnaire} isFrozen={evaluation.isFrozen} />
  </>
)
