import { useQueryClient } from '@tanstack/react-query'
import { App, Button } from 'antd'
import { useState } from 'react'
import { changePassword, type OwnAccount } from '../../api/accounts.js'
import { Panel } from '../../components/Panel.js'
import { formatInstant } from '../../format/dates.js'
import { m } from '../../messages/index.js'
import { NewPasswordForm } from './NewPasswordForm.js'
import { useRequest } from '../../api/use-request.js'

const Change = ({ account, onDone }: { account: OwnAccount; onDone: () => void }) => {
  const { message } = App.useApp()
  const queries = useQueryClient()
  const request = useRequest(changePassword, () => {
    void message.success(m.account.own.changed)
    void queries.invalidateQueries()
    onDone()
  })
  return (
    <NewPasswordForm
      policy={account.passwordPolicy}
      own={account.own}
      staffNumber={account.staffNumber}
      asksCurrent
      submit={m.account.own.changePassword}
      isPending={request.isPending}
      problem={request.problem}
      onSubmit={request.run}
    />
  )
}

const Pairs = ({ account }: { account: OwnAccount }) => {
  const pairs = [
    [m.account.own.number, account.staffNumber],
    [m.account.own.email, account.email ?? m.account.own.noEmail],
    [m.account.own.changedAt, account.passwordChangedAt && formatInstant(account.passwordChangedAt)],
    [m.account.own.expiresAt, account.passwordExpiresAt && formatInstant(account.passwordExpiresAt)],
  ]
  return (
    <dl className="pairs">
      {pairs.map(
        ([title, text]) =>
          text && (
            <div key={title}>
              <dt>{title}</dt>
              <dd>{text}</dd>
            </div>
          ),
      )}
    </dl>
  )
}

/** Staff number, address and password. */
export const PasswordPanel = ({ account }: { account: OwnAccount }) => {
  const [isOpen, setOpen] = useState(false)
  return (
    <Panel title={m.account.signIn.password}>
      <Pairs account={account} />
      {account.hasPassword && !isOpen && (
        <div className="account-actions">
          <Button onClick={() => setOpen(true)}>{m.account.own.changePassword}</Button>
        </div>
      )}
      {isOpen && <Change account={account} onDone={() => setOpen(false)} />}
    </Panel>
  )
}
