import { Input, Modal } from 'antd'
import { type ReactNode, useState } from 'react'
import type { ApiProblem } from '../../api/problem.js'
import { ProblemAlert } from '../../components/ProblemAlert.js'
import { m } from '../../messages/index.js'
import { Field } from '../acts/Field.js'

interface ReasonDialogProps {
  title: string
  about: string
  command: { isPending: boolean; problem: ApiProblem | undefined }
  onSend: (reason: string) => void
  onClose: () => void
  /** What else is asked. */
  children?: ReactNode
}

/** Says what is going to happen, and asks why. */
export const ReasonDialog = ({ title, about, command, onSend, onClose, children }: ReasonDialogProps) => {
  const [reason, setReason] = useState('')
  const [isAsked, setAsked] = useState(false)
  const isGiven = reason.trim() !== ''
  const send = () => {
    setAsked(true)
    if (isGiven) onSend(reason.trim())
  }
  return (
    <Modal
      open
      title={title}
      okText={title}
      cancelText={m.state.cancel}
      confirmLoading={command.isPending}
      onOk={send}
      onCancel={onClose}
    >
      {command.problem && <ProblemAlert problem={command.problem} />}
      <p>{about}</p>
      {children}
      <Field label={m.policy.change.reason} problem={isAsked && !isGiven ? m.act.required : undefined}>
        {control => (
          <Input.TextArea
            {...control}
            rows={2}
            maxLength={300}
            value={reason}
            onChange={event => setReason(event.target.value)}
          />
        )}
      </Field>
    </Modal>
  )
}
