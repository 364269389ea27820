import { App, Input, Modal, Radio } from 'antd'
import { useState } from 'react'
import { recordSpotCheck, type SpotCheckItem } from '../../api/spot-checks.js'
import { useCommand } from '../../api/use-command.js'
import { m } from '../../messages/index.js'
import { FormProblem } from '../accounts/FormProblem.js'
import { Field } from '../acts/Field.js'

const t = m.spotCheck
type Result = keyof typeof t.results
const results = Object.entries(t.results) as [Result, string][]

interface RecordDialogProps {
  checkId: string
  item: SpotCheckItem
  onClose: () => void
}

/** What a call or a visit found of one that was drawn. */
export const RecordDialog = ({ checkId, item, onClose }: RecordDialogProps) => {
  const { message } = App.useApp()
  const [result, setResult] = useState<Result>('there')
  const [note, setNote] = useState('')
  const command = useCommand(recordSpotCheck, () => {
    void message.success(t.saved)
    onClose()
  })
  const said = note.trim()
  const record = () =>
    command.run({ id: checkId, place: item.place, result, ...(said !== '' && { note: said }) })
  return (
    <Modal
      open
      title={t.recordTitle(item.name)}
      okText={t.save}
      cancelText={m.state.cancel}
      okButtonProps={{ disabled: result !== 'there' && said === '' }}
      confirmLoading={command.isPending}
      onOk={record}
      onCancel={onClose}
    >
      <FormProblem problem={command.problem} />
      <Field label={t.columns.checked}>
        {({ id }) => (
          <Radio.Group
            id={id}
            options={results.map(([value, label]) => ({ value, label }))}
            value={result}
            onChange={event => setResult(event.target.value as Result)}
          />
        )}
      </Field>
      <Field label={t.note} hint={t.noteHint} optional={result === 'there'}>
        {control => (
          <Input.TextArea
            {...control}
            rows={2}
            maxLength={300}
            value={note}
            onChange={event => setNote(event.target.value)}
          />
        )}
      </Field>
    </Modal>
  )
}
