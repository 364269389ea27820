import { useQuery } from '@tanstack/react-query'
import { Button } from 'antd'
import { useState } from 'react'
import { type EvaluationObjection, evaluationObjectionsQuery } from '../../api/evaluation-results.js'
import type { EvaluationDetail } from '../../api/evaluations.js'
import { Panel } from '../../components/Panel.js'
import { EmptyState } from '../../components/states/EmptyState.js'
import { NotLoaded } from '../../components/states/NotLoaded.js'
import { StatusTag } from '../../components/StatusTag.js'
import { formatInstant } from '../../format/dates.js'
import { m } from '../../messages/index.js'
import { DecideDialog } from './DecideDialog.js'
import './results.css'

const { objection: t, kinds } = m.evaluationResult

const Objection = ({ objection, onDecide }: { objection: EvaluationObjection; onDecide: () => void }) => {
  const { kind, subjectName, unit, text, byName, at, decisionLabel, decidedByName, reason } = objection
  return (
    <li className="result">
      <div className="result-head">
        <div>
          <h3>{subjectName}</h3>
          <p className="cell-sub">
            <span>{kinds[kind]}</span>
            {kind === 'person' && <span>{unit.name}</span>}
            <span className="figure">{t.by(byName, formatInstant(at))}</span>
          </p>
        </div>
        <StatusTag tone={decisionLabel ? 'done' : 'waiting'} label={decisionLabel ? t.decided : t.waiting} />
      </div>
      <p className="prose">{text}</p>
      {decisionLabel && (
        <p className="result-note">
          <strong>{t.answeredBy(decisionLabel, decidedByName)}</strong>：{reason}
        </p>
      )}
      {objection.mayDecide && (
        <Button type="primary" onClick={onDecide}>
          {t.decide}
        </Button>
      )}
    </li>
  )
}

/** 异议: what units and members object to, and the answers. */
export const EvaluationObjections = ({ evaluation: { id } }: { evaluation: EvaluationDetail }) => {
  const [asked, setAsked] = useState<EvaluationObjection>()
  const found = useQuery(evaluationObjectionsQuery(id))
  if (!found.isSuccess) return <NotLoaded query={found} />
  const { items } = found.data
  if (items.length === 0) return <EmptyState title={t.empty[0]} hint={t.empty[1]} />
  return (
    <Panel title={m.evaluationResult.tabs.objections}>
      <ul className="plain-list">
        {items.map(objection => (
          <Objection key={objection.id} objection={objection} onDecide={() => setAsked(objection)} />
        ))}
      </ul>
      {asked && <DecideDialog evaluationId={id} objection={asked} onClose={() => setAsked(undefined)} />}
    </Panel>
  )
}
