import { useQueryClient } from '@tanstack/react-query'
import { App, Button } from 'antd'
import { useState } from 'react'
import { type OwnAccount, removeSecondFactor, renewRecoveryCodes } from '../../api/accounts.js'
import { Panel } from '../../components/Panel.js'
import { m } from '../../messages/index.js'
import { Enrolment } from './Enrolment.js'
import { PasswordConfirmation } from './PasswordConfirmation.js'
import { RecoveryCodes } from './RecoveryCodes.js'
import { useRequest } from '../../api/use-request.js'

interface DoingProps {
  onDone: () => void
}

/** Password first, then the picture. */
const Enrol = ({ hasPassword, onDone }: DoingProps & { hasPassword: boolean }) => {
  const { message } = App.useApp()
  const [password, setPassword] = useState<string>()
  const bound = () => {
    void message.success(m.account.own.bound)
    onDone()
  }
  if (password === undefined && hasPassword)
    return (
      <PasswordConfirmation
        submit={m.account.own.enrol}
        isPending={false}
        problem={undefined}
        onSubmit={setPassword}
        onCancel={onDone}
      />
    )
  return <Enrolment {...(password && { password })} onDone={bound} onCancel={onDone} />
}

const Remove = ({ onDone }: DoingProps) => {
  const { message } = App.useApp()
  const request = useRequest(removeSecondFactor, () => {
    void message.success(m.account.own.removed)
    onDone()
  })
  return (
    <PasswordConfirmation
      submit={m.account.own.remove}
      isDanger
      isPending={request.isPending}
      problem={request.problem}
      onSubmit={request.run}
      onCancel={onDone}
    />
  )
}

const Renew = ({ onDone }: DoingProps) => {
  const [codes, setCodes] = useState<string[]>()
  const request = useRequest(renewRecoveryCodes, ({ recoveryCodes }) => setCodes(recoveryCodes))
  if (codes) return <RecoveryCodes codes={codes} onSaved={onDone} />
  return (
    <PasswordConfirmation
      submit={m.account.own.renew}
      isPending={request.isPending}
      problem={request.problem}
      onSubmit={request.run}
      onCancel={onDone}
    />
  )
}

/** The authenticator: bound, renewed, and taken away where the office allows it. */
export const SecondFactorPanel = ({ account }: { account: OwnAccount }) => {
  const queries = useQueryClient()
  const [doing, setDoing] = useState<'enrol' | 'remove' | 'renew'>()
  const { enrolled, required, recoveryCodesLeft } = account.secondFactor
  const done = () => {
    setDoing(undefined)
    void queries.invalidateQueries()
  }
  return (
    <Panel title={m.account.own.secondFactor}>
      <p>
        {enrolled ? m.account.own.enrolled(recoveryCodesLeft) : m.account.own.notEnrolled}
        {required && m.account.own.required}
      </p>
      {doing === 'enrol' && <Enrol hasPassword={account.hasPassword} onDone={done} />}
      {doing === 'remove' && <Remove onDone={done} />}
      {doing === 'renew' && <Renew onDone={done} />}
      {!doing && (
        <div className="account-actions">
          <Button onClick={() => setDoing('enrol')}>
            {enrolled ? m.account.own.enrolAgain : m.account.own.enrol}
          </Button>
          {enrolled && <Button onClick={() => setDoing('renew')}>{m.account.own.renew}</Button>}
          {enrolled && !required && (
            <Button danger onClick={() => setDoing('remove')}>
              {m.account.own.remove}
            </Button>
          )}
        </div>
      )}
    </Panel>
  )
}
