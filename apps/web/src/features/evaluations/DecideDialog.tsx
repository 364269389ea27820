import { Radio } from 'antd'
import { useState } from 'react'
import { commandEvaluation, type EvaluationObjection } from '../../api/evaluation-results.js'
import { Field } from '../../components/form/Field.js'
import { FormDialog } from '../../components/form/FormDialog.js'
import { TextField } from '../../components/form/TextField.js'
import { useToldCommand } from '../../components/form/use-told-command.js'
import { m } from '../../messages/index.js'

const t = m.evaluationResult.objection
const decisions = ['rejected', 'noted', 'withdrawn'] as const
const least = 4

interface DecideDialogProps {
  evaluationId: string
  objection: EvaluationObjection
  onClose: () => void
}

/** Answers an objection, once. */
export const DecideDialog = ({ evaluationId, objection, onClose }: DecideDialogProps) => {
  const [decision, setDecision] = useState<(typeof decisions)[number]>()
  const [reason, setReason] = useState('')
  const command = useToldCommand(commandEvaluation(evaluationId), t.decided, onClose)
  const send = () => {
    if (decision) command.run({ name: 'decide', objectionId: objection.id, decision, reason: reason.trim() })
  }
  return (
    <FormDialog
      title={t.decideTitle(objection.subjectName)}
      okText={t.decide}
      okButtonProps={{ disabled: !decision || reason.trim().length < least }}
      onOk={send}
      onCancel={onClose}
      command={command}
    >
      <blockquote className="result-comment prose">{objection.text}</blockquote>
      <Field label={t.decision} hint={decision && t.decisionHints[decision]}>
        {({ id }) => (
          <Radio.Group
            id={id}
            vertical
            options={decisions.map(value => ({ value, label: t.decisions[value] }))}
            value={decision}
            onChange={event => setDecision(event.target.value as (typeof decisions)[number])}
          />
        )}
      </Field>
      <TextField
        label={t.reason}
        hint={t.reasonHint}
        rows={4}
        maxLength={1000}
        value={reason}
        onChange={setReason}
      />
    </FormDialog>
  )
}
