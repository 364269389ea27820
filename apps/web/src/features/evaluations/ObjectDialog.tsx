import { App, Input, Modal } from 'antd'
import { useState } from 'react'
import { commandEvaluation, type EvaluationResult } from '../../api/evaluation-results.js'
import { useCommand } from '../../api/use-command.js'
import { m } from '../../messages/index.js'
import { FormProblem } from '../accounts/FormProblem.js'
import { Field } from '../acts/Field.js'

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
    <Modal
      open
      title={t.title(about.name)}
      okText={t.send}
      okButtonProps={{ disabled: text.trim().length < least }}
      cancelText={m.state.cancel}
      confirmLoading={command.isPending}
      onOk={() => command.run({ name: 'object', kind: about.kind, subjectId: about.id, text: text.trim() })}
      onCancel={onClose}
    >
      <FormProblem problem={command.problem} />
      <Field label={t.text} hint={t.textHint}>
        {control => (
          <Input.TextArea
            {...control}
            rows={5}
            maxLength={1000}
            value={text}
            onChange={event => setText(event.target.value)}
          />
        )}
      </Field>
    </Modal>
  )
}
