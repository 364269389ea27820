import { MenuOutlined } from '@ant-design/icons'
import { useQuery } from '@tanstack/react-query'
import { Drawer } from 'antd'
import { useState } from 'react'
import { NavLink, useLocation } from 'react-router'
import { inboxQuery } from '../../api/inbox.js'
import type { Session } from '../../api/types.js'
import { m } from '../../messages/index.js'
import { destinations, thumbDestinations, type Destination } from './destinations.js'

const Target = ({
  to,
  icon: Icon,
  label,
  count = 0,
  onGo,
}: Pick<Destination, 'to' | 'icon' | 'label'> & { count?: number | undefined; onGo?: () => void }) => (
  <NavLink to={to} end={to === '/'} className="nav-link" {...(onGo && { onClick: onGo })}>
    <Icon className="nav-icon" aria-hidden />
    <span>{label}</span>
    {count > 0 && <span className="nav-count figure">{count > 99 ? '99+' : count}</span>}
  </NavLink>
)

const useTodoCount = (): number | undefined =>
  useQuery(inboxQuery({ box: 'todo', limit: 1 })).data?.counts.todo

/** Every page of a person, group by group. */
const Groups = ({ session, onGo }: { session: Session; onGo?: () => void }) => {
  const todo = useTodoCount()
  return destinations(session).map(({ key, label, items }) => (
    <section key={key} aria-label={label}>
      {label && <h2 className="nav-group">{label}</h2>}
      {items.map(each => (
        <Target
          key={each.to}
          {...each}
          count={each.to === '/inbox' ? todo : undefined}
          {...(onGo && { onGo })}
        />
      ))}
    </section>
  ))
}

/** Where one can go, at the side of a wide screen. */
export const SideMenu = ({ session }: { session: Session }) => (
  <nav className="side-menu screen-only" aria-label={m.shell.menu}>
    <Groups session={session} />
  </nav>
)

const isAt = (path: string, to: string): boolean => path === to || (to !== '/' && path.startsWith(`${to}/`))

/** At the bottom of a phone, under the thumb: the pages one opens most, and the way to all others. */
export const TabBar = ({ session }: { session: Session }) => {
  const todo = useTodoCount()
  const [isOpen, setOpen] = useState(false)
  const { pathname } = useLocation()
  const tabs = thumbDestinations(session)
  const isElsewhere = !tabs.some(({ to }) => isAt(pathname, to))
  return (
    <>
      <nav className="tab-bar screen-only" aria-label={m.shell.menu}>
        {tabs.map(({ short, ...each }) => (
          <Target key={each.to} {...each} label={short} count={each.to === '/inbox' ? todo : undefined} />
        ))}
        <button
          type="button"
          className={isElsewhere ? 'nav-link active' : 'nav-link'}
          aria-haspopup="dialog"
          onClick={() => setOpen(true)}
        >
          <MenuOutlined className="nav-icon" aria-hidden />
          <span>{m.shell.more}</span>
        </button>
      </nav>
      <Drawer
        open={isOpen}
        placement="bottom"
        size="large"
        title={m.shell.allPages}
        className="all-pages"
        onClose={() => setOpen(false)}
      >
        <Groups session={session} onGo={() => setOpen(false)} />
      </Drawer>
    </>
  )
}
