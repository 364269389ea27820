import { Alert, Button } from 'antd'
import { useState } from 'react'
import { useSearchParams } from 'react-router'
import { errors } from '#contracts/errors/errors.js'
import type { SignInAnswer, SignInStep } from '../../api/accounts.js'
import { m } from '../../messages/index.js'
import { PasswordForm } from './PasswordForm.js'
import { EnrolmentStep, NewPasswordStep, SecondFactorStep } from './steps.js'
import { useEnter } from './use-enter.js'
import '../accounts/accounts.css'

interface OptionsProps {
  options: { demo: boolean; mail: boolean; oidc?: { label: string } | undefined }
}

const steps = {
  secondFactor: SecondFactorStep,
  enrolment: EnrolmentStep,
  newPassword: NewPasswordStep,
} satisfies Record<SignInStep, unknown>

const stepOf = (text: string | null): SignInStep | undefined =>
  text !== null && Object.hasOwn(steps, text) ? (text as SignInStep) : undefined

/** Why the identity provider's sign-in came to nothing, in the words of the one error list. */
const oidcProblem = (code: string | null): string | undefined =>
  code !== null && Object.hasOwn(errors, code) ? errors[code as keyof typeof errors].message : undefined

const Told = ({ params }: { params: URLSearchParams }) => {
  const problem = oidcProblem(params.get('problem'))
  if (problem) return <Alert type="error" showIcon role="alert" title={problem} />
  return params.has('ended') ? (
    <Alert type="info" showIcon role="status" title={m.account.signIn.ended} />
  ) : null
}

/** Signing in with an account: the password, or the identity provider, and whatever is asked for after it. */
export const AccountSignIn = ({ options }: OptionsProps) => {
  const [params] = useSearchParams()
  const [step, setStep] = useState(() => stepOf(params.get('step')))
  const enter = useEnter()
  const proceed = ({ next, session }: SignInAnswer) => {
    setStep(next)
    if (session) void enter(session)
  }
  const Step = step && steps[step]
  return (
    <main className="sign-in-account" id="content">
      {!Step && <Told params={params} />}
      {Step ? <Step onDone={proceed} /> : <PasswordForm options={options} onDone={proceed} />}
      {Step && (
        <Button type="text" onClick={() => setStep(undefined)}>
          {m.account.signIn.back}
        </Button>
      )}
    </main>
  )
}
