import { BellOutlined } from '@ant-design/icons'
import { useQuery } from '@tanstack/react-query'
import { Badge } from 'antd'
import { Link } from 'react-router'
import { messagesQuery } from '../../api/inbox.js'
import type { Session } from '../../api/types.js'
import { m } from '../../messages/index.js'
import { PersonMenu } from './PersonMenu.js'

const MessageBell = () => {
  const unread = useQuery(messagesQuery(0, 1)).data?.unread ?? 0
  return (
    <Link className="top-bar-button" to="/messages" aria-label={m.shell.unread(unread)}>
      <Badge count={unread} size="small" overflowCount={99} offset={[2, -2]}>
        <BellOutlined className="top-bar-icon" />
      </Badge>
    </Link>
  )
}

/** The product, one's unit, messages and oneself. */
export const TopBar = ({ session }: { session: Session }) => (
  <header className="top-bar">
    <Link className="brand" to="/">
      <img src="/emblem.svg" alt="" width={28} height={28} />
      <span className="brand-name">{m.shell.product}</span>
    </Link>
    <span className="top-bar-unit">{session.grants[0]?.unitName ?? session.unit.name}</span>
    <MessageBell />
    <PersonMenu session={session} />
  </header>
)
