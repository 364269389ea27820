import { DownloadOutlined } from '@ant-design/icons'
import { useQuery } from '@tanstack/react-query'
import { Button, Progress, Segmented } from 'antd'
import { useState } from 'react'
import { Link } from 'react-router'
import { type PlanItem, planItemsQuery, type PlanPart, type RulePlan, runPlan } from '../../api/policies.js'
import { useCommand } from '../../api/use-command.js'
import { ReasonDialog } from '../../components/form/ReasonDialog.js'
import { type Column, DataList } from '../../components/list/DataList.js'
import { Panel } from '../../components/Panel.js'
import { StatusTag } from '../../components/StatusTag.js'
import { optionsOf } from '../../format/options.js'
import { m } from '../../messages/index.js'
import './policies.css'

const t = m.policy.plan
const pageSize = 20
const tones = { none: 'waiting', waiting: 'waiting', done: 'done', failed: 'stopped' } as const

const columns: Column<PlanItem>[] = [
  {
    key: 'process',
    title: t.columns.process,
    onCard: 'heading',
    cell: ({ processId, number, title }) => (
      <>
        <Link to={`/processes/${processId}`}>{title}</Link>
        <p className="cell-sub figure">{number}</p>
      </>
    ),
  },
  {
    key: 'deadlines',
    title: t.columns.deadlines,
    cell: ({ deadlines }) =>
      deadlines.length === 0
        ? t.unmoved
        : deadlines.map(({ label, before, after }) => (
            <p key={label} className="figure">
              {t.moved(label, before, after)}
            </p>
          )),
  },
  { key: 'fires', title: t.columns.fires, cell: ({ fires }) => fires.join('；') || '—' },
  {
    key: 'result',
    title: t.columns.result,
    onCard: 'bare',
    cell: ({ result, resultLabel, problem }) => (
      <>
        <StatusTag tone={tones[result]} label={resultLabel} />
        {problem && <p className="cell-sub">{problem}</p>}
      </>
    ),
  },
]

const Run = ({ plan }: { plan: RulePlan }) => {
  const [isAsking, setAsking] = useState(false)
  const run = useCommand(
    (reason: string, key) => runPlan({ id: plan.id, reason }, key),
    () => setAsking(false),
  )
  return (
    <>
      <Button type="primary" onClick={() => setAsking(true)}>
        {t.run}
      </Button>
      {isAsking && (
        <ReasonDialog
          title={t.run}
          about={t.runAbout(plan.counts.processes)}
          isDanger={false}
          command={run}
          onSend={run.run}
          onClose={() => setAsking(false)}
        />
      )}
    </>
  )
}

const Progressing = ({ plan: { state, done, failed, waiting } }: { plan: RulePlan }) => {
  if (state === 'tried') return null
  const all = done + failed + waiting
  return (
    <div role="status">
      <p>
        {t.progress(done, all)}
        {failed > 0 && `；${t.failed(failed)}`}
      </p>
      {state === 'running' && (
        <Progress percent={Math.floor(((done + failed) / all) * 100)} showInfo={false} />
      )}
    </div>
  )
}

/** What other rules would do to open processes, one line each; and, where it can be, carrying it out. */
export const PlanPanel = ({ plan }: { plan: RulePlan }) => {
  const [only, setOnly] = useState<PlanPart | 'all'>('all')
  const [offset, setOffset] = useState(0)
  const { processes, moved, firing } = plan.counts
  const items = useQuery(
    planItemsQuery(
      plan.id,
      { ...(only !== 'all' && { only }), offset, limit: pageSize },
      plan.done + plan.failed,
    ),
  )
  return (
    <Panel title={t.title} aside={<StatusTag tone="active" label={plan.stateLabel} />}>
      <p>{t.counts(processes, moved, firing)}</p>
      <Progressing plan={plan} />
      <div className="toolbar">
        <Segmented
          aria-label={t.only}
          value={only}
          options={[{ value: 'all' as const, label: t.all }, ...optionsOf(t.parts)]}
          onChange={next => {
            setOnly(next)
            setOffset(0)
          }}
        />
        <Button icon={<DownloadOutlined />} href={`/api/rule-plans/${plan.id}/items.csv`}>
          {t.export}
        </Button>
        {plan.allowedActions.includes('run') && <Run plan={plan} />}
      </div>
      <DataList
        label={t.title}
        columns={columns}
        query={items}
        keyOf={({ processId }) => processId}
        empty={t.nothing}
        list={{ offset, goTo: setOffset }}
      />
    </Panel>
  )
}
