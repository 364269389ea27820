import type { EvaluationDetail } from '../../api/evaluations.js'
import { type Column, Rows } from '../../components/list/Rows.js'
import { Panel } from '../../components/Panel.js'
import { StatusTag } from '../../components/StatusTag.js'
import { formatInstant } from '../../format/dates.js'
import { m } from '../../messages/index.js'
import '../../components/list/data-list.css'

const t = m.evaluationResult.receipts

type Receipt = NonNullable<EvaluationDetail['receipts']>[number]

const tones = { waiting: 'waiting', received: 'done', unreceived: 'stopped' } as const

/** Those that are waited for come first. */
const orderOf = ({ state }: Receipt): number => (state === 'received' ? 1 : 0)

const columns: Column<Receipt>[] = [
  {
    key: 'unit',
    title: t.unit,
    onCard: 'heading',
    cell: ({ unit, mergedIn }) => (
      <>
        {unit.name}
        {mergedIn.length > 0 && <div className="muted">{t.mergedIn(mergedIn)}</div>}
      </>
    ),
  },
  {
    key: 'state',
    title: t.state,
    onCard: 'bare',
    cell: ({ state, stateLabel, isEscalated, isAskedAgain }) => (
      <>
        <StatusTag tone={tones[state]} label={stateLabel} />
        {isEscalated && state === 'waiting' && <StatusTag tone="stopped" label={t.escalated} />}
        {isAskedAgain && <div className="muted">{t.askedAgain}</div>}
      </>
    ),
  },
  { key: 'by', title: t.by, cell: ({ byName }) => byName ?? '—' },
  {
    key: 'at',
    title: t.at,
    cell: ({ at }) => <span className="figure">{at ? formatInstant(at) : '—'}</span>,
  },
]

/** 签收: which units have said that their result has come. */
export const EvaluationReceipts = ({ evaluation: { receipts = [] } }: { evaluation: EvaluationDetail }) => {
  const received = receipts.filter(({ state }) => state === 'received').length
  return (
    <Panel title={t.title} aside={<span className="figure muted">{t.of(received, receipts.length)}</span>}>
      <p className="muted">{t.lead}</p>
      <Rows
        label={t.title}
        columns={columns}
        rows={[...receipts].sort((a, b) => orderOf(a) - orderOf(b))}
        keyOf={({ unit }) => unit.id}
        isUrgent={({ state }) => state !== 'received'}
      />
    </Panel>
  )
}
