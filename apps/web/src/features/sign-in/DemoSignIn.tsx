import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { Link } from 'react-router'
import { demoAccountsQuery, signInAs } from '../../api/session.js'
import type { DemoAccount } from '../../api/types.js'
import { SearchBox } from '../../components/list/SearchBox.js'
import { EmptyState } from '../../components/states/EmptyState.js'
import { NotLoaded } from '../../components/states/NotLoaded.js'
import { m } from '../../messages/index.js'
import { DemoSlips } from './DemoSlips.js'
import { RoleGroups } from './RoleGroups.js'
import { useEnter } from './use-enter.js'

const matches = (words: string) => (account: DemoAccount) =>
  `${account.name}${account.unitName}${account.roleLabel}`.includes(words)

/** Role cards of the demo: choosing one is signing in. */
export const DemoSignIn = () => {
  const [words, setWords] = useState('')
  const accounts = useQuery(demoAccountsQuery)
  const enter = useEnter()
  const found = accounts.data?.accounts.filter(matches(words)) ?? []
  const choose = async ({ personId }: DemoAccount) => enter(await signInAs(personId))
  return (
    <main className="sign-in-roles" id="content">
      <h1>{m.signIn.title}</h1>
      <p className="muted">
        {m.signIn.lead} <Link to="?account=1">{m.account.signIn.account}</Link>
      </p>
      <DemoSlips slips={accounts.data?.slips ?? []} />
      <SearchBox placeholder={m.signIn.search} value={words} onSearch={setWords} />
      <NotLoaded query={accounts} />
      {accounts.isSuccess && found.length === 0 && (
        <EmptyState title={m.signIn.none} hint={m.signIn.noneHint} />
      )}
      <RoleGroups accounts={found} isOpen={words !== ''} onChoose={account => void choose(account)} />
    </main>
  )
}
