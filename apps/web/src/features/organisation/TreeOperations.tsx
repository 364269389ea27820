import { ApartmentOutlined } from '@ant-design/icons'
import { Button, Dropdown, Input, Select } from 'antd'
import { useState } from 'react'
import { treeRequest, type TreeRequest } from '#contracts/http/organisation.js'
import { changeTree } from '../../api/organisation.js'
import { holds } from '../../api/offices.js'
import { useSession } from '../../api/session.js'
import type { TreeUnitDetail } from '../../api/types.js'
import { useCommand } from '../../api/use-command.js'
import { Field } from '../../components/form/Field.js'
import { useToldCommand } from '../../components/form/use-told-command.js'
import { UnitSelect } from '../../components/UnitSelect.js'
import { m } from '../../messages/index.js'
import { ChangeDrawer } from './ChangeDrawer.js'

type Name = TreeRequest['command']['name']
type Values = Partial<Record<'kind' | 'code' | 'name' | 'unitId', string>>

const fields = m.organisation.fields
const names = Object.keys(m.organisation.commands) as Name[]

/** What the command still lacks is what the contract says it lacks. */
const commandOf = (name: Name, unit: TreeUnitDetail, { kind, code, name: text, unitId }: Values): unknown => {
  switch (name) {
    case 'add':
      return { name, parentId: unit.id, unit: { id: code, kind, name: text } }
    case 'rename':
      return { name, unitId: unit.id, to: text }
    case 'move':
      return { name, unitId: unit.id, parentId: unitId }
    case 'merge':
      return { name, unitId: unit.id, intoId: unitId }
    case 'end':
      return { name, unitId: unit.id }
  }
}

const Fields = ({
  name,
  unit,
  values,
  set,
}: {
  name: Name
  unit: TreeUnitDetail
  values: Values
  set: (change: Values) => void
}) => (
  <>
    {name === 'add' && (
      <>
        <Field label={fields.kind}>
          {({ id }) => (
            <Select
              id={id}
              placeholder={m.act.choose}
              options={unit.childKinds.map(({ kind, label }) => ({ value: kind, label }))}
              value={values.kind}
              onChange={kind => set({ kind })}
            />
          )}
        </Field>
        <Field label={fields.code}>
          {({ id }) => (
            <Input id={id} maxLength={40} onChange={event => set({ code: event.target.value.trim() })} />
          )}
        </Field>
      </>
    )}
    {(name === 'add' || name === 'rename') && (
      <Field label={name === 'add' ? fields.name : fields.newName}>
        {({ id }) => <Input id={id} maxLength={60} onChange={event => set({ name: event.target.value })} />}
      </Field>
    )}
    {(name === 'move' || name === 'merge') && (
      <Field label={name === 'move' ? fields.parent : fields.into}>
        {control => (
          <UnitSelect
            {...control}
            own
            kind={name === 'merge' ? unit.kind : undefined}
            holds={name === 'move' ? unit.kind : undefined}
            outside={unit.id}
            value={values.unitId}
            onChange={unitId => set(unitId === undefined ? {} : { unitId })}
          />
        )}
      </Field>
    )}
  </>
)

const Operation = ({ name, unit, onClose }: { name: Name; unit: TreeUnitDetail; onClose: () => void }) => {
  const [values, setValues] = useState<Values>({})
  const [effect, setEffect] = useState<string>()
  const command = commandOf(name, unit, values)
  const request = (reason: string, preview: boolean) => treeRequest.parse({ reason, preview, command })
  const look = useCommand(
    (reason: string, key) => changeTree(request(reason, true), key),
    ({ burden: { units, people, openProcesses, openTasks } }) =>
      setEffect(m.organisation.effect(units, people, openProcesses, openTasks)),
  )
  const make = useToldCommand(
    (reason: string, key) => changeTree(request(reason, false), key),
    m.organisation.done,
    onClose,
  )
  const set = (change: Values) => {
    setEffect(undefined)
    look.forget()
    make.forget()
    setValues(old => ({ ...old, ...change }))
  }
  return (
    <ChangeDrawer
      title={`${m.organisation.commands[name]}：${unit.name}`}
      about={m.organisation.about[name]}
      isReady={treeRequest.shape.command.safeParse(command).success}
      look={look}
      effect={effect}
      make={make}
      onClose={onClose}
    >
      <Fields name={name} unit={unit} values={values} set={set} />
    </ChangeDrawer>
  )
}

/** What a system administrator may do to a unit; one that has ended stays as it is. */
export const TreeOperations = ({ unit }: { unit: TreeUnitDetail }) => {
  const mayChange = holds(useSession(), 'SystemAdministrator')
  const [name, setName] = useState<Name>()
  if (!mayChange || unit.endedOn) return null
  const items = names
    .filter(each => each !== 'add' || unit.childKinds.length > 0)
    .map(each => ({
      key: each,
      label: m.organisation.commands[each],
      danger: each === 'end',
      onClick: () => setName(each),
    }))
  return (
    <>
      <Dropdown menu={{ items }} trigger={['click']}>
        <Button icon={<ApartmentOutlined />}>{m.organisation.operations}</Button>
      </Dropdown>
      {name && <Operation key={name} name={name} unit={unit} onClose={() => setName(undefined)} />}
    </>
  )
}
