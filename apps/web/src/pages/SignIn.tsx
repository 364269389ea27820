import { useQuery } from '@tanstack/react-query'
import { useSearchParams } from 'react-router'
import { signInOptionsQuery } from '../api/accounts.js'
import { NotLoaded } from '../components/states/NotLoaded.js'
import { AccountSignIn } from '../features/sign-in/AccountSignIn.js'
import { DemoSignIn } from '../features/sign-in/DemoSignIn.js'
import { SignInFrame } from '../features/sign-in/SignInFrame.js'

/** The door: role cards in the demo, accounts otherwise. */
export default function SignIn() {
  const [params] = useSearchParams()
  const options = useQuery(signInOptionsQuery)
  if (!options.isSuccess) return <NotLoaded query={options} />
  const { demo } = options.data
  const isAccount = !demo || ['account', 'step', 'problem', 'number'].some(name => params.has(name))
  return (
    <SignInFrame isDemo={demo}>
      {isAccount ? <AccountSignIn options={options.data} /> : <DemoSignIn />}
    </SignInFrame>
  )
}
