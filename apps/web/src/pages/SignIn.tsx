import { useQuery } from '@tanstack/react-query'
import { useSearchParams } from 'react-router'
import { signInOptionsQuery } from '../api/accounts.js'
import { LoadFailure } from '../components/states/LoadFailure.js'
import { Loading } from '../components/states/Loading.js'
import { AccountSignIn } from '../features/sign-in/AccountSignIn.js'
import { DemoSignIn } from '../features/sign-in/DemoSignIn.js'
import { SignInFrame } from '../features/sign-in/SignInFrame.js'

/** The door: role cards in the demo, accounts otherwise. */
export default function SignIn() {
  const [params] = useSearchParams()
  const options = useQuery(signInOptionsQuery)
  if (options.isPending) return <Loading />
  if (options.isError) return <LoadFailure error={options.error} retry={() => void options.refetch()} />
  const { demo } = options.data
  const isAccount = !demo || ['account', 'step', 'problem', 'number'].some(name => params.has(name))
  return (
    <SignInFrame isDemo={demo}>
      {isAccount ? <AccountSignIn options={options.data} /> : <DemoSignIn />}
    </SignInFrame>
  )
}
