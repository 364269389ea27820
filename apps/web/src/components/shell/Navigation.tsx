import { useQuery } from '@tanstack/react-query'
import { NavLink } from 'react-router'
import { inboxQuery } from '../../api/inbox.js'
import type { Session } from '../../api/types.js'
import { m } from '../../messages/index.js'
import { destinations, type Destination } from './destinations.js'

const Target = ({
  to,
  icon: Icon,
  label,
  count = 0,
}: Omit<Destination, 'short'> & { count?: number | undefined }) => (
  <NavLink to={to} end={to === '/'} className="nav-link">
    <Icon className="nav-icon" aria-hidden />
    <span>{label}</span>
    {count > 0 && <span className="nav-count figure">{count > 99 ? '99+' : count}</span>}
  </NavLink>
)

const useTodoCount = (): number | undefined =>
  useQuery(inboxQuery({ box: 'todo', limit: 1 })).data?.counts.todo

/** Where one can go, at the side of a wide screen. */
export const SideMenu = ({ session }: { session: Session }) => {
  const todo = useTodoCount()
  return (
    <nav className="side-menu screen-only" aria-label={m.shell.menu}>
      {destinations(session).map(each => (
        <Target key={each.to} {...each} count={each.to === '/inbox' ? todo : undefined} />
      ))}
    </nav>
  )
}

/** The same at the bottom of a phone, under the thumb. */
export const TabBar = ({ session }: { session: Session }) => {
  const todo = useTodoCount()
  return (
    <nav className="tab-bar screen-only" aria-label={m.shell.menu}>
      {destinations(session).map(({ short, ...each }) => (
        <Target key={each.to} {...each} label={short} count={each.to === '/inbox' ? todo : undefined} />
      ))}
    </nav>
  )
}
