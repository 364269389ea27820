import { Button } from 'antd'
import { useState } from 'react'
import { personRequest, type PersonRequest } from '#contracts/http/organisation.js'
import { changePerson } from '../../api/organisation.js'
import type { RosterPerson } from '../../api/types.js'
import { useCommand } from '../../api/use-command.js'
import { Field } from '../../components/form/Field.js'
import { useToldCommand } from '../../components/form/use-told-command.js'
import { UnitSelect } from '../../components/UnitSelect.js'
import { m } from '../../messages/index.js'
import { ChangeDrawer } from './ChangeDrawer.js'
import { GrantDrawer } from './GrantDrawer.js'

type Name = PersonRequest['command']['name']

const Operation = ({ name, person, onClose }: { name: Name; person: RosterPerson; onClose: () => void }) => {
  const [unitId, setUnitId] = useState<string>()
  const [effect, setEffect] = useState<string>()
  const command = { name, personId: person.id, ...(name !== 'leave' && { unitId }) }
  const request = (reason: string, preview: boolean) => personRequest.parse({ reason, preview, command })
  const look = useCommand(
    (reason: string, key) => changePerson(request(reason, true), key),
    ({ offices, tasks }) => setEffect(m.organisation.personEffect(offices.length, tasks)),
  )
  const make = useToldCommand(
    (reason: string, key) => changePerson(request(reason, false), key),
    m.organisation.done,
    onClose,
  )
  const choose = (chosen: string | undefined) => {
    setEffect(undefined)
    look.forget()
    make.forget()
    setUnitId(chosen)
  }
  return (
    <ChangeDrawer
      title={`${m.organisation.personCommands[name]}：${person.name}`}
      about={m.organisation.personAbout[name]}
      isReady={personRequest.shape.command.safeParse(command).success}
      look={look}
      effect={effect}
      make={make}
      onClose={onClose}
    >
      {name !== 'leave' && (
        <Field label={m.organisation.fields.unit}>
          {control => <UnitSelect {...control} own value={unitId} onChange={choose} />}
        </Field>
      )}
    </ChangeDrawer>
  )
}

/** What a security administrator may do about somebody: give an office, move, let go, take back. */
export const PersonOperations = ({ person }: { person: RosterPerson }) => {
  const [name, setName] = useState<Name | 'grant'>()
  const close = () => setName(undefined)
  const names: (Name | 'grant')[] = person.leftOn ? ['return'] : ['grant', 'move', 'leave']
  return (
    <div className="toolbar">
      {names.map(each => (
        <Button
          key={each}
          type={each === 'grant' ? 'primary' : 'default'}
          danger={each === 'leave'}
          onClick={() => setName(each)}
        >
          {m.organisation.personCommands[each]}
        </Button>
      ))}
      {name === 'grant' && <GrantDrawer person={person} onClose={close} />}
      {name && name !== 'grant' && <Operation key={name} name={name} person={person} onClose={close} />}
    </div>
  )
}
