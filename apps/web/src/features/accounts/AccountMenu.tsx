import { Button, Dropdown, type MenuProps } from 'antd'
import type { Account, AccountCommandName } from '../../api/accounts.js'
import { m } from '../../messages/index.js'

const t = m.accountAdministration
const dangerous: readonly AccountCommandName[] = ['disable', 'removeSecondFactor']

interface AccountMenuProps {
  account: Account
  onCommand: (account: Account, name: AccountCommandName) => void
  onEmail: (account: Account) => void
}

/** What else may be done with an account; the API says what that is. */
export const AccountMenu = ({ account, onCommand, onEmail }: AccountMenuProps) => {
  const commands = account.allowedCommands.map(name => ({
    key: name,
    label: t.commands[name],
    danger: dangerous.includes(name),
    onClick: () => onCommand(account, name),
  }))
  const items: MenuProps['items'] = [
    ...(account.state === 'none'
      ? []
      : [{ key: 'email', label: t.editEmail, onClick: () => onEmail(account) }]),
    ...commands,
  ]
  if (items.length === 0) return null
  return (
    <Dropdown menu={{ items }} trigger={['click']}>
      <Button size="small" aria-label={t.moreOf(account.name)}>
        {t.more}
      </Button>
    </Dropdown>
  )
}
