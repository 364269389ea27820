import { useQuery } from '@tanstack/react-query'
import { Badge, Tabs } from 'antd'
import { useParams } from 'react-router'
import { type EvaluationDetail, evaluationQueryOf } from '../api/evaluations.js'
import { processQueryOf } from '../api/processes.js'
import { useListSearch } from '../components/list/use-list-search.js'
import { PageTitle } from '../components/PageTitle.js'
import { FlowChart } from '../components/process/FlowChart.js'
import { NotLoaded } from '../components/states/NotLoaded.js'
import { StatusTag } from '../components/StatusTag.js'
import { ActionBar } from '../features/acts/ActionBar.js'
import { LinkedSeatNote } from '../features/acts/linked-seat.js'
import { votingSpan } from '../features/evaluations/evaluation-columns.js'
import { evaluationTabs } from '../features/evaluations/evaluation-tabs.js'
import { m } from '../messages/index.js'
import '../features/evaluations/evaluations.css'
import '../features/processes/process.css'

/** Seen by whoever has something to do with the process; others see the evaluation alone. */
const useProcessView = (id: string) => useQuery(processQueryOf(id)).data

const Header = ({ evaluation }: { evaluation: EvaluationDetail }) => {
  const view = useProcessView(evaluation.id)
  return (
    <section className="panel process-header">
      <PageTitle title={evaluation.title}>
        <StatusTag tone={evaluation.tone} label={evaluation.stageLabel} />
      </PageTitle>
      <p className="cell-sub figure">
        <span>{evaluation.district.name}</span>
        <span>{evaluation.number}</span>
        <span>{votingSpan(evaluation)}</span>
        {evaluation.extended && <span>{m.evaluation.extended}</span>}
      </p>
      {view && (
        <div className="process-flow">
          <FlowChart stages={view.page.flow} />
        </div>
      )}
    </section>
  )
}

const Body = ({ evaluation }: { evaluation: EvaluationDetail }) => {
  const list = useListSearch()
  const view = useProcessView(evaluation.id)
  const tabs = evaluationTabs.filter(({ isFor }) => isFor?.(evaluation) ?? true)
  const shown = tabs.find(({ key }) => key === list.valueOf('view')) ?? tabs[0]
  return (
    <>
      <Tabs
        activeKey={shown?.key ?? ''}
        onChange={key => list.set({ view: key })}
        items={tabs.map(({ key, label, waiting, Content }) => ({
          key,
          label: (
            <Badge count={waiting?.(evaluation) ?? 0} size="small" offset={[8, -2]}>
              {label}
            </Badge>
          ),
          children: <Content evaluation={evaluation} />,
        }))}
      />
      {view && (
        <>
          <LinkedSeatNote page={view.page} />
          <ActionBar view={view} />
        </>
      )}
    </>
  )
}

/** One evaluation: where it stands, its parts as tabs, and what one may do now. */
export default function Evaluation() {
  const { evaluationId = '' } = useParams()
  const found = useQuery(evaluationQueryOf(evaluationId))
  if (!found.isSuccess) return <NotLoaded query={found} />
  return (
    <>
      <Header evaluation={found.data} />
      <Body key={evaluationId} evaluation={found.data} />
    </>
  )
}
