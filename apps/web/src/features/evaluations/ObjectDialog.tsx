import { App } from 'antd'
import { useState } from 'react'
import { commandEvaluation, type EvaluationResult } from '../../api/evaluation-results.js'
import { useCommand } from '../../api/use-command.js'
import { FormDialog } from '../../components/form/FormDialog.js'
import { TextField } from '../../components/form/TextField.js'
import { m } from '../../messages/index.js'

const t = m.evaluationResult.objection
const least = 10

interface ObjectDialogProps {
  evaluationId: string
  about: Pick<EvaluationResult, 'kind' | 'id' | 'name'>
  onClose: () => void
}

/** A unit or a member says what is wrong with their result. */
export const ObjectDialog = ({ evaluationId, about, onClose }: ObjectDialogProps) => {
  const { message } = App.useApp()
  const [text, setText] = useState('')
  const command = useCommand(commandEvaluation(evaluationId), () => {
    void message.success(t.sent)
    onClose()
  })
  return (
    <FormDialog
      title={t.title(about.name)}
      okText={t.send}
      okButtonProps={{ disabled: text.trim().length < least }}
      onOk={() => command.run({ name: 'object', kind: about.kind, subjectId: about.id, text: text.trim() })}
      onCancel={onClose}
      command={command}
    >
      <TextField label={t.text} hint={t.textHint} rows={5} maxLength={1000} value={text} onChange={setText} />
    </FormDialog>
  )
}
