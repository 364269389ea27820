import { Button, Segmented } from 'antd'
import { useState } from 'react'
import { agencyRoles, holds, holdsOffice, officeAs } from '../api/offices.js'
import { useSession } from '../api/session.js'
import type { Session } from '../api/types.js'
import { useListSearch } from '../components/list/use-list-search.js'
import { PageTitle } from '../components/PageTitle.js'
import { CheckInDialog } from '../features/check-ins/CheckInDialog.js'
import { MissingMembers } from '../features/check-ins/MissingMembers.js'
import { OwnPanel } from '../features/check-ins/OwnPanel.js'
import { Register } from '../features/check-ins/Register.js'
import { WaitingProcesses } from '../features/processes/WaitingProcesses.js'
import { m } from '../messages/index.js'
import '../features/check-ins/check-ins.css'

type View = keyof typeof m.checkIn.views

/** The Party organisation somebody speaks for. */
const agencyOf = (session: Session) => officeAs(session, ...agencyRoles)?.unitId

const viewsOf = (session: Session): View[] => [
  ...(holds(session, 'InServicePartyMember') ? ['own' as const] : []),
  ...(agencyOf(session) ? ['missing' as const] : []),
  ...(holdsOffice(session) ? ['pending' as const, 'register' as const] : []),
]

/** 报到: one's own, one's members', one's register. */
export default function CheckIns() {
  const session = useSession()
  const list = useListSearch()
  const [isAsked, setAsked] = useState(false)
  const views = viewsOf(session)
  const view = views.find(each => each === list.valueOf('view')) ?? views[0] ?? 'own'
  const agencyId = agencyOf(session)
  return (
    <>
      <PageTitle title={m.checkIn.title} lead={m.checkIn.lead}>
        {agencyId && <Button onClick={() => setAsked(true)}>{m.checkIn.file.agency}</Button>}
      </PageTitle>
      {views.length > 1 && (
        <Segmented
          className="check-in-views"
          options={views.map(value => ({ value, label: m.checkIn.views[value] }))}
          value={view}
          onChange={value =>
            list.set({ view: value, search: undefined, state: undefined, subject: undefined })
          }
        />
      )}
      {view === 'own' && <OwnPanel />}
      {view === 'missing' && agencyId && <MissingMembers agencyId={agencyId} list={list} />}
      {view === 'pending' && (
        <WaitingProcesses
          kind="checkIn"
          label={m.checkIn.views.pending}
          title={m.checkIn.title}
          empty={m.checkIn.pendingEmpty}
          list={list}
        />
      )}
      {view === 'register' && <Register list={list} />}
      {isAsked && agencyId && (
        <CheckInDialog
          asked={{ title: m.checkIn.file.agency, who: { subject: 'agency', agencyId } }}
          onClose={() => setAsked(false)}
        />
      )}
    </>
  )
}
