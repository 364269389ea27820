import { Alert, Button, Drawer, Input } from 'antd'
import { type ReactNode, useState } from 'react'
import type { Command } from '../../api/use-command.js'
import { Field } from '../../components/form/Field.js'
import { ProblemAlert } from '../../components/ProblemAlert.js'
import { Processing } from '../../components/Processing.js'
import { useIsPhone } from '../../components/use-is-phone.js'
import { m } from '../../messages/index.js'
import '../acts/forms.css'

interface ChangeDrawerProps {
  title: string
  about: string
  isReady: boolean
  /** Tries the change and takes it back; without it the change is made at once. */
  look?: Command<string>
  /** What a look has found, in words. */
  effect?: string | undefined
  make: Command<string>
  onClose: () => void
  children?: ReactNode
}

/** A change of the organisation: what, why, what it reaches, and only then the change itself. */
export const ChangeDrawer = ({
  title,
  about,
  isReady,
  look,
  effect,
  make,
  onClose,
  children,
}: ChangeDrawerProps) => {
  const [reason, setReason] = useState('')
  const isPhone = useIsPhone()
  const hasLooked = !look || effect !== undefined
  const problem = make.problem ?? look?.problem
  const next = hasLooked ? make : look
  return (
    <Drawer
      title={title}
      open
      placement={isPhone ? 'bottom' : 'right'}
      size={isPhone ? '92%' : 520}
      onClose={onClose}
      footer={
        <div className="act-footer">
          <Button onClick={onClose}>{m.state.cancel}</Button>
          <Button
            type="primary"
            danger={hasLooked}
            disabled={!isReady || reason.trim() === ''}
            loading={next.isPending}
            onClick={() => next.run(reason.trim())}
          >
            {hasLooked ? m.organisation.confirm : m.organisation.look}
          </Button>
        </div>
      }
    >
      <div className="act-form">
        <p className="act-form-about">{about}</p>
        {children}
        <Field label={m.organisation.fields.reason}>
          {control => (
            <Input
              id={control.id}
              maxLength={300}
              value={reason}
              onChange={event => setReason(event.target.value)}
            />
          )}
        </Field>
        {effect !== undefined && <Alert type="warning" showIcon role="status" title={effect} />}
        {make.isAskingAgain && <Processing />}
        {problem && (
          <ProblemAlert problem={problem}>
            {problem.fieldProblems.map(({ path, message }) => (
              <p key={path}>{message}</p>
            ))}
          </ProblemAlert>
        )}
      </div>
    </Drawer>
  )
}
