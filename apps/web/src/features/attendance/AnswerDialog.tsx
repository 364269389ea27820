import { App, Input, Modal } from 'antd'
import { useState } from 'react'
import { commandAttendance, type Attendance } from '../../api/attendance.js'
import { useCommand } from '../../api/use-command.js'
import { m } from '../../messages/index.js'
import { FormProblem } from '../accounts/FormProblem.js'
import { Field } from '../acts/Field.js'

const t = m.attendance.own

/** What a member has to say about their own attendance. */
export const AnswerDialog = ({ attendance, onClose }: { attendance: Attendance; onClose: () => void }) => {
  const { message } = App.useApp()
  const [note, setNote] = useState('')
  const command = useCommand(commandAttendance, () => {
    void message.success(t.answered)
    onClose()
  })
  return (
    <Modal
      open
      title={t.answer}
      okText={t.answer}
      cancelText={m.state.cancel}
      okButtonProps={{ disabled: note.trim() === '' }}
      confirmLoading={command.isPending}
      onOk={() => command.run({ id: attendance.id, command: { name: 'answer', note } })}
      onCancel={onClose}
    >
      <FormProblem problem={command.problem} />
      <Field label={t.answer} hint={t.answerHint}>
        {control => (
          <Input.TextArea
            {...control}
            rows={3}
            maxLength={500}
            value={note}
            onChange={event => setNote(event.target.value)}
          />
        )}
      </Field>
    </Modal>
  )
}
