import { useQuery } from '@tanstack/react-query'
import { Select } from 'antd'
import { useState } from 'react'
import { grantOrder } from '#contracts/http/organisation.js'
import { changeGrant, treeUnitQuery } from '../../api/organisation.js'
import type { OfficeGrant, RosterPerson } from '../../api/types.js'
import { DayPicker } from '../../components/days/DayPicker.js'
import { Field } from '../../components/form/Field.js'
import { useToldCommand } from '../../components/form/use-told-command.js'
import { UnitSelect } from '../../components/UnitSelect.js'
import { useBusinessToday } from '../../components/use-business-today.js'
import { m } from '../../messages/index.js'
import { ChangeDrawer } from './ChangeDrawer.js'

const fields = m.organisation.fields

/** Done at once, or waiting for a second administrator: the answer says which. */
const useGrantCommand = (command: unknown, onClose: () => void) => {
  return useToldCommand(
    (reason: string, key) => changeGrant(grantOrder.parse({ reason, command }), key),
    ({ status }) => (status === 'asked' ? m.organisation.asked : m.organisation.done),
    onClose,
  )
}

const RoleSelect = ({
  unitId,
  value,
  onChange,
}: {
  unitId: string
  value: string | undefined
  onChange: (role: string) => void
}) => {
  const unit = useQuery(treeUnitQuery(unitId))
  return (
    <Field label={fields.role}>
      {({ id }) => (
        <Select
          id={id}
          loading={unit.isLoading}
          placeholder={m.act.choose}
          options={unit.data?.offices.map(({ role, label }) => ({ value: role, label }))}
          value={value}
          onChange={onChange}
        />
      )}
    </Field>
  )
}

/** A new office: where, which, and from when to when. */
export const GrantDrawer = ({ person, onClose }: { person: RosterPerson; onClose: () => void }) => {
  const [unitId, setUnitId] = useState<string>()
  const [role, setRole] = useState<string>()
  const [validFrom, setFrom] = useState(useBusinessToday())
  const [validTo, setTo] = useState('')
  const dates = { validFrom, ...(validTo && { validTo }) }
  const command = { name: 'grant', personId: person.id, unitId, role, ...dates }
  const make = useGrantCommand(command, onClose)
  return (
    <ChangeDrawer
      title={`${m.organisation.personCommands.grant}：${person.name}`}
      about={m.organisation.personAbout.grant}
      isReady={grantOrder.shape.command.safeParse(command).success}
      make={make}
      onClose={onClose}
    >
      <Field label={m.organisation.columns.node}>
        {control => (
          <UnitSelect
            {...control}
            own
            value={unitId}
            onChange={chosen => {
              setUnitId(chosen)
              setRole(undefined)
            }}
          />
        )}
      </Field>
      {unitId && <RoleSelect unitId={unitId} value={role} onChange={setRole} />}
      <div className="field-pair">
        <Field label={fields.from}>
          {({ id }) => <DayPicker id={id} value={validFrom} onChange={setFrom} />}
        </Field>
        <Field label={fields.to}>
          {({ id }) => <DayPicker id={id} allowClear value={validTo} onChange={setTo} />}
        </Field>
      </div>
    </ChangeDrawer>
  )
}

/** Takes an office away at once. */
export const RevokeDrawer = ({ grant, onClose }: { grant: OfficeGrant; onClose: () => void }) => {
  const { personId, role, unitId, unitName, roleLabel } = grant
  const make = useGrantCommand({ name: 'revoke', personId, role, unitId }, onClose)
  return (
    <ChangeDrawer
      title={`${m.organisation.personCommands.revoke}：${grant.personName}`}
      about={m.organisation.office(unitName, roleLabel)}
      isReady
      make={make}
      onClose={onClose}
    />
  )
}
