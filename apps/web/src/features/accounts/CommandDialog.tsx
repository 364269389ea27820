import { App, Input, Modal } from 'antd'
import { useState } from 'react'
import { type Account, type AccountCommandName, commandAccount } from '../../api/accounts.js'
import { useCommand } from '../../api/use-command.js'
import { m } from '../../messages/index.js'
import { Field } from '../acts/Field.js'
import { FormProblem } from './FormProblem.js'
import type { Handed } from './InvitationResults.js'

const t = m.accountAdministration
const fewestCharacters = 2

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
  const [reason, setReason] = useState('')
  const [isAsked, setAsked] = useState(false)
  const { personId, name: person } = account
  const command = useCommand(
    (body: { reason: string }) => commandAccount(personId, { name, ...body }),
    ({ link }) => {
      void message.success(t.done(t.commands[name], person))
      onClose()
      if (link) onLink([{ personId, name: person, link }])
    },
  )
  const isGiven = reason.trim().length >= fewestCharacters
  const send = () => {
    setAsked(true)
    if (isGiven) command.run({ reason: reason.trim() })
  }
  return (
    <Modal
      open
      title={`${t.commands[name]} · ${person}`}
      okText={t.commands[name]}
      okButtonProps={{ danger: name === 'disable' || name === 'removeSecondFactor' }}
      cancelText={m.state.cancel}
      confirmLoading={command.isPending}
      onOk={send}
      onCancel={onClose}
    >
      <FormProblem problem={command.problem} />
      <p>{t.about[name]}</p>
      <Field label={t.reason} problem={isAsked && !isGiven ? m.act.required : undefined}>
        {control => (
          <Input.TextArea
            {...control}
            autoFocus
            rows={2}
            maxLength={200}
            value={reason}
            onChange={event => setReason(event.target.value)}
          />
        )}
      </Field>
    </Modal>
  )
}
