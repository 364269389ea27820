/** Closing a project or a post, opening it again, and bringing a project before a Party organisation. */
import { Checkbox } from 'antd'
import { useState } from 'react'
import { offerOrder } from '#contracts/http/offers.js'
import { commandOffer } from '../../api/needs.js'
import { DayPicker } from '../../components/days/DayPicker.js'
import { Field } from '../../components/form/Field.js'
import { FormDialog } from '../../components/form/FormDialog.js'
import { useToldCommand } from '../../components/form/use-told-command.js'
import { UnitSelect } from '../../components/UnitSelect.js'
import { m } from '../../messages/index.js'
import { checkBody, type FieldProblems } from '../acts/check-body.js'
import { ReasonField } from './ReasonField.js'

const t = m.offer

export interface OfferAsked {
  kind: 'project' | 'post'
  name: keyof typeof t.commands
  id: string
  title: string
}

export const OfferDialog = ({ asked, onClose }: { asked: OfferAsked; onClose: () => void }) => {
  const { kind, name, id, title } = asked
  const [reason, setReason] = useState('')
  const [closesOn, setClosesOn] = useState('')
  const [unitId, setUnitId] = useState<string>()
  const [isSure, setSure] = useState(false)
  const [problems, setProblems] = useState<FieldProblems>({})
  const command = useToldCommand(commandOffer, t.done[name], onClose)
  const send = () => {
    const body = {
      reason,
      command: {
        name,
        ...(name === 'reopen' && closesOn && { closesOn }),
        ...(name === 'handOn' && { unitId }),
      },
    }
    const found = checkBody({ schema: offerOrder }, body)
    setProblems(found)
    if (Object.keys(found).length === 0) command.run({ kind, id, ...offerOrder.parse(body) })
  }
  return (
    <FormDialog
      title={`${t.commands[name]} · ${title}`}
      okText={t.commands[name]}
      okButtonProps={{ danger: name === 'close', disabled: name === 'close' && !isSure }}
      onOk={send}
      onCancel={onClose}
      command={command}
    >
      <p>{t.about[kind][name]}</p>
      <ReasonField label={t.reason} problem={problems.reason} value={reason} onChange={setReason} />
      {name === 'handOn' && (
        <Field label={t.agency} problem={problems['command.unitId'] && m.act.required}>
          {control => (
            <UnitSelect {...control} kind="agencyPartyOrganization" value={unitId} onChange={setUnitId} />
          )}
        </Field>
      )}
      {name === 'close' && (
        <Checkbox checked={isSure} onChange={event => setSure(event.target.checked)}>
          {t.confirm}
        </Checkbox>
      )}
      {name === 'reopen' && (
        <Field optional label={t.closesOn} problem={problems['command.closesOn']}>
          {({ id: control, status }) => (
            <DayPicker id={control} status={status} allowClear value={closesOn} onChange={setClosesOn} />
          )}
        </Field>
      )}
    </FormDialog>
  )
}
