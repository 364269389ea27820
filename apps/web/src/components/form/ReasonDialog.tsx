import { Checkbox } from 'antd'
import { type ReactNode, useState } from 'react'
import type { ApiProblem } from '../../api/problem.js'
import { m } from '../../messages/index.js'
import { FormDialog } from './FormDialog.js'
import { TextField } from './TextField.js'

interface ReasonDialogProps {
  title: string
  okText?: string
  /** What is going to happen. */
  about?: string
  label?: string
  hint?: string | undefined
  /** What has to be acknowledged before it is done. */
  mustKnow?: { text: string; label: string } | undefined
  /** Characters of a reason at least. */
  least?: number
  /** Characters at most, as the API takes them. */
  most?: number
  /** Leaves a mark that cannot be taken back. */
  isDanger?: boolean
  command: { isPending: boolean; problem: ApiProblem | undefined }
  onSend: (reason: string) => void
  onClose: () => void
  /** What else is asked. */
  children?: ReactNode
}

/** Says what is going to happen, and asks why. */
export const ReasonDialog = (props: ReasonDialogProps) => {
  const {
    title,
    okText = title,
    about,
    label = m.act.reason,
    hint,
    mustKnow,
    least = 2,
    most = 300,
    isDanger = true,
  } = props
  const [reason, setReason] = useState('')
  const [isAsked, setAsked] = useState(false)
  const [knows, setKnows] = useState(false)
  const given = reason.trim()
  const isGiven = given.length >= least
  const send = () => {
    setAsked(true)
    if (isGiven) props.onSend(given)
  }
  return (
    <FormDialog
      title={title}
      okText={okText}
      okButtonProps={{ danger: isDanger, disabled: mustKnow !== undefined && !knows }}
      command={props.command}
      onOk={send}
      onCancel={props.onClose}
    >
      {about && <p>{about}</p>}
      {props.children}
      <TextField
        label={label}
        hint={hint}
        problem={isAsked && !isGiven ? m.act.tooShort(least) : undefined}
        autoFocus
        rows={3}
        maxLength={most}
        value={reason}
        onChange={setReason}
      />
      {mustKnow && (
        <>
          <p role="note">{mustKnow.text}</p>
          <Checkbox checked={knows} onChange={event => setKnows(event.target.checked)}>
            {mustKnow.label}
          </Checkbox>
        </>
      )}
    </FormDialog>
  )
}
