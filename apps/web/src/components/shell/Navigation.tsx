import { MenuOutlined } from '@ant-design/icons'
import { useQuery } from '@tanstack/react-query'
import { Drawer } from 'antd'
import { useEffect, useRef, useState } from 'react'
import { Link, useLocation } from 'react-router'
import { inboxQuery } from '../../api/inbox.js'
import type { Session } from '../../api/types.js'
import { m } from '../../messages/index.js'
import { destinations, type Destination } from './destinations.js'
import { thumbDestinations } from './thumb-destinations.js'

const Target = ({
  to,
  icon: Icon,
  label,
  count = 0,
  isHere,
  onGo,
}: Pick<Destination, 'to' | 'icon' | 'label'> & {
  count?: number | undefined
  isHere: boolean
  onGo?: () => void
}) => (
  <Link
    to={to}
    className={isHere ? 'nav-link active' : 'nav-link'}
    {...(isHere && { 'aria-current': 'page' })}
    {...(onGo && { onClick: onGo })}
  >
    <Icon className="nav-icon" aria-hidden />
    <span>{label}</span>
    {count > 0 && <span className="nav-count figure">{count > 99 ? '99+' : count}</span>}
  </Link>
)

const useTodoCount = (): number | undefined =>
  useQuery(inboxQuery({ box: 'todo', limit: 1 })).data?.counts.todo

const isAt = (path: string, to: string): boolean => path === to || (to !== '/' && path.startsWith(`${to}/`))

/** The entry nearest to where one is: a page below another may have an entry of its own. */
const useHere = (entries: readonly { to: string }[]): string | undefined => {
  const { pathname } = useLocation()
  const above = entries.map(({ to }) => to).filter(to => isAt(pathname, to))
  return above.sort((a, b) => b.length - a.length)[0]
}

/** Every page of a person, group by group. */
const Groups = ({ session, onGo }: { session: Session; onGo?: () => void }) => {
  const todo = useTodoCount()
  const groups = destinations(session)
  const here = useHere(groups.flatMap(({ items }) => items))
  return groups.map(({ key, label, items }) => (
    <section key={key} aria-label={label}>
      {label && <h2 className="nav-group">{label}</h2>}
      {items.map(each => (
        <Target
          key={each.to}
          {...each}
          count={each.to === '/inbox' ? todo : undefined}
          isHere={each.to === here}
          {...(onGo && { onGo })}
        />
      ))}
    </section>
  ))
}

/** Where one can go, at the side of a wide screen. */
export const SideMenu = ({ session }: { session: Session }) => {
  const menu = useRef<HTMLElement>(null)
  const { pathname } = useLocation()
  // Longer than the screen, it shows where one is all the same.
  useEffect(() => {
    menu.current?.querySelector('[aria-current]')?.scrollIntoView({ block: 'nearest' })
  }, [pathname])
  return (
    <nav ref={menu} className="side-menu screen-only" aria-label={m.shell.menu}>
      <Groups session={session} />
    </nav>
  )
}

/** At the bottom of a phone, under the thumb: the pages one opens most, and the way to all others. */
export const TabBar = ({ session }: { session: Session }) => {
  const todo = useTodoCount()
  const [isOpen, setOpen] = useState(false)
  const tabs = thumbDestinations(session)
  const here = useHere(tabs)
  return (
    <>
      <nav className="tab-bar screen-only" aria-label={m.shell.menu}>
        {tabs.map(({ short, ...each }) => (
          <Target
            key={each.to}
            {...each}
            label={short}
            count={each.to === '/inbox' ? todo : undefined}
            isHere={each.to === here}
          />
        ))}
        <button
          type="button"
          className={here ? 'nav-link' : 'nav-link active'}
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
