import { type ReactNode, useId } from 'react'
import { m } from '../../messages/index.js'
import './field.css'

export interface FieldControl {
  id: string
  status: '' | 'error'
  'aria-invalid': boolean
  'aria-describedby': string | undefined
}

interface FieldProps {
  label: string
  optional?: boolean | undefined
  hint?: string | undefined
  problem?: string | undefined
  children: (control: FieldControl) => ReactNode
}

/** A label, its control, and what is wrong with it right beneath. */
export const Field = ({ label, optional, hint, problem, children }: FieldProps) => {
  const id = useId()
  const note = problem ?? hint
  return (
    <div className={problem ? 'field has-problem' : 'field'}>
      <label htmlFor={id}>
        {label}
        {optional && <span className="muted">{m.act.optional}</span>}
      </label>
      {children({
        id,
        status: problem ? 'error' : '',
        'aria-invalid': problem !== undefined,
        'aria-describedby': note ? `${id}-note` : undefined,
      })}
      {note && (
        <p
          id={`${id}-note`}
          className={problem ? 'field-problem' : 'field-hint'}
          role={problem ? 'alert' : undefined}
        >
          {note}
        </p>
      )}
    </div>
  )
}
