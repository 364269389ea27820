import { Input, InputNumber } from 'antd'
import { DayPicker } from '../../../components/days/DayPicker.js'
import type { FieldControl } from '../../../components/form/Field.js'
import { m } from '../../../messages/index.js'
import type { TermsFieldShape } from '../terms-fields.js'

interface TermInputProps {
  shape: TermsFieldShape
  control: FieldControl
  value: string | number | undefined
  onChange: (value: string | number | undefined) => void
}

/** The input that fits one field of the terms. */
export const TermInput = ({ shape, control, value, onChange }: TermInputProps) => {
  const { field, kind, most, rows = 1 } = shape
  if (kind === 'number')
    return (
      <InputNumber
        {...control}
        min={1}
        max={most}
        precision={0}
        suffix={m.claim.units[field]}
        value={value as number | undefined}
        onChange={given => onChange(given ?? undefined)}
      />
    )
  if (kind === 'day') return <DayPicker {...control} value={String(value ?? '')} onChange={onChange} />
  return (
    <Input.TextArea
      {...control}
      maxLength={most}
      autoSize={{ minRows: rows, maxRows: 10 }}
      value={value}
      onChange={event => onChange(event.target.value)}
    />
  )
}
