import { useState } from 'react'
import { commandEvaluation, type EvaluationResult } from '../../api/evaluation-results.js'
import { FormDialog } from '../../components/form/FormDialog.js'
import { TextField } from '../../components/form/TextField.js'
import { useToldCommand } from '../../components/form/use-told-command.js'
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
  const [text, setText] = useState('')
  const command = useToldCommand(commandEvaluation(evaluationId), t.sent, onClose)
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
