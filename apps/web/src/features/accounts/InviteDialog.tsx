import { Input, Modal } from 'antd'
import { useState } from 'react'
import { type Account, invite } from '../../api/accounts.js'
import { useCommand } from '../../api/use-command.js'
import { m } from '../../messages/index.js'
import { Field } from '../acts/Field.js'
import { FormProblem } from './FormProblem.js'
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
  return (
    <Modal
      open
      title={`${t.invite} · ${name}`}
      okText={t.sendInvitation}
      cancelText={m.state.cancel}
      confirmLoading={command.isPending}
      onOk={() => command.run(email.trim())}
      onCancel={onClose}
    >
      <FormProblem problem={command.problem} />
      <p>{t.inviteConfirm(1)}</p>
      <Field label={t.emailOf(name)} hint={t.emailHint}>
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
