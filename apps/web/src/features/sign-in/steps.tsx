import { useQuery } from '@tanstack/react-query'
import { changePassword, ownAccountQuery, sendCode, type SignInAnswer } from '../../api/accounts.js'
import { PageTitle } from '../../components/PageTitle.js'
import { NotLoaded } from '../../components/states/NotLoaded.js'
import { m } from '../../messages/index.js'
import { CodeForm } from '../accounts/CodeForm.js'
import { Enrolment } from '../accounts/Enrolment.js'
import { NewPasswordForm } from '../accounts/NewPasswordForm.js'
import { useRequest } from '../../api/use-request.js'

export interface StepProps {
  onDone: (answer: SignInAnswer) => void
}

/** The code of the authenticator, or a recovery code. */
export const SecondFactorStep = ({ onDone }: StepProps) => {
  const { run, isPending, problem } = useRequest(sendCode, onDone)
  return (
    <>
      <PageTitle title={m.account.signIn.codeTitle} lead={m.account.signIn.codeLead} />
      <CodeForm
        label={m.account.signIn.code}
        hint={m.account.signIn.codeHint}
        isPending={isPending}
        problem={problem}
        onSubmit={run}
      />
    </>
  )
}

/** For offices that need a second factor and have none yet. */
export const EnrolmentStep = ({ onDone }: StepProps) => (
  <>
    <PageTitle title={m.account.signIn.enrolTitle} lead={m.account.signIn.enrolLead} />
    <Enrolment onDone={onDone} />
  </>
)

/** The password has grown old. */
export const NewPasswordStep = ({ onDone }: StepProps) => {
  const account = useQuery(ownAccountQuery)
  const { run, isPending, problem } = useRequest(changePassword, onDone)
  if (!account.isSuccess) return <NotLoaded query={account} />
  const { passwordPolicy, own, staffNumber } = account.data
  return (
    <>
      <PageTitle title={m.account.signIn.newPasswordTitle} lead={m.account.signIn.newPasswordLead} />
      <NewPasswordForm
        policy={passwordPolicy}
        own={own}
        staffNumber={staffNumber}
        asksCurrent
        submit={m.account.own.changePassword}
        isPending={isPending}
        problem={problem}
        onSubmit={run}
      />
    </>
  )
}
