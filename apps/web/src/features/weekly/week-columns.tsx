import { Link } from 'react-router'
import type { WeekItem } from '../../api/weekly.js'
import type { StageTone } from '../../api/types.js'
import type { Column } from '../../components/list/DataList.js'
import { StatusTag } from '../../components/StatusTag.js'
import { m } from '../../messages/index.js'

const t = m.weekly

export const weekTones: Record<WeekItem['state'], StageTone> = {
  open: 'active',
  deciding: 'waiting',
  selected: 'done',
  none: 'stopped',
}

export const weekPath = ({ community, week }: Pick<WeekItem, 'community' | 'week'>): string =>
  `/weeks/${encodeURIComponent(community.id)}/${week}`

export const weekColumns: Column<WeekItem>[] = [
  {
    key: 'week',
    title: t.columns.week,
    onCard: 'heading',
    cell: week => (
      <>
        <Link className="cell-heading" to={weekPath(week)}>
          {week.weekLabel}
        </Link>
        <p className="cell-sub figure">{t.range(week.monday, week.sunday)}</p>
      </>
    ),
  },
  { key: 'community', title: t.columns.community, cell: ({ community }) => community.name },
  {
    key: 'state',
    title: t.columns.state,
    onCard: 'bare',
    cell: ({ state, stateLabel, isLate }) => (
      <>
        <StatusTag tone={weekTones[state]} label={stateLabel} />
        {isLate && <p className="cell-sub">{t.late}</p>}
      </>
    ),
  },
  {
    key: 'model',
    title: t.columns.model,
    cell: ({ model, revoked }) =>
      model && (
        <>
          {revoked ? <s>{model.name}</s> : model.name}
          {model.agencyName && <p className="cell-sub">{model.agencyName}</p>}
        </>
      ),
  },
  {
    key: 'recommendations',
    title: t.columns.recommendations,
    cell: ({ recommendations, unread = 0 }) =>
      recommendations !== undefined && <span className="figure">{t.count(recommendations, unread)}</span>,
  },
]
