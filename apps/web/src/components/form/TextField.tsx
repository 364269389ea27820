import { Input } from 'antd'
import { Field } from './Field.js'

interface TextFieldProps {
  label: string
  optional?: boolean | undefined
  hint?: string | undefined
  problem?: string | undefined
  rows: number
  maxLength: number
  placeholder?: string
  autoFocus?: boolean
  value: string | undefined
  onChange: (value: string) => void
}

/** Some lines of text. */
export const TextField = ({ label, optional, hint, problem, onChange, ...area }: TextFieldProps) => (
  <Field label={label} optional={optional} hint={hint} problem={problem}>
    {control => <Input.TextArea {...control} {...area} onChange={event => onChange(event.target.value)} />}
  </Field>
)
