import { PageTitle } from '../components/PageTitle.js'
import { AgendaPanel } from '../features/agenda/AgendaPanel.js'
import { FeedPanel } from '../features/agenda/FeedPanel.js'
import { m } from '../messages/index.js'

/** 活动日历: one's own activities and those of one's community, here and in one's calendar program. */
export default function Agenda() {
  return (
    <>
      <PageTitle title={m.agenda.title} lead={m.agenda.lead} />
      <AgendaPanel />
      <FeedPanel />
    </>
  )
}
