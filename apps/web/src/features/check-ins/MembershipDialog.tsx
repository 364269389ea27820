import { Select } from 'antd'
import { useState } from 'react'
import { membershipOrder } from '#contracts/http/check-ins.js'
import { commandMembership } from '../../api/check-ins.js'
import type { Membership, MembershipCommandName } from '../../api/types.js'
import { DayPicker } from '../../components/days/DayPicker.js'
import { Field } from '../../components/form/Field.js'
import { FormDialog } from '../../components/form/FormDialog.js'
import { TextField } from '../../components/form/TextField.js'
import { useToldCommand } from '../../components/form/use-told-command.js'
import { useBusinessToday } from '../../components/use-business-today.js'
import { optionsOf } from '../../format/options.js'
import { m } from '../../messages/index.js'
import { checkBody, type FieldProblems } from '../acts/check-body.js'

const t = m.checkIn
const grounds = { suspend: t.suspensionGrounds, end: t.endGrounds }

interface DayFieldProps {
  label: string
  value: string
  problem: string | undefined
  onChange: (day: string) => void
}

const DayField = ({ label, value, problem, onChange }: DayFieldProps) => (
  <Field label={label} problem={problem}>
    {({ id, status }) => <DayPicker id={id} status={status} value={value} onChange={onChange} />}
  </Field>
)

interface MembershipDialogProps {
  asked: { membership: Membership; name: MembershipCommandName }
  onClose: () => void
}

const useOrder = ({ asked: { membership, name }, onClose }: MembershipDialogProps) => {
  const today = useBusinessToday()
  const [draft, setDraft] = useState({ from: today, to: today, lastDay: today, reasonCode: '', reason: '' })
  const [problems, setProblems] = useState<FieldProblems>({})
  const command = useToldCommand(commandMembership, t.done, onClose)
  const send = () => {
    const { from, to, lastDay, reasonCode, reason } = draft
    const days = name === 'suspend' ? { from, to } : { lastDay }
    const body = { reason, command: { name, reasonCode, ...days } }
    const found = checkBody({ schema: membershipOrder }, body)
    setProblems(found)
    if (Object.keys(found).length === 0) command.run({ id: membership.id, ...membershipOrder.parse(body) })
  }
  return { draft, setDraft, problems, command, send }
}

/** Suspends or ends a membership: what it means, when, why. */
export const MembershipDialog = (props: MembershipDialogProps) => {
  const { membership, name } = props.asked
  const { draft, setDraft, problems, command, send } = useOrder(props)
  const set = (change: Partial<typeof draft>) => setDraft({ ...draft, ...change })
  const day = (key: 'from' | 'to' | 'lastDay') => (
    <DayField
      label={t[key]}
      value={draft[key]}
      problem={problems[`command.${key}`]}
      onChange={value => set({ [key]: value })}
    />
  )
  return (
    <FormDialog
      title={`${t.commands[name]} · ${membership.personName ?? membership.agency.name}`}
      okText={t.commands[name]}
      okButtonProps={{ danger: name === 'end' }}
      onOk={send}
      onCancel={props.onClose}
      command={command}
    >
      <p>{t.about[name]}</p>
      {name === 'suspend' && day('from')}
      {name === 'suspend' && day('to')}
      {name === 'end' && day('lastDay')}
      <Field label={t.ground} problem={problems['command.reasonCode'] && m.act.required}>
        {control => (
          <Select
            {...control}
            options={optionsOf<string>(grounds[name])}
            value={draft.reasonCode || undefined}
            onChange={reasonCode => set({ reasonCode })}
          />
        )}
      </Field>
      <TextField
        label={t.reason}
        problem={problems.reason}
        rows={2}
        maxLength={300}
        value={draft.reason}
        onChange={value => set({ reason: value })}
      />
    </FormDialog>
  )
}
