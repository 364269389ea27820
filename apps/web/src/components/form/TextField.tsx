import { Input } from 'antd'
import type { ChangeEvent } from 'react'
import { Field } from './Field.js'

interface TextFieldProps {
  label: string
  optional?: boolean | undefined
  hint?: string | undefined
  problem?: string | undefined
  /** Lines that are seen at once; without it there is one and no more. */
  rows?: number
  maxLength: number
  placeholder?: string
  autoFocus?: boolean
  value: string | undefined
  onChange: (value: string) => void
}

/** A line of text, or some. */
export const TextField = ({ label, optional, hint, problem, rows, onChange, ...text }: TextFieldProps) => {
  const change = ({ target }: ChangeEvent<HTMLInputElement | HTMLTextAreaElement>) => onChange(target.value)
  return (
    <Field label={label} optional={optional} hint={hint} problem={problem}>
      {control =>
        rows === undefined ? (
          <Input {...control} {...text} onChange={change} />
        ) : (
          <Input.TextArea {...control} {...text} rows={rows} onChange={change} />
        )
      }
    </Field>
  )
}
