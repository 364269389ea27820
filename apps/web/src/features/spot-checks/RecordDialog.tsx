import { Radio } from 'antd'
import { useState } from 'react'
import { recordSpotCheck, type SpotCheckItem } from '../../api/spot-checks.js'
import { Field } from '../../components/form/Field.js'
import { FormDialog } from '../../components/form/FormDialog.js'
import { TextField } from '../../components/form/TextField.js'
import { useToldCommand } from '../../components/form/use-told-command.js'
import { m } from '../../messages/index.js'

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
  const [result, setResult] = useState<Result>('there')
  const [note, setNote] = useState('')
  const command = useToldCommand(recordSpotCheck, t.saved, onClose)
  const said = note.trim()
  const record = () =>
    command.run({ id: checkId, place: item.place, result, ...(said !== '' && { note: said }) })
  return (
    <FormDialog
      title={t.recordTitle(item.name)}
      okText={t.save}
      okButtonProps={{ disabled: result !== 'there' && said === '' }}
      onOk={record}
      onCancel={onClose}
      command={command}
    >
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
      <TextField
        label={t.note}
        hint={t.noteHint}
        optional={result === 'there'}
        rows={2}
        maxLength={300}
        value={note}
        onChange={setNote}
      />
    </FormDialog>
  )
}
