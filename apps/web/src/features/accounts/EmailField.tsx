import { Input } from 'antd'
import { Field } from '../../components/form/Field.js'

interface EmailFieldProps {
  label: string
  hint?: string
  value: string
  onChange: (email: string) => void
  onEnter: () => void
}

/** The address that letters about an account go to. */
export const EmailField = ({ label, hint, value, onChange, onEnter }: EmailFieldProps) => (
  <Field label={label} hint={hint}>
    {control => (
      <Input
        {...control}
        type="email"
        autoFocus
        maxLength={200}
        value={value}
        onChange={event => onChange(event.target.value)}
        onPressEnter={onEnter}
      />
    )}
  </Field>
)
