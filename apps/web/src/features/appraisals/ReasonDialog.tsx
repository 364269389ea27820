import { Checkbox, Input, Modal } from 'antd'
import { useState } from 'react'
import type { ApiProblem } from '../../api/problem.js'
import { m } from '../../messages/index.js'
import { FormProblem } from '../accounts/FormProblem.js'
import { Field } from '../acts/Field.js'

interface ReasonDialogProps {
  title: string
  label: string
  hint?: string | undefined
  /** What has to be acknowledged before it is done. */
  mustKnow?: { text: string; label: string } | undefined
  least?: number
  isDanger?: boolean
  isPending: boolean
  problem: ApiProblem | undefined
  onSend: (reason: string) => void
  onClose: () => void
}

/** What cannot be undone without a trace asks for its reason first. */
export const ReasonDialog = (props: ReasonDialogProps) => {
  const { title, label, hint, mustKnow, least = 4, isDanger = true, isPending, problem, onSend } = props
  const [reason, setReason] = useState('')
  const [knows, setKnows] = useState(false)
  const isReady = reason.trim().length >= least && (!mustKnow || knows)
  return (
    <Modal
      open
      title={title}
      okText={title}
      okButtonProps={{ danger: isDanger, disabled: !isReady }}
      cancelText={m.state.cancel}
      confirmLoading={isPending}
      onOk={() => onSend(reason.trim())}
      onCancel={props.onClose}
    >
      <FormProblem problem={problem} />
      <Field label={label} hint={hint}>
        {control => (
          <Input.TextArea
            {...control}
            rows={3}
            maxLength={300}
            value={reason}
            onChange={event => setReason(event.target.value)}
          />
        )}
      </Field>
      {mustKnow && (
        <>
          <p role="note">{mustKnow.text}</p>
          <Checkbox checked={knows} onChange={event => setKnows(event.target.checked)}>
            {mustKnow.label}
          </Checkbox>
        </>
      )}
    </Modal>
  )
}
