import { Button } from 'antd'
import { useEffect, useRef, useState } from 'react'
import { beginEnrolment, confirmEnrolment, type SignInAnswer } from '../../api/accounts.js'
import { FormProblem } from '../../components/form/FormProblem.js'
import { Loading } from '../../components/states/Loading.js'
import { m } from '../../messages/index.js'
import { CodeForm } from './CodeForm.js'
import { RecoveryCodes } from './RecoveryCodes.js'
import { useRequest } from '../../api/use-request.js'
import './accounts.css'

interface EnrolmentProps {
  /** Asked for again, unless signing in has just asked for it. */
  password?: string
  onDone: (answer: SignInAnswer) => void
  onCancel?: () => void
}

interface Secret {
  secret: string
  picture: string
}

const Scan = ({ secret, picture }: Secret) => (
  <>
    <p>{m.account.own.scan}</p>
    <img className="enrolment-picture" src={picture} alt={m.account.own.scan} width={200} height={200} />
    <p className="muted">{m.account.own.typeSecret}</p>
    <p className="enrolment-secret figure">{(secret.match(/.{1,4}/g) ?? []).join(' ')}</p>
  </>
)

/** Binds an authenticator: picture, code, recovery codes. */
export const Enrolment = ({ password, onDone, onCancel }: EnrolmentProps) => {
  const [begun, setBegun] = useState<Secret>()
  const [done, setDone] = useState<SignInAnswer & { recoveryCodes: string[] }>()
  const begin = useRequest((known: string | undefined) => beginEnrolment(known), setBegun)
  const confirm = useRequest(confirmEnrolment, setDone)
  const isAsked = useRef(false)
  const { run } = begin
  useEffect(() => {
    if (!isAsked.current) run(password)
    isAsked.current = true
  }, [run, password])
  if (done) return <RecoveryCodes codes={done.recoveryCodes} onSaved={() => onDone(done)} />
  return (
    <div className="enrolment">
      {begin.isPending && <Loading />}
      <FormProblem problem={begin.problem} />
      {begun && (
        <>
          <Scan {...begun} />
          <CodeForm
            label={m.account.own.thenCode}
            isPending={confirm.isPending}
            problem={confirm.problem}
            onSubmit={confirm.run}
          />
        </>
      )}
      {onCancel && (
        <Button type="text" onClick={onCancel}>
          {m.state.cancel}
        </Button>
      )}
    </div>
  )
}
