import { useQuery } from '@tanstack/react-query'
import { ownAccountQuery } from '../api/accounts.js'
import { PageTitle } from '../components/PageTitle.js'
import { EmptyState } from '../components/states/EmptyState.js'
import { NotLoaded } from '../components/states/NotLoaded.js'
import { DevicesPanel } from '../features/accounts/DevicesPanel.js'
import { PasswordPanel } from '../features/accounts/PasswordPanel.js'
import { SecondFactorPanel } from '../features/accounts/SecondFactorPanel.js'
import { PreferencePanel } from '../features/notices/PreferencePanel.js'
import { m } from '../messages/index.js'
import '../features/accounts/accounts.css'

/** One's own account: password, second factor, devices. */
export default function Account() {
  const account = useQuery(ownAccountQuery)
  return (
    <>
      <PageTitle title={m.account.own.title} />
      <NotLoaded query={account} />
      {account.data &&
        (account.data.state ? (
          <>
            <PasswordPanel account={account.data} />
            <SecondFactorPanel account={account.data} />
          </>
        ) : (
          <EmptyState title={m.account.own.none} hint={m.account.own.noneHint} />
        ))}
      <PreferencePanel />
      <DevicesPanel />
    </>
  )
}
