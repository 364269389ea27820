import { useQuery } from '@tanstack/react-query'
import { Segmented } from 'antd'
import { activitiesExportAddress, activitiesQuery, type ActivityItem } from '../api/activities.js'
import { agencyRoles, holds, holdsOffice, officeAs } from '../api/offices.js'
import { useSession } from '../api/session.js'
import type { QueryOf, Session } from '../api/types.js'
import { LinkButton } from '../components/LinkButton.js'
import { DataList } from '../components/list/DataList.js'
import { ExportButton } from '../components/list/ExportButton.js'
import { ChoiceFilter, SearchFilter } from '../components/list/filters.js'
import { type ListSearch, pageSize, useListSearch } from '../components/list/use-list-search.js'
import { PageTitle } from '../components/PageTitle.js'
import { useBusinessToday } from '../components/use-business-today.js'
import { useUrgeColumn } from '../features/acts/urge-column.js'
import { activityColumns, activityPath } from '../features/activities/activity-columns.js'
import { ActivityDays } from '../features/activities/ActivityDays.js'
import { optionsOf } from '../format/options.js'
import { m } from '../messages/index.js'
import '../features/activities/activities.css'

const t = m.activity
type View = keyof typeof t.views
type Wait = keyof typeof t.waits
type Query = Omit<QueryOf<'/api/activities'>, 'offset' | 'limit'>

const agencyOf = (session: Session) => officeAs(session, ...agencyRoles)?.unitId

const viewsOf = (session: Session): View[] => [
  ...(holds(session, 'InServicePartyMember') ? (['near', 'own'] as const) : []),
  ...(agencyOf(session) ? ['unit' as const] : []),
  ...(holdsOffice(session) && !agencyOf(session) ? ['managed' as const] : []),
]

/** What the activities of each view may wait for. */
const waitsIn: Record<View, Wait[]> = {
  near: ['signUp'],
  own: ['coming'],
  unit: ['signUp', 'coming'],
  managed: ['start', 'attendance'],
}

const queryOf = (view: View, session: Session, list: ListSearch): Query => {
  const search = list.valueOf('search')
  const state = list.valueOf('state') as ActivityItem['state'] | undefined
  const waits = list.valueOf('waits') as Wait | undefined
  const unitId = agencyOf(session)
  return {
    scope: view === 'unit' ? (waits === 'coming' ? 'own' : 'near') : view,
    ...(view === 'unit' && unitId && { unitId }),
    ...(search && { search }),
    ...(view === 'managed' && state && { state }),
    ...(waits && waitsIn[view].includes(waits) && { waits }),
  }
}

const Found = ({ view, query, list }: { view: View; query: Query; list: ListSearch }) => {
  const found = useQuery(activitiesQuery({ ...query, offset: list.offset, limit: pageSize }))
  const managed = view === 'managed' ? found.data?.items : undefined
  const columns = useUrgeColumn(activityColumns, managed, ({ id }) => id)
  return (
    <DataList
      label={t.views[view]}
      columns={columns}
      query={found}
      keyOf={({ id }) => id}
      opens={activityPath}
      empty={query.waits ? t.empty.waiting : t.empty[view]}
      list={list}
    />
  )
}

const choicesIn = (view: View) => [
  ...(view === 'managed'
    ? [
        {
          name: 'state' as const,
          options: optionsOf(t.states),
        },
      ]
    : []),
  { name: 'waits' as const, options: waitsIn[view].map(value => ({ value, label: t.waits[value] })) },
]

const Filters = ({ view, query, list }: { view: View; query: Query; list: ListSearch }) => (
  <div className="toolbar">
    <SearchFilter list={list} label={t.search} />
    {choicesIn(view).map(({ name, options }) => (
      <ChoiceFilter key={name} list={list} name={name} label={t.filters[name]} options={options} />
    ))}
    {view === 'managed' && <ExportButton href={activitiesExportAddress(query)} />}
  </div>
)

/** 服务活动: open to oneself, one's own, one's unit's, those one looks after; as a list or day by day. */
export default function Activities() {
  const session = useSession()
  const list = useListSearch()
  const today = useBusinessToday()
  const views = viewsOf(session)
  const view = views.find(each => each === list.valueOf('view')) ?? views[0] ?? 'near'
  const shape = list.valueOf('shape') === 'days' ? 'days' : 'list'
  const query = queryOf(view, session, list)
  const mayPlan = holds(session, 'CommunityDeputySecretary')
  return (
    <>
      <PageTitle title={t.title} lead={t.lead}>
        {mayPlan && (
          <LinkButton type="primary" to="/activities/new">
            {t.plan}
          </LinkButton>
        )}
      </PageTitle>
      <div className="activity-views">
        {views.length > 1 && (
          <Segmented
            options={views.map(value => ({ value, label: t.views[value] }))}
            value={view}
            onChange={value => list.set({ view: value, state: undefined, waits: undefined })}
          />
        )}
        <Segmented
          options={(['list', 'days'] as const).map(value => ({ value, label: t.shapes[value] }))}
          value={shape}
          onChange={value => list.set({ shape: value === 'days' ? value : undefined })}
        />
      </div>
      <Filters view={view} query={query} list={list} />
      {shape === 'list' ? (
        <Found view={view} query={query} list={list} />
      ) : (
        <ActivityDays
          query={query}
          month={list.valueOf('month') ?? today.slice(0, 7)}
          onMonth={month => list.set({ month })}
        />
      )}
    </>
  )
}
