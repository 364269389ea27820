import { useQuery } from '@tanstack/react-query'
import { Link } from 'react-router'
import { inboxQuery } from '../api/inbox.js'
import { useSession } from '../api/session.js'
import type { InboxItem, Session } from '../api/types.js'
import { DueTag } from '../components/DueTag.js'
import { PageTitle } from '../components/PageTitle.js'
import { Panel } from '../components/Panel.js'
import { EmptyState } from '../components/states/EmptyState.js'
import { NotLoaded } from '../components/states/NotLoaded.js'
import { AwaitedNotice } from '../features/calendar/AwaitedNotice.js'
import { CountCards } from '../features/inbox/CountCards.js'
import { pathTo } from '../features/inbox/inbox-columns.js'
import { quickLinksOf } from '../features/inbox/quick-links.js'
import { HomeCards } from '../features/home/HomeCards.js'
import { ThisMonth } from '../features/reports/ThisMonth.js'
import { m } from '../messages/index.js'
import '../features/inbox/inbox.css'

const shown = 8

const DueFirst = ({ items }: { items: InboxItem[] }) =>
  items.length === 0 ? (
    <EmptyState title={m.inbox.empty.todo[0]} hint={m.inbox.empty.todo[1]} />
  ) : (
    <ul className="due-list">
      {items.map(item => (
        <li key={`${item.processId}/${item.seatId}`}>
          <Link to={pathTo(item)}>
            <span className="due-list-title">{item.title}</span>
            <span className="muted">{item.formLabel}</span>
            <DueTag {...item} />
          </Link>
        </li>
      ))}
    </ul>
  )

const QuickLinks = ({ session }: { session: Session }) => (
  <Panel title={m.inbox.quickLinks}>
    {quickLinksOf(session).map(({ to, label, about }) => (
      <Link key={to} className="quick-link" to={to}>
        <strong>{label}</strong>
        <span className="muted">{about}</span>
      </Link>
    ))}
  </Panel>
)

/** One's offices, those of a unit together. */
const officesOf = ({ grants }: Session): string =>
  [...new Set(grants.map(({ unitName }) => unitName))]
    .map(unit => {
      const roles = grants.filter(({ unitName }) => unitName === unit)
      return `${unit} ${roles.map(({ roleLabel }) => roleLabel).join('、')}`
    })
    .join('；')

/** Where a working day starts: how much there is, what is due first. */
export default function Home() {
  const session = useSession()
  const inbox = useQuery(inboxQuery({ box: 'todo', limit: shown }))
  return (
    <>
      <PageTitle title={m.inbox.hello(session.name)} lead={officesOf(session)} />
      <AwaitedNotice />
      <CountCards counts={inbox.data?.counts} />
      <HomeCards />
      <div className="home-body">
        <Panel title={m.inbox.dueFirst} aside={<Link to="/inbox">{m.inbox.seeAll}</Link>}>
          {inbox.isSuccess ? <DueFirst items={inbox.data.items} /> : <NotLoaded query={inbox} />}
        </Panel>
        <div>
          <ThisMonth />
          <QuickLinks session={session} />
        </div>
      </div>
    </>
  )
}
