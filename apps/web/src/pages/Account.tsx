import { useQuery } from '@tanstack/react-query'
import { ownAccountQuery } from '../api/accounts.js'
import { PageTitle } from '../components/PageTitle.js'
import { EmptyState } from '../components/states/EmptyState.js'
import { LoadFailure } from '../components/states/LoadFailure.js'
import { Loading } from '../components/states/Loading.js'
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
      {account.isPending && <Loading />}
      {account.isError && <LoadFailure error={account.error} retry={() => void account.refetch()} />}
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
