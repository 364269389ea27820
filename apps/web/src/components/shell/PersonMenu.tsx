import {
  DownOutlined,
  LogoutOutlined,
  SafetyOutlined,
  SwapOutlined,
  UserSwitchOutlined,
} from '@ant-design/icons'
import { useQueryClient } from '@tanstack/react-query'
import { Dropdown, type MenuProps } from 'antd'
import { useNavigate } from 'react-router'
import { signOut } from '../../api/session.js'
import type { Session } from '../../api/types.js'
import { m } from '../../messages/index.js'

const grantItems = ({ grants }: Session): NonNullable<MenuProps['items']> =>
  grants.map(({ role, roleLabel, unitId, unitName }) => ({
    key: `${role}@${unitId}`,
    label: (
      <span className="grant">
        <strong>{roleLabel}</strong>
        <span className="muted">{unitName}</span>
      </span>
    ),
    disabled: true,
  }))

/** One's name and roles, and the way out. */
export const PersonMenu = ({ session }: { session: Session }) => {
  const queries = useQueryClient()
  const navigate = useNavigate()
  const leave = async () => {
    await signOut()
    await navigate('/sign-in')
    queries.clear()
  }
  const items: MenuProps['items'] = [
    ...grantItems(session),
    { type: 'divider' },
    {
      key: 'account',
      icon: <SafetyOutlined />,
      label: m.account.own.title,
      onClick: () => void navigate('/account'),
    },
    {
      key: 'substitution',
      icon: <UserSwitchOutlined />,
      label: m.substitution.title,
      onClick: () => void navigate('/substitutions'),
    },
    ...(session.demo
      ? [
          {
            key: 'change',
            icon: <SwapOutlined />,
            label: m.shell.changeRole,
            onClick: () => void navigate('/sign-in'),
          },
        ]
      : []),
    { key: 'leave', icon: <LogoutOutlined />, label: m.shell.signOut, onClick: () => void leave() },
  ]
  return (
    <Dropdown menu={{ items }} trigger={['click']} placement="bottomRight">
      <button
        type="button"
        className="top-bar-button person-button"
        aria-label={m.shell.person(session.name)}
      >
        <span className="avatar" aria-hidden>
          {session.name.slice(-2)}
        </span>
        <span className="person-text">
          <span>{session.name}</span>
          <span className="person-role">{session.grants[0]?.roleLabel}</span>
        </span>
        <DownOutlined className="person-arrow" />
      </button>
    </Dropdown>
  )
}
