import { useState } from 'react'
import type { DemoAccount } from '../../api/types.js'
import { m } from '../../messages/index.js'

const shownAtFirst = 3

interface CardProps {
  account: DemoAccount
  onChoose: (account: DemoAccount) => void
}

const RoleCard = ({ account, onChoose }: CardProps) => (
  <li>
    <button
      type="button"
      className="role-card"
      aria-label={m.signIn.enter(account.name, account.roleLabel)}
      onClick={() => onChoose(account)}
    >
      <span className="role-card-avatar" aria-hidden>
        {account.name.slice(-2)}
      </span>
      <span className="role-card-text">
        <strong>{account.name}</strong>
        <span>{account.unitName}</span>
      </span>
      <span className={account.openTasks > 0 ? 'role-card-count has-tasks' : 'role-card-count'}>
        {m.signIn.openTasks(account.openTasks)}
      </span>
    </button>
  </li>
)

interface GroupProps {
  accounts: DemoAccount[]
  isOpen: boolean
  onChoose: (account: DemoAccount) => void
}

const RoleGroup = ({ accounts, isOpen, onChoose }: GroupProps) => {
  const [isAll, setAll] = useState(false)
  const shown = isOpen || isAll ? accounts : accounts.slice(0, shownAtFirst)
  const hidden = accounts.length - shown.length
  const [first] = accounts
  return (
    <section className="role-group" aria-label={first?.roleLabel}>
      <h2>{first?.roleLabel}</h2>
      <p className="muted">{first?.about}</p>
      <ul>
        {shown.map(account => (
          <RoleCard key={`${account.personId}/${account.role}`} account={account} onChoose={onChoose} />
        ))}
      </ul>
      {hidden > 0 && (
        <button type="button" className="role-more" onClick={() => setAll(true)}>
          {m.signIn.more(hidden)}
        </button>
      )}
    </section>
  )
}

/** Role cards by role, those with something to do first. */
export const RoleGroups = ({ accounts, isOpen, onChoose }: GroupProps) =>
  [...new Set(accounts.map(({ role }) => role))].map(role => (
    <RoleGroup
      key={role}
      accounts={accounts.filter(account => account.role === role).sort((a, b) => b.openTasks - a.openTasks)}
      isOpen={isOpen}
      onChoose={onChoose}
    />
  ))
