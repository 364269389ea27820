import { Button, Divider, Input } from 'antd'
import { type SubmitEvent, useState } from 'react'
import { Link, useSearchParams } from 'react-router'
import { oidcAddress, signIn, type SignInAnswer } from '../../api/accounts.js'
import { Field } from '../../components/form/Field.js'
import { FormProblem } from '../../components/form/FormProblem.js'
import { PageTitle } from '../../components/PageTitle.js'
import { m } from '../../messages/index.js'
import { StaffNumberField } from './StaffNumberField.js'
import { useRequest } from '../../api/use-request.js'
import { wantedPath } from './use-enter.js'

interface PasswordFormProps {
  options: { demo: boolean; mail: boolean; oidc?: { label: string } | undefined }
  onDone: (answer: SignInAnswer) => void
}

const OtherWays = ({ options: { demo, oidc } }: Pick<PasswordFormProps, 'options'>) => {
  const [params] = useSearchParams()
  if (!oidc && !demo) return null
  return (
    <>
      <Divider plain>{m.account.signIn.or}</Divider>
      <div className="sign-in-ways">
        {oidc && (
          <Button block size="large" href={oidcAddress(wantedPath(params))}>
            {oidc.label}
          </Button>
        )}
        {demo && <Link to="/sign-in">{m.account.signIn.demo}</Link>}
      </div>
    </>
  )
}

/** Staff number and password. */
export const PasswordForm = ({ options, onDone }: PasswordFormProps) => {
  const [params] = useSearchParams()
  const [staffNumber, setStaffNumber] = useState(params.get('number') ?? '')
  const [password, setPassword] = useState('')
  const request = useRequest(signIn, onDone)
  const [isAsked, setAsked] = useState(false)
  const missing = (text: string) => (isAsked && text === '' ? m.act.required : undefined)
  const send = (event: SubmitEvent) => {
    event.preventDefault()
    setAsked(true)
    if (staffNumber.trim() !== '' && password !== '')
      request.run({ staffNumber: staffNumber.trim(), password })
  }
  return (
    <>
      <PageTitle title={m.account.signIn.title} />
      <form className="account-form" onSubmit={send} noValidate>
        <FormProblem problem={request.problem} />
        <StaffNumberField value={staffNumber} problem={missing(staffNumber)} onChange={setStaffNumber} />
        <Field label={m.account.signIn.password} problem={missing(password)}>
          {control => (
            <Input.Password
              {...control}
              size="large"
              autoComplete="current-password"
              maxLength={128}
              value={password}
              onChange={event => setPassword(event.target.value)}
            />
          )}
        </Field>
        <Button type="primary" htmlType="submit" block size="large" loading={request.isPending}>
          {m.account.signIn.submit}
        </Button>
        <Link to="/forgotten">{m.account.signIn.forgotten}</Link>
      </form>
      <OtherWays options={options} />
    </>
  )
}
