import { Tag } from 'antd'
import { Link } from 'react-router'
import type { LedgerEntry } from '../../api/types.js'
import type { Column } from '../../components/list/DataList.js'
import { formatDeadline, formatInstant } from '../../format/dates.js'
import { m } from '../../messages/index.js'

const t = m.clock.ledger

const colours = { remind: 'default', warn: 'gold', escalate: 'orange', auto: 'red' } as const

export const ledgerColumns: Column<LedgerEntry>[] = [
  {
    key: 'title',
    title: t.columns.process,
    onCard: 'heading',
    cell: ({ processId, title, number }) => (
      <>
        <Link to={`/processes/${processId}`}>{title}</Link> <span className="muted figure">{number}</span>
      </>
    ),
  },
  {
    key: 'round',
    title: t.columns.round,
    onCard: 'line',
    cell: ({ roundLabel, stageLabel }) => (
      <>
        {roundLabel} {stageLabel !== roundLabel && <span className="muted">{stageLabel}</span>}
      </>
    ),
  },
  {
    key: 'does',
    title: t.columns.does,
    onCard: 'line',
    cell: ({ does, to }) => (
      <>
        <Tag color={colours[does]}>{t.does[does]}</Tag>
        {to && <span className="muted">{t.to(to)}</span>}
      </>
    ),
  },
  {
    key: 'due',
    title: t.columns.due,
    onCard: 'line',
    cell: ({ dueAt, provisional }) => (
      <span className="figure">
        {formatDeadline(dueAt)} {provisional && <span className="muted">{m.deadline.provisional}</span>}
      </span>
    ),
  },
  {
    key: 'fired',
    title: t.columns.fired,
    onCard: 'line',
    cell: ({ firedAt, lateBy }) => (
      <>
        <span className="figure">{firedAt ? formatInstant(firedAt) : t.notFired}</span>{' '}
        {lateBy && <span className="ledger-late">{firedAt ? t.late(lateBy) : t.overdue(lateBy)}</span>}
      </>
    ),
  },
  {
    key: 'delivered',
    title: t.columns.delivered,
    onCard: 'line',
    cell: ({ told, delivered }) =>
      told === undefined ? '' : <span className="figure">{t.delivered(delivered ?? 0, told)}</span>,
  },
]
