import { useQuery } from '@tanstack/react-query'
import type { EvaluationDetail } from '../../api/evaluations.js'
import { processQueryOf } from '../../api/processes.js'
import { EmptyState } from '../../components/states/EmptyState.js'
import { m } from '../../messages/index.js'
import { NextPanel } from '../processes/NextPanel.js'
import { NowPanel } from '../processes/NowPanel.js'
import { PastRounds } from '../processes/PastRounds.js'
import { RecordTabs } from '../processes/RecordTabs.js'

const t = m.evaluation.record

/** 办理与流转: who has it, what happens by itself, what happened; for whoever sees the process. */
export const EvaluationRecord = ({ evaluation }: { evaluation: EvaluationDetail }) => {
  const view = useQuery(processQueryOf(evaluation.id)).data
  if (!view) return <EmptyState title={t.none[0]} hint={t.none[1]} />
  return (
    <div className="process-body">
      <div className="process-now">
        <NowPanel page={view.page} />
        <NextPanel page={view.page} />
      </div>
      <div className="process-main">
        <RecordTabs view={view} />
        <PastRounds page={view.page} />
      </div>
    </div>
  )
}
