import { useQuery } from '@tanstack/react-query'
import { Alert, Button } from 'antd'
import { type SubmitEvent, useState } from 'react'
import { Link } from 'react-router'
import { requestReset, signInOptionsQuery } from '../api/accounts.js'
import { FormProblem } from '../components/form/FormProblem.js'
import { PageTitle } from '../components/PageTitle.js'
import { EmptyState } from '../components/states/EmptyState.js'
import { useRequest } from '../api/use-request.js'
import { SignInFrame } from '../features/sign-in/SignInFrame.js'
import { StaffNumberField } from '../features/sign-in/StaffNumberField.js'
import { m } from '../messages/index.js'
import '../features/accounts/accounts.css'

const Ask = () => {
  const [staffNumber, setStaffNumber] = useState('')
  const [isSent, setSent] = useState(false)
  const request = useRequest(requestReset, () => setSent(true))
  const send = (event: SubmitEvent) => {
    event.preventDefault()
    if (staffNumber.trim() !== '') request.run(staffNumber.trim())
  }
  if (isSent) return <EmptyState title={m.account.forgotten.sentTitle} hint={m.account.forgotten.sent} />
  return (
    <form className="account-form" onSubmit={send} noValidate>
      <FormProblem problem={request.problem} />
      <StaffNumberField value={staffNumber} onChange={setStaffNumber} />
      <Button type="primary" htmlType="submit" block size="large" loading={request.isPending}>
        {m.account.forgotten.submit}
      </Button>
    </form>
  )
}

/** A forgotten password: a link by mail. The answer is the same whoever asks. */
export default function Forgotten() {
  const { data } = useQuery(signInOptionsQuery)
  return (
    <SignInFrame>
      <main className="sign-in-account" id="content">
        <PageTitle title={m.account.forgotten.title} lead={m.account.forgotten.lead} />
        {data?.mail === false ? <Alert type="info" showIcon title={m.account.forgotten.noMail} /> : <Ask />}
        <p>
          <Link to="/sign-in?account=1">{m.account.signIn.back}</Link>
        </p>
      </main>
    </SignInFrame>
  )
}
