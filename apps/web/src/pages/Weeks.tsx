import { useQuery } from '@tanstack/react-query'
import { Segmented } from 'antd'
import { departmentRoles, holds } from '../api/offices.js'
import { useSession } from '../api/session.js'
import { weeksAddress, weeksQuery } from '../api/weekly.js'
import { PeriodFilter } from '../components/days/PeriodFilter.js'
import { DataList } from '../components/list/DataList.js'
import { ExportButton } from '../components/list/ExportButton.js'
import { ChoiceFilter, UnitFilter } from '../components/list/filters.js'
import { type ListSearch, pageSize, useListSearch } from '../components/list/use-list-search.js'
import { PageTitle } from '../components/PageTitle.js'
import { weekColumns, weekPath } from '../features/weekly/week-columns.js'
import { WeekNumbers } from '../features/weekly/WeekNumbers.js'
import { m } from '../messages/index.js'

const t = m.weekly
const states = ['open', 'deciding', 'selected', 'none'] as const

const Found = ({ list, isMany }: { list: ListSearch; isMany: boolean }) => {
  const chosen = list.valueOf('state')
  const state = states.find(each => each === chosen)
  const unitId = list.valueOf('unit')
  const [from, to] = [list.valueOf('from'), list.valueOf('to')]
  const filter = {
    ...(state && { state }),
    ...(chosen === 'late' && { late: 'true' }),
    ...(unitId && { unitId }),
    ...(from && { from }),
    ...(to && { to }),
  }
  const found = useQuery(weeksQuery({ offset: list.offset, limit: pageSize, ...filter }))
  return (
    <>
      <div className="toolbar">
        <ChoiceFilter
          list={list}
          name="state"
          label={t.state}
          options={[
            ...states.map(value => ({ value, label: t.states[value] })),
            { value: 'late', label: t.late },
          ]}
        />
        {isMany && <UnitFilter list={list} kind="community" label={t.columns.community} />}
        <PeriodFilter list={list} label={t.ends} />
        <ExportButton href={weeksAddress(filter)} />
      </div>
      <DataList
        label={t.title}
        columns={weekColumns}
        query={found}
        keyOf={({ community, week }) => `${community.id} ${week}`}
        opens={weekPath}
        isUrgent={({ isLate }) => isLate}
        empty={t.empty}
        list={list}
      />
    </>
  )
}

/** Offices that look after communities; an agency's own people see weeks where they have checked in. */
const rolesOfMany = ['SubdistrictCoordinator', ...departmentRoles] as const

/** 周典型: weeks one after the other, and how they stand. */
export default function Weeks() {
  const session = useSession()
  const list = useListSearch()
  const isMany = holds(session, ...rolesOfMany)
  const isOffice = isMany || holds(session, 'CommunityDeputySecretary')
  const view = isOffice && list.valueOf('view') === 'numbers' ? 'numbers' : 'weeks'
  return (
    <>
      <PageTitle title={t.title} lead={t.lead} />
      {isOffice && (
        <div className="toolbar">
          <Segmented
            options={(['weeks', 'numbers'] as const).map(value => ({ value, label: t.views[value] }))}
            value={view}
            onChange={value =>
              list.set({
                ...{ unit: undefined, state: undefined, from: undefined, to: undefined },
                view: value === 'numbers' ? value : undefined,
              })
            }
          />
        </div>
      )}
      {view === 'numbers' ? <WeekNumbers list={list} /> : <Found list={list} isMany={isMany} />}
    </>
  )
}
