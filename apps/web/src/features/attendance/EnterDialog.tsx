import { useQuery } from '@tanstack/react-query'
import { Select } from 'antd'
import { useState } from 'react'
import { enterAttendance } from '../../api/attendance.js'
import { membershipsQuery } from '../../api/check-ins.js'
import { Field } from '../../components/form/Field.js'
import { FormDialog } from '../../components/form/FormDialog.js'
import { TextField } from '../../components/form/TextField.js'
import { useToldCommand } from '../../components/form/use-told-command.js'
import { m } from '../../messages/index.js'
import { CompanionsField } from './CompanionsField.js'

const t = m.attendance.enter

/** Members on the register whom the organiser may look for. */
const PersonField = ({ value, onChange }: { value: string | undefined; onChange: (id: string) => void }) => {
  const [search, setSearch] = useState('')
  const found = useQuery(membershipsQuery({ subject: 'member', limit: 20, ...(search && { search }) }))
  const options = (found.data?.items ?? []).flatMap(({ personId, personName, agency }) =>
    personId === undefined ? [] : [{ value: personId, label: `${personName ?? personId} · ${agency.name}` }],
  )
  return (
    <Field label={t.person} hint={t.personHint}>
      {control => (
        <Select
          {...control}
          showSearch={{ filterOption: false, onSearch: setSearch }}
          options={options}
          value={value}
          onChange={onChange}
        />
      )}
    </Field>
  )
}

/** Somebody who came without being on the list, or whom a paper list names afterwards. */
export const EnterDialog = ({ activityId, onClose }: { activityId: string; onClose: () => void }) => {
  const [personId, setPersonId] = useState<string>()
  const [companions, setCompanions] = useState(0)
  const [reason, setReason] = useState('')
  const command = useToldCommand(enterAttendance, m.attendance.list.ticked, onClose)
  const send = () =>
    personId !== undefined &&
    command.run({ activityId, personId, companions, ...(reason.trim() !== '' && { reason: reason.trim() }) })
  return (
    <FormDialog
      title={t.title}
      okText={t.submit}
      okButtonProps={{ disabled: personId === undefined }}
      onOk={send}
      onCancel={onClose}
      command={command}
    >
      <PersonField value={personId} onChange={setPersonId} />
      <CompanionsField value={companions} onChange={setCompanions} />
      <TextField
        label={t.reason}
        hint={t.reasonHint}
        optional
        maxLength={300}
        value={reason}
        onChange={setReason}
      />
    </FormDialog>
  )
}
