import { useQuery } from '@tanstack/react-query'
import { Link } from 'react-router'
import { activitiesQuery, type ActivityItem } from '../../api/activities.js'
import type { QueryOf } from '../../api/types.js'
import { MonthPicker } from '../../components/days/MonthPicker.js'
import { EmptyState } from '../../components/states/EmptyState.js'
import { NotLoaded } from '../../components/states/NotLoaded.js'
import { daysOf, formatDay, formatInstant, localDateOf } from '../../format/dates.js'
import { m } from '../../messages/index.js'
import { activityPath, OwnState } from './activity-columns.js'

const t = m.activity
const mostShown = 100

const byDay = (items: ActivityItem[]): [string, ActivityItem[]][] => {
  const days = new Map<string, ActivityItem[]>()
  const sorted = [...items].sort((a, b) => a.startsAt.localeCompare(b.startsAt))
  for (const item of sorted) {
    const day = localDateOf(new Date(item.startsAt))
    days.set(day, [...(days.get(day) ?? []), item])
  }
  return [...days]
}

const Days = ({ items }: { items: ActivityItem[] }) => (
  <ol className="activity-days plain-list">
    {byDay(items).map(([day, ofDay]) => (
      <li key={day}>
        <h3>{formatDay(day)}</h3>
        <ul className="plain-list">
          {ofDay.map(item => (
            <li key={item.id}>
              <span className="figure">{formatInstant(item.startsAt).slice(11)}</span>{' '}
              <Link to={activityPath(item)}>{item.title}</Link>{' '}
              <span className="muted">
                {item.place} · {t.taken(item.taken, item.capacity)}
              </span>{' '}
              <OwnState own={item.own} />
            </li>
          ))}
        </ul>
      </li>
    ))}
  </ol>
)

interface ActivityDaysProps {
  query: Omit<QueryOf<'/api/activities'>, 'offset' | 'limit' | 'from' | 'to'>
  /** `2026-11` */
  month: string
  onMonth: (month: string) => void
}

/** The activities of a month, day by day. */
export const ActivityDays = ({ query, month, onMonth }: ActivityDaysProps) => {
  const found = useQuery(
    activitiesQuery({
      ...query,
      ...daysOf(month),
      offset: 0,
      limit: mostShown,
    }),
  )
  return (
    <>
      <MonthPicker aria-label={t.month} value={month} onChange={onMonth} />
      <NotLoaded query={found} />
      {found.data?.items.length === 0 && <EmptyState title={t.empty.days[0]} hint={t.empty.days[1]} />}
      {found.data && <Days items={found.data.items} />}
    </>
  )
}
