import { useState } from 'react'
import { commandAttendance, type Attendance } from '../../api/attendance.js'
import { FormDialog } from '../../components/form/FormDialog.js'
import { TextField } from '../../components/form/TextField.js'
import { useToldCommand } from '../../components/form/use-told-command.js'
import { m } from '../../messages/index.js'

const t = m.attendance.own

/** What a member has to say about their own attendance. */
export const AnswerDialog = ({ attendance, onClose }: { attendance: Attendance; onClose: () => void }) => {
  const [note, setNote] = useState('')
  const command = useToldCommand(commandAttendance, t.answered, onClose)
  return (
    <FormDialog
      title={t.answer}
      okText={t.answer}
      okButtonProps={{ disabled: note.trim() === '' }}
      onOk={() => command.run({ id: attendance.id, command: { name: 'answer', note } })}
      onCancel={onClose}
      command={command}
    >
      <TextField
        label={t.answer}
        hint={t.answerHint}
        rows={3}
        maxLength={500}
        value={note}
        onChange={setNote}
      />
    </FormDialog>
  )
}
