import { useState } from 'react'
import { type Account, setAccountEmail } from '../../api/accounts.js'
import { FormDialog } from '../../components/form/FormDialog.js'
import { useToldCommand } from '../../components/form/use-told-command.js'
import { m } from '../../messages/index.js'
import { EmailField } from './EmailField.js'

const t = m.accountAdministration

/** Where letters about the account go; empty for none. */
export const EmailDialog = ({ account, onClose }: { account: Account; onClose: () => void }) => {
  const [email, setEmail] = useState(account.email ?? '')
  const command = useToldCommand(
    (address: string) => setAccountEmail(account.personId, address === '' ? null : address),
    t.emailSaved,
    onClose,
  )
  const send = () => command.run(email.trim())
  return (
    <FormDialog
      title={t.editEmail}
      okText={m.account.signIn.confirm}
      onOk={send}
      onCancel={onClose}
      command={command}
    >
      <EmailField label={t.emailOf(account.name)} value={email} onChange={setEmail} onEnter={send} />
    </FormDialog>
  )
}
