import { App } from 'antd'
import { type Account, type AccountCommandName, commandAccount } from '../../api/accounts.js'
import { useCommand } from '../../api/use-command.js'
import { ReasonDialog } from '../../components/form/ReasonDialog.js'
import { m } from '../../messages/index.js'
import type { Handed } from './InvitationResults.js'

const t = m.accountAdministration

export interface Asked {
  account: Account
  name: AccountCommandName
}

interface CommandDialogProps {
  asked: Asked
  onClose: () => void
  onLink: (handed: Handed[]) => void
}

/** Says what a command does, and asks why. */
export const CommandDialog = ({ asked: { account, name }, onClose, onLink }: CommandDialogProps) => {
  const { message } = App.useApp()
  const { personId, name: person } = account
  const command = useCommand(
    (reason: string) => commandAccount(personId, { name, reason }),
    ({ link }) => {
      void message.success(t.done(t.commands[name], person))
      onClose()
      if (link) onLink([{ personId, name: person, link }])
    },
  )
  return (
    <ReasonDialog
      title={`${t.commands[name]} · ${person}`}
      about={t.about[name]}
      okText={t.commands[name]}
      isDanger={name === 'disable' || name === 'removeSecondFactor'}
      most={200}
      command={command}
      onSend={command.run}
      onClose={onClose}
    />
  )
}
