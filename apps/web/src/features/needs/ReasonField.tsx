import { TextField } from '../../components/form/TextField.js'

interface ReasonFieldProps {
  label: string
  problem: string | undefined
  value: string
  onChange: (value: string) => void
}

/** A sentence or two: why, or a word to the other side. */
export const ReasonField = ({ label, problem, value, onChange }: ReasonFieldProps) => (
  <TextField label={label} problem={problem} rows={2} maxLength={300} value={value} onChange={onChange} />
)
