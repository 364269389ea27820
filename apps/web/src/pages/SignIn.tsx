import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useNavigate, useSearchParams } from 'react-router'
import { demoAccountsQuery, sessionQuery, signInAs } from '../api/session.js'
import type { DemoAccount } from '../api/types.js'
import { SearchBox } from '../components/list/SearchBox.js'
import { EmptyState } from '../components/states/EmptyState.js'
import { LoadFailure } from '../components/states/LoadFailure.js'
import { Loading } from '../components/states/Loading.js'
import { RoleGroups } from '../features/sign-in/RoleGroups.js'
import { SignInHero } from '../features/sign-in/SignInHero.js'
import { m } from '../messages/index.js'
import '../features/sign-in/sign-in.css'

const matches = (words: string) => (account: DemoAccount) =>
  `${account.name}${account.unitName}${account.roleLabel}`.includes(words)

/** Only a path of this site, never another site's address. */
const wantedPath = (params: URLSearchParams): string => {
  const to = params.get('to') ?? '/'
  return /^\/(?![/\\])/.test(to) ? to : '/'
}

const useSignIn = () => {
  const queries = useQueryClient()
  const navigate = useNavigate()
  const [params] = useSearchParams()
  return async (account: DemoAccount) => {
    const session = await signInAs(account.personId)
    queries.clear()
    queries.setQueryData(sessionQuery.queryKey, session)
    await navigate(wantedPath(params))
  }
}

/** Role cards of the demo: choosing one is signing in. */
export default function SignIn() {
  const [words, setWords] = useState('')
  const accounts = useQuery(demoAccountsQuery)
  const signIn = useSignIn()
  const found = accounts.data?.accounts.filter(matches(words)) ?? []
  return (
    <div className="sign-in">
      <SignInHero />
      <main className="sign-in-roles" id="content">
        <h1>{m.signIn.title}</h1>
        <p className="muted">{m.signIn.lead}</p>
        <SearchBox placeholder={m.signIn.search} value={words} onSearch={setWords} />
        {accounts.isPending && <Loading />}
        {accounts.isError && <LoadFailure error={accounts.error} retry={() => void accounts.refetch()} />}
        {accounts.isSuccess && found.length === 0 && (
          <EmptyState title={m.signIn.none} hint={m.signIn.noneHint} />
        )}
        <RoleGroups accounts={found} isOpen={words !== ''} onChoose={account => void signIn(account)} />
      </main>
    </div>
  )
}
