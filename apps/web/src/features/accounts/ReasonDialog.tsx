import { Input, Modal } from 'antd'
import { useState } from 'react'
import type { Command } from '../../api/use-command.js'
import { m } from '../../messages/index.js'
import { Field } from '../acts/Field.js'
import { FormProblem } from './FormProblem.js'

const fewestCharacters = 2

interface ReasonDialogProps {
  title: string
  hint: string
  okText: string
  /** Cannot be taken back; so it is unless said otherwise. */
  isDangerous?: boolean
  command: Pick<Command<string>, 'run' | 'isPending' | 'problem'>
  onClose: () => void
}

/** Says what is about to happen, and asks why. */
export const ReasonDialog = ({
  title,
  hint,
  okText,
  isDangerous = true,
  command,
  onClose,
}: ReasonDialogProps) => {
  const [reason, setReason] = useState('')
  const [isAsked, setAsked] = useState(false)
  const isGiven = reason.trim().length >= fewestCharacters
  const send = () => {
    setAsked(true)
    if (isGiven) command.run(reason.trim())
  }
  return (
    <Modal
      open
      title={title}
      okText={okText}
      okButtonProps={{ danger: isDangerous }}
      cancelText={m.state.cancel}
      confirmLoading={command.isPending}
      onOk={send}
      onCancel={onClose}
    >
      <FormProblem problem={command.problem} />
      <p>{hint}</p>
      <Field
        label={m.accountAdministration.reason}
        problem={isAsked && !isGiven ? m.act.required : undefined}
      >
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
