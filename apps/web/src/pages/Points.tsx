import { Button, Segmented } from 'antd'
import { agencyRoles, departmentRoles, holds, officeAs } from '../api/offices.js'
import { useSession } from '../api/session.js'
import type { Session } from '../api/types.js'
import { useListSearch, type ListSearch } from '../components/list/use-list-search.js'
import { PageTitle } from '../components/PageTitle.js'
import { LedgerPanel } from '../features/points/LedgerPanel.js'
import { MonthPanel } from '../features/points/MonthPanel.js'
import { MonthsPanel } from '../features/points/MonthsPanel.js'
import { StandingsPanel } from '../features/points/StandingsPanel.js'
import { m } from '../messages/index.js'
import '../features/points/points.css'

type View = keyof typeof m.point.views

const viewsOf = (session: Session): View[] => [
  ...(holds(session, ...departmentRoles) ? ['months' as const] : []),
  ...(holds(session, 'InServicePartyMember') ? ['own' as const] : []),
  ...(holds(session, ...agencyRoles) ? ['unit' as const, 'months' as const] : []),
]

/** Down from the months to one, to an agency in it, to its own ledger or a person's. */
const Months = ({ list }: { list: ListSearch }) => {
  const [month, districtId, agencyId, person] = ['month', 'district', 'agency', 'person'].map(list.valueOf)
  const ofAgency = list.valueOf('of') === 'agency' ? agencyId : undefined
  const subjectId = person ?? ofAgency
  if (subjectId)
    return (
      <>
        {agencyId && (
          <p className="point-head">
            <Button onClick={() => list.set({ person: undefined, of: undefined })}>
              {m.point.backToMembers}
            </Button>
          </p>
        )}
        <LedgerPanel query={{ subject: person ? 'member' : 'agency', subjectId }} />
      </>
    )
  if (month && agencyId) return <StandingsPanel month={month} agencyId={agencyId} list={list} />
  return month ? <MonthPanel month={month} districtId={districtId} list={list} /> : <MonthsPanel />
}

/** 积分: one's own with every reason, one's unit's, the months with their numbers. */
export default function Points() {
  const session = useSession()
  const list = useListSearch()
  const views = [...new Set(viewsOf(session))]
  const view = views.find(each => each === list.valueOf('view')) ?? views[0] ?? 'own'
  const unitId = officeAs(session, ...agencyRoles)?.unitId
  return (
    <>
      <PageTitle title={m.point.title} lead={m.point.lead} />
      {views.length > 1 && (
        <Segmented
          className="point-views"
          options={views.map(value => ({ value, label: m.point.views[value] }))}
          value={view}
          onChange={value =>
            list.set({
              view: value,
              month: undefined,
              district: undefined,
              agency: undefined,
              person: undefined,
              of: undefined,
              standing: undefined,
              search: undefined,
            })
          }
        />
      )}
      {view === 'own' && <LedgerPanel query={{}} />}
      {view === 'unit' && unitId && <LedgerPanel query={{ subject: 'agency', subjectId: unitId }} />}
      {view === 'months' && <Months list={list} />}
    </>
  )
}
