import { useState } from 'react'
import { cancelSignUpFor } from '../../api/activities.js'
import { FormDialog } from '../../components/form/FormDialog.js'
import { TextField } from '../../components/form/TextField.js'
import { useToldCommand } from '../../components/form/use-told-command.js'
import { m } from '../../messages/index.js'

const t = m.activity.signUp

export interface CancelAsked {
  id: string
  unitId?: string
  /** No reason is asked for. */
  isFree: boolean
}

/** Gives a place up; after the deadline with a reason. */
export const CancelDialog = ({ asked, onClose }: { asked: CancelAsked; onClose: () => void }) => {
  const [reason, setReason] = useState('')
  const [isTried, setTried] = useState(false)
  const { isFree, ...who } = asked
  const command = useToldCommand(cancelSignUpFor, t.done.cancelled, onClose)
  const given = reason.trim()
  const send = () => {
    setTried(true)
    if (isFree || given) command.run({ ...who, ...(given && { reason: given }) })
  }
  return (
    <FormDialog
      title={t.cancel}
      okText={t.cancel}
      okButtonProps={{ danger: true }}
      onOk={send}
      onCancel={onClose}
      command={command}
    >
      <p>{isFree ? t.cancelFreely : t.cancelHint}</p>
      {!isFree && (
        <TextField
          label={t.reason}
          problem={isTried && !given ? m.act.required : undefined}
          rows={2}
          maxLength={300}
          value={reason}
          onChange={setReason}
        />
      )}
    </FormDialog>
  )
}
