import { App, Input } from 'antd'
import { useState } from 'react'
import { type Account, setAccountEmail } from '../../api/accounts.js'
import { useCommand } from '../../api/use-command.js'
import { Field } from '../../components/form/Field.js'
import { FormDialog } from '../../components/form/FormDialog.js'
import { m } from '../../messages/index.js'

const t = m.accountAdministration

/** Where letters about the account go; empty for none. */
export const EmailDialog = ({ account, onClose }: { account: Account; onClose: () => void }) => {
  const { message } = App.useApp()
  const [email, setEmail] = useState(account.email ?? '')
  const command = useCommand(
    (address: string) => setAccountEmail(account.personId, address === '' ? null : address),
    () => {
      void message.success(t.emailSaved)
      onClose()
    },
  )
  return (
    <FormDialog
      title={t.editEmail}
      okText={m.account.signIn.confirm}
      onOk={() => command.run(email.trim())}
      onCancel={onClose}
      command={command}
    >
      <Field label={t.emailOf(account.name)}>
        {control => (
          <Input
            {...control}
            type="email"
            autoFocus
            maxLength={200}
            value={email}
            onChange={event => setEmail(event.target.value)}
            onPressEnter={() => command.run(email.trim())}
          />
        )}
      </Field>
    </FormDialog>
  )
}
