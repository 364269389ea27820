import { useQuery } from '@tanstack/react-query'
import { Alert } from 'antd'
import { useState } from 'react'
import { Link, useLocation } from 'react-router'
import { accountLinkQuery, applyAccountLink, type AccountLink as Opened } from '../api/accounts.js'
import { asProblem } from '../api/problem.js'
import { PageTitle } from '../components/PageTitle.js'
import { EmptyState } from '../components/states/EmptyState.js'
import { Loading } from '../components/states/Loading.js'
import { NewPasswordForm } from '../features/accounts/NewPasswordForm.js'
import { useRequest } from '../api/use-request.js'
import { SignInFrame } from '../features/sign-in/SignInFrame.js'
import { formatInstant } from '../format/dates.js'
import { m } from '../messages/index.js'

const Done = ({ staffNumber }: { staffNumber: string }) => (
  <EmptyState title={m.account.link.doneTitle} hint={m.account.link.done(staffNumber)}>
    <Link to={`/sign-in?number=${encodeURIComponent(staffNumber)}`}>{m.account.signIn.toSignIn}</Link>
  </EmptyState>
)

const Choose = ({ token, link }: { token: string; link: Opened }) => {
  const [done, setDone] = useState<string>()
  const request = useRequest(applyAccountLink, ({ staffNumber }) => setDone(staffNumber))
  if (done !== undefined) return <Done staffNumber={done} />
  return (
    <>
      <PageTitle
        title={m.account.link.titles[link.purpose]}
        lead={m.account.link.lead(link.name, link.staffNumber)}
      />
      <p className="muted">{m.account.link.until(formatInstant(link.expiresAt))}</p>
      <NewPasswordForm
        policy={link.passwordPolicy}
        own={link.own}
        staffNumber={link.staffNumber}
        submit={m.account.link.submit}
        isPending={request.isPending}
        problem={request.problem}
        onSubmit={({ password }) => request.run({ token, password })}
      />
    </>
  )
}

const Open = ({ token }: { token: string }) => {
  const link = useQuery(accountLinkQuery(token))
  if (link.isPending) return <Loading />
  if (link.isError)
    return (
      <Alert
        type="error"
        showIcon
        role="alert"
        title={m.account.link.failed}
        description={asProblem(link.error).message}
        action={<Link to="/sign-in?account=1">{m.account.signIn.toSignIn}</Link>}
      />
    )
  return <Choose token={token} link={link.data} />
}

/** Where an invitation or a reset leads; its token stands behind the `#` and goes nowhere but into the request. */
export default function AccountLink() {
  const token = useLocation().hash.slice(1)
  return (
    <SignInFrame>
      <main className="sign-in-account" id="content">
        {token === '' ? (
          <EmptyState title={m.account.link.missing} hint={m.account.link.missingHint} />
        ) : (
          <Open token={token} />
        )}
      </main>
    </SignInFrame>
  )
}
