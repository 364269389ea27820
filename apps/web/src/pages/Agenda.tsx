import { holds, officeAs } from '../api/offices.js'
import { useSession } from '../api/session.js'
import { PageTitle } from '../components/PageTitle.js'
import { AgendaPanel } from '../features/agenda/AgendaPanel.js'
import { FeedPanel } from '../features/agenda/FeedPanel.js'
import { m } from '../messages/index.js'

/** 活动日历: of the community that one looks after, and one's own with those of one's own community; here and in one's calendar program. */
export default function Agenda() {
  const session = useSession()
  const place = officeAs(session, 'CommunityDeputySecretary')
  const isMember = holds(session, 'InServicePartyMember')
  return (
    <>
      <PageTitle title={m.agenda.title} lead={place && !isMember ? m.agenda.officeLead : m.agenda.lead} />
      {place && (
        <>
          <AgendaPanel community={{ id: place.unitId, name: place.unitName }} />
          <FeedPanel communityId={place.unitId} />
        </>
      )}
      {(isMember || !place) && (
        <>
          <AgendaPanel />
          <FeedPanel />
        </>
      )}
    </>
  )
}
