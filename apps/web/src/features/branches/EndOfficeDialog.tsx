import { useState } from 'react'
import { officerOrder } from '#contracts/http/branches.js'
import { changeOfficers } from '../../api/branches.js'
import type { BranchOfficer } from '../../api/types.js'
import { DayPicker } from '../../components/days/DayPicker.js'
import { Field } from '../../components/form/Field.js'
import { FormDialog } from '../../components/form/FormDialog.js'
import { TextField } from '../../components/form/TextField.js'
import { useToldCommand } from '../../components/form/use-told-command.js'
import { useBusinessToday } from '../../components/use-business-today.js'
import { m } from '../../messages/index.js'
import { checkBody, type FieldProblems } from '../acts/check-body.js'

const t = m.branch.end

interface EndOfficeDialogProps {
  communityId: string
  officer: BranchOfficer
  onClose: () => void
}

/** The last day of a term, and why it ends. */
export const EndOfficeDialog = ({ communityId, officer, onClose }: EndOfficeDialogProps) => {
  const today = useBusinessToday()
  const [lastDay, setLastDay] = useState(today)
  const [reason, setReason] = useState('')
  const [problems, setProblems] = useState<FieldProblems>({})
  const command = useToldCommand(changeOfficers, t.done, onClose)
  const send = () => {
    const body = { reason, command: { name: 'end', officerId: officer.id, lastDay } }
    const found = checkBody({ schema: officerOrder }, body)
    setProblems(found)
    if (Object.keys(found).length === 0) command.run({ id: communityId, ...officerOrder.parse(body) })
  }
  return (
    <FormDialog
      title={t.title(officer.officeName, officer.personName)}
      okText={t.submit}
      okButtonProps={{ danger: true }}
      onOk={send}
      onCancel={onClose}
      command={command}
    >
      <Field label={t.lastDay} problem={problems['command.lastDay']}>
        {control => <DayPicker {...control} max={today} value={lastDay} onChange={setLastDay} />}
      </Field>
      <TextField
        label={t.reason}
        problem={problems.reason}
        rows={2}
        maxLength={300}
        value={reason}
        onChange={setReason}
      />
    </FormDialog>
  )
}
