import { App, Input, Modal } from 'antd'
import { useState } from 'react'
import { type Account, setAccountEmail } from '../../api/accounts.js'
import { useCommand } from '../../api/use-command.js'
import { m } from '../../messages/index.js'
import { Field } from '../acts/Field.js'
import { FormProblem } from './FormProblem.js'

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
    <Modal
      open
      title={t.editEmail}
      okText={m.account.signIn.confirm}
      cancelText={m.state.cancel}
      confirmLoading={command.isPending}
      onOk={() => command.run(email.trim())}
      onCancel={onClose}
    >
      <FormProblem problem={command.problem} />
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
    </Modal>
  )
}
