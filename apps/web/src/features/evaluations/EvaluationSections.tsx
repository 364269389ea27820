import type { EvaluationPart } from '#contracts/http/evaluation-part.js'
import { LinkButton } from '../../components/LinkButton.js'
import { Pair } from '../../components/Pair.js'
import { Panel } from '../../components/Panel.js'
import { formatDay } from '../../format/dates.js'
import { m } from '../../messages/index.js'
import { votingSpan } from './evaluation-columns.js'
import { SettingsPairs } from './PlanPanel.js'

const t = m.evaluation.facts
const s = m.evaluation.section

interface EvaluationSectionsProps {
  id: string
  evaluation: EvaluationPart
  /** A plan that was dropped has no voting time to come. */
  isOver: boolean
}

/** An evaluation's own part of its process page: the plan in short, and the way to the whole. */
export const EvaluationSections = ({ id, evaluation, isOver }: EvaluationSectionsProps) => {
  const { settings, opensAt, foreseen, listed, communities } = evaluation
  return (
    <Panel title={s.title} aside={<LinkButton to={`/evaluations/${id}`}>{s.open}</LinkButton>}>
      <dl className="pairs">
        {opensAt ? (
          <Pair label={t.time}>{votingSpan(evaluation)}</Pair>
        ) : (
          <>
            <Pair label={t.opensOn}>{formatDay(settings.opensOn)}</Pair>
            <Pair label={t.foreseen}>{!isOver && foreseen && votingSpan(foreseen)}</Pair>
          </>
        )}
        <SettingsPairs settings={settings} />
        <Pair label={s.listed}>{s.listedOf(listed, communities)}</Pair>
      </dl>
    </Panel>
  )
}
