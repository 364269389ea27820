import { Input } from 'antd'
import { Field } from '../acts/Field.js'

interface ReasonFieldProps {
  label: string
  problem: string | undefined
  value: string
  onChange: (value: string) => void
}

/** A sentence or two: why, or a word to the other side. */
export const ReasonField = ({ label, problem, value, onChange }: ReasonFieldProps) => (
  <Field label={label} problem={problem}>
    {control => (
      <Input.TextArea
        {...control}
        rows={2}
        maxLength={300}
        value={value}
        onChange={event => onChange(event.target.value)}
      />
    )}
  </Field>
)
