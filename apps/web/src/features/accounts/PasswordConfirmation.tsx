import { Button, Input } from 'antd'
import { type SubmitEvent, useState } from 'react'
import type { ApiProblem } from '../../api/problem.js'
import { Field } from '../../components/form/Field.js'
import { FormProblem } from '../../components/form/FormProblem.js'
import { m } from '../../messages/index.js'

interface PasswordConfirmationProps {
  submit: string
  isDanger?: boolean
  isPending: boolean
  problem: ApiProblem | undefined
  onSubmit: (password: string) => void
  onCancel: () => void
}

/** The password once more, before something that a browser left alone must not allow. */
export const PasswordConfirmation = (props: PasswordConfirmationProps) => {
  const { submit, isDanger = false, isPending, problem, onSubmit, onCancel } = props
  const [password, setPassword] = useState('')
  const send = (event: SubmitEvent) => {
    event.preventDefault()
    if (password !== '') onSubmit(password)
  }
  return (
    <form className="account-form" onSubmit={send} noValidate>
      <FormProblem problem={problem} />
      <Field label={m.account.own.confirmPassword}>
        {control => (
          <Input.Password
            {...control}
            autoFocus
            autoComplete="current-password"
            value={password}
            onChange={event => setPassword(event.target.value)}
          />
        )}
      </Field>
      <div className="account-actions">
        <Button type="primary" danger={isDanger} htmlType="submit" loading={isPending}>
          {submit}
        </Button>
        <Button onClick={onCancel}>{m.state.cancel}</Button>
      </div>
    </form>
  )
}
