import { Button, Input } from 'antd'
import { type SubmitEvent, useState } from 'react'
import { type PasswordPolicy, passwordRules } from '#contracts/http/accounts.js'
import type { ApiProblem } from '../../api/problem.js'
import { Field } from '../../components/form/Field.js'
import { FormProblem } from '../../components/form/FormProblem.js'
import { m } from '../../messages/index.js'
import './accounts.css'

interface Chosen {
  current: string
  password: string
}

interface NewPasswordFormProps {
  policy: PasswordPolicy
  /** What the password must not contain. */
  own: readonly string[]
  /** The present password is asked for, too. */
  asksCurrent?: boolean
  /** For the browser's store of passwords. */
  staffNumber?: string | undefined
  submit: string
  isPending: boolean
  problem: ApiProblem | undefined
  onSubmit: (chosen: Chosen) => void
}

/** Every rule, kept or not, while one types. */
const Rules = ({
  password,
  own,
  policy,
}: Pick<NewPasswordFormProps, 'own' | 'policy'> & { password: string }) => (
  <ul className="password-rules" aria-label={m.account.password.rules} aria-live="polite">
    {passwordRules(password, own, policy).map(({ rule, holds }) => (
      <li key={rule} className={holds ? 'is-kept' : ''}>
        <span aria-hidden>{holds ? '✓' : '○'}</span> {rule}
        <span className="visually-hidden">{holds ? m.account.password.kept : m.account.password.open}</span>
      </li>
    ))}
  </ul>
)

/** Chooses a password, told live what is still missing. */
export const NewPasswordForm = (props: NewPasswordFormProps) => {
  const { policy, own, asksCurrent, staffNumber, submit, isPending, problem, onSubmit } = props
  const [chosen, setChosen] = useState<Chosen>({ current: '', password: '' })
  const [again, setAgain] = useState('')
  const [isAsked, setAsked] = useState(false)
  const { current, password } = chosen
  const isGood = passwordRules(password, own, policy).every(({ holds }) => holds)
  const send = (event: SubmitEvent) => {
    event.preventDefault()
    setAsked(true)
    if (isGood && password === again && (!asksCurrent || current !== '')) onSubmit(chosen)
  }
  return (
    <form className="account-form" onSubmit={send} noValidate>
      <FormProblem problem={problem} />
      {staffNumber && <input type="hidden" autoComplete="username" value={staffNumber} readOnly />}
      {asksCurrent && (
        <Field
          label={m.account.password.current}
          problem={isAsked && current === '' ? m.act.required : undefined}
        >
          {control => (
            <Input.Password
              {...control}
              autoComplete="current-password"
              value={current}
              onChange={event => setChosen({ ...chosen, current: event.target.value })}
            />
          )}
        </Field>
      )}
      <Field label={m.account.password.next} problem={isAsked && !isGood ? m.problem.invalid : undefined}>
        {control => (
          <Input.Password
            {...control}
            autoComplete="new-password"
            maxLength={128}
            value={password}
            onChange={event => setChosen({ ...chosen, password: event.target.value })}
          />
        )}
      </Field>
      <Rules password={password} own={own} policy={policy} />
      <Field
        label={m.account.password.again}
        problem={(isAsked || again !== '') && again !== password ? m.account.password.differs : undefined}
      >
        {control => (
          <Input.Password
            {...control}
            autoComplete="new-password"
            value={again}
            onChange={event => setAgain(event.target.value)}
          />
        )}
      </Field>
      <Button type="primary" htmlType="submit" block size="large" loading={isPending}>
        {submit}
      </Button>
    </form>
  )
}
