import { Button, Input } from 'antd'
import { type SubmitEvent, useState } from 'react'
import type { ApiProblem } from '../../api/problem.js'
import { Field } from '../../components/form/Field.js'
import { FormProblem } from '../../components/form/FormProblem.js'
import { m } from '../../messages/index.js'
import './accounts.css'

interface CodeFormProps {
  label: string
  hint?: string
  isPending: boolean
  problem: ApiProblem | undefined
  onSubmit: (code: string) => void
}

/** A code of the authenticator; typed again after a refusal. */
export const CodeForm = ({ label, hint, isPending, problem, onSubmit }: CodeFormProps) => {
  const [code, setCode] = useState('')
  const send = (event: SubmitEvent) => {
    event.preventDefault()
    if (code.trim() !== '') onSubmit(code.trim())
  }
  return (
    <form className="account-form" onSubmit={send} noValidate>
      <FormProblem problem={problem} />
      <Field label={label} hint={hint}>
        {control => (
          <Input
            {...control}
            autoFocus
            className="code-input figure"
            autoComplete="one-time-code"
            inputMode={hint ? 'text' : 'numeric'}
            maxLength={19}
            value={code}
            onChange={event => setCode(event.target.value)}
          />
        )}
      </Field>
      <Button type="primary" htmlType="submit" block size="large" loading={isPending}>
        {m.account.signIn.confirm}
      </Button>
    </form>
  )
}
