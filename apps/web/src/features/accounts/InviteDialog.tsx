import { useState } from 'react'
import { type Account, invite } from '../../api/accounts.js'
import { useCommand } from '../../api/use-command.js'
import { FormDialog } from '../../components/form/FormDialog.js'
import { m } from '../../messages/index.js'
import { EmailField } from './EmailField.js'
import type { Handed } from './InvitationResults.js'

const t = m.accountAdministration

interface InviteDialogProps {
  account: Account
  onClose: () => void
  onResults: (handed: Handed[]) => void
}

/** Invites one person; with an address the link goes by mail, without one it is handed over. */
export const InviteDialog = ({ account, onClose, onResults }: InviteDialogProps) => {
  const { personId, name } = account
  const [email, setEmail] = useState(account.email ?? '')
  const command = useCommand(
    (address: string) => invite([{ personId, ...(address && { email: address }) }]),
    ({ items }) => {
      onClose()
      onResults(items)
    },
  )
  const send = () => command.run(email.trim())
  return (
    <FormDialog
      title={`${t.invite} · ${name}`}
      okText={t.sendInvitation}
      onOk={send}
      onCancel={onClose}
      command={command}
    >
      <p>{t.inviteConfirm(1)}</p>
      <EmailField
        label={t.emailOf(name)}
        hint={t.emailHint}
        value={email}
        onChange={setEmail}
        onEnter={send}
      />
    </FormDialog>
  )
}
