import { ControlOutlined } from '@ant-design/icons'
import { Button, Dropdown } from 'antd'
import { useState } from 'react'
import { adminRequest } from '#contracts/http/processes.js'
import { administer, type ProcessView } from '../../api/processes.js'
import { holds } from '../../api/offices.js'
import { useSession } from '../../api/session.js'
import type { AllowedAction } from '../../api/types.js'
import { LinkButton } from '../../components/LinkButton.js'
import { useBusinessToday } from '../../components/use-business-today.js'
import { m } from '../../messages/index.js'
import { ActionPanel } from '../acts/ActionPanel.js'
import type { Drafts } from '../acts/use-act-draft.js'
import { administrationForm } from './administration-forms.js'
import { type AdminCommandName, adminCommandNames, commandOf } from './command-of.js'

const operationOf = (name: AdminCommandName): AllowedAction => ({
  seatId: '',
  region: 'main',
  round: '',
  form: 'administration',
  act: name,
  label: m.administration.commands[name],
  effect: 'decides',
  confirm: name !== 'extend' && name !== 'adoptRules',
})

/** An administrator's operations on this process, each with its reason. */
export const AdministrationMenu = ({ view }: { view: ProcessView }) => {
  const isAdministrator = holds(useSession(), 'SystemAdministrator')
  const today = useBusinessToday()
  const [drafts] = useState<Drafts>(() => new Map())
  const [chosen, setChosen] = useState<AdminCommandName>()
  if (!isAdministrator) return null
  const history = (
    <LinkButton to={`/processes/${view.page.id}/history`}>{m.administration.technical.link}</LinkButton>
  )
  if (view.page.endedAt) return history
  const items = adminCommandNames.map(name => ({
    key: name,
    label: m.administration.commands[name],
    danger: name === 'terminate',
    onClick: () => setChosen(name),
  }))
  const context = chosen && { page: view.page, today, action: operationOf(chosen) }
  return (
    <>
      {history}
      <Dropdown menu={{ items }} trigger={['click']} placement="topRight">
        <Button icon={<ControlOutlined />}>{m.administration.operations}</Button>
      </Dropdown>
      {context && chosen && (
        <ActionPanel
          key={chosen}
          view={view}
          context={context}
          form={administrationForm(chosen)}
          drafts={drafts}
          isOffered
          send={({ body }, key) =>
            administer(
              view.page.id,
              adminRequest.parse({ reason: body.reason, command: commandOf(chosen, context, body) }),
              key,
            )
          }
          onClose={() => setChosen(undefined)}
        />
      )}
    </>
  )
}
