import { App, Input, Modal } from 'antd'
import { useState } from 'react'
import { cancelSignUpFor } from '../../api/activities.js'
import { useCommand } from '../../api/use-command.js'
import { m } from '../../messages/index.js'
import { FormProblem } from '../accounts/FormProblem.js'
import { Field } from '../acts/Field.js'

const t = m.activity.signUp

export interface CancelAsked {
  id: string
  unitId?: string
  /** No reason is asked for. */
  isFree: boolean
}

/** Gives a place up; after the deadline with a reason. */
export const CancelDialog = ({ asked, onClose }: { asked: CancelAsked; onClose: () => void }) => {
  const { message } = App.useApp()
  const [reason, setReason] = useState('')
  const [isTried, setTried] = useState(false)
  const { isFree, ...who } = asked
  const command = useCommand(cancelSignUpFor, () => {
    void message.success(t.done.cancelled)
    onClose()
  })
  const given = reason.trim()
  const send = () => {
    setTried(true)
    if (isFree || given) command.run({ ...who, ...(given && { reason: given }) })
  }
  return (
    <Modal
      open
      title={t.cancel}
      okText={t.cancel}
      okButtonProps={{ danger: true }}
      cancelText={m.state.cancel}
      confirmLoading={command.isPending}
      onOk={send}
      onCancel={onClose}
    >
      <FormProblem problem={command.problem} />
      <p>{isFree ? t.cancelFreely : t.cancelHint}</p>
      {!isFree && (
        <Field label={t.reason} problem={isTried && !given ? m.act.required : undefined}>
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
      )}
    </Modal>
  )
}
