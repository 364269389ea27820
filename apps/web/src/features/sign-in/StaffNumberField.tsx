import { Input } from 'antd'
import { Field } from '../../components/form/Field.js'
import { m } from '../../messages/index.js'

interface StaffNumberFieldProps {
  value: string
  problem?: string | undefined
  onChange: (staffNumber: string) => void
}

/** What one signs in by. */
export const StaffNumberField = ({ value, problem, onChange }: StaffNumberFieldProps) => (
  <Field label={m.account.signIn.staffNumber} problem={problem}>
    {control => (
      <Input
        {...control}
        size="large"
        autoComplete="username"
        autoCapitalize="none"
        maxLength={64}
        value={value}
        onChange={event => onChange(event.target.value)}
      />
    )}
  </Field>
)
