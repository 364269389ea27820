import { Link } from 'react-router'
import type { ActivityItem } from '../../api/activities.js'
import type { Column } from '../../components/list/DataList.js'
import { StatusTag } from '../../components/StatusTag.js'
import { m } from '../../messages/index.js'
import { spanOf } from './times.js'

const t = m.activity

export const activityTones = {
  planned: 'waiting',
  open: 'active',
  held: 'waiting',
  closed: 'done',
  cancelled: 'stopped',
  dropped: 'stopped',
} as const
export const signUpTones = { signed: 'done', waiting: 'waiting', cancelled: 'stopped' } as const

export const activityPath = ({ id }: Pick<ActivityItem, 'id'>): string => `/activities/${id}`

export const OwnState = ({ own }: Pick<ActivityItem, 'own'>) =>
  own && own.state !== 'cancelled' ? (
    <StatusTag tone={signUpTones[own.state]} label={t.ownState(own.stateLabel, own.place)} />
  ) : null

export const activityColumns: Column<ActivityItem>[] = [
  {
    key: 'title',
    title: t.columns.title,
    onCard: 'heading',
    cell: activity => (
      <>
        <Link className="cell-heading" to={activityPath(activity)}>
          {activity.title}
        </Link>
        <p className="cell-sub">{activity.community.name}</p>
      </>
    ),
  },
  {
    key: 'time',
    title: t.columns.time,
    cell: ({ startsAt, endsAt, isMoved, state }) => (
      <>
        <span className="figure">{spanOf(startsAt, endsAt)}</span>
        {isMoved && state === 'open' && <p className="cell-sub">{t.moved}</p>}
      </>
    ),
  },
  { key: 'place', title: t.columns.place, cell: ({ place }) => place },
  {
    key: 'places',
    title: t.columns.places,
    cell: ({ taken, capacity, waiting }) => (
      <>
        <span className="figure">{t.taken(taken, capacity)}</span>
        {waiting > 0 && <p className="cell-sub">{t.waiting(waiting)}</p>}
      </>
    ),
  },
  {
    key: 'state',
    title: t.columns.state,
    onCard: 'bare',
    cell: ({ state, stateLabel, own }) => (
      <>
        <StatusTag tone={activityTones[state]} label={stateLabel} /> <OwnState own={own} />
      </>
    ),
  },
]
