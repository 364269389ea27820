/** A ballot that somebody else cast is taken out by two: one asks with the slip in hand, another one agrees with it in hand or refuses. */
import { App, Checkbox, Input, InputNumber } from 'antd'
import { useState } from 'react'
import { withdrawalCommand } from '#contracts/http/evaluation-slips.js'
import type { Slip } from '../../api/evaluation-slips.js'
import { Field } from '../../components/form/Field.js'
import { FormDialog } from '../../components/form/FormDialog.js'
import { ReasonDialog } from '../../components/form/ReasonDialog.js'
import { TextField } from '../../components/form/TextField.js'
import { m } from '../../messages/index.js'
import { checkBody, type FieldProblems, problemsFromApi } from '../acts/check-body.js'
import { useWithdrawal } from './use-slip-orders.js'

const t = m.evaluationSlip.withdrawal
const schema = withdrawalCommand.shape.command

export interface WithdrawalPlace {
  id: string
  communityId: string
}

/** Why the ballot of a number cannot be asked for, as far as the list tells. */
const flawOf = (slip: Slip | undefined): string | undefined => {
  if (!slip) return t.flaws.unknown
  if (slip.state !== 'drawn') return t.flaws.gone
  if (!slip.voted) return t.flaws.unvoted
  if (slip.paper === 'cast') return t.flaws.paper
  return slip.withdrawal && t.flaws.waiting
}

/** Sends what the schema does not object to; what is wrong is told at its field, the rest above them. */
const useChecked = (id: string, onDone: () => void) => {
  const [own, setOwn] = useState<FieldProblems>({})
  const { run, isPending, problem } = useWithdrawal(id, onDone)
  const atFields = problem?.fieldProblems ?? []
  const send = (body: object, found: FieldProblems = {}) => {
    const problems = { ...checkBody({ schema }, { ...body }), ...found }
    setOwn(problems)
    if (Object.keys(problems).length === 0) run(schema.parse(body))
  }
  const problems = { ...problemsFromApi(atFields), ...own }
  return { send, isPending, problems, problem: atFields.length > 0 ? undefined : problem }
}

interface CodeFieldProps {
  value: string
  problem: string | undefined
  onChange: (code: string) => void
}

const CodeField = ({ value, problem, onChange }: CodeFieldProps) => (
  <Field label={t.code} hint={t.codeHint} problem={problem}>
    {control => (
      <Input
        {...control}
        autoComplete="off"
        maxLength={64}
        value={value}
        onChange={event => onChange(event.target.value)}
      />
    )}
  </Field>
)

interface AskFieldsProps {
  number: number | null
  reason: string
  problems: FieldProblems
  onNumber: (number: number | null) => void
  onReason: (reason: string) => void
}

const NumberField = ({ number, problems, onNumber }: Omit<AskFieldsProps, 'reason' | 'onReason'>) => (
  <Field label={t.number} hint={t.numberHint} problem={problems.number}>
    {control => <InputNumber {...control} min={1} precision={0} value={number} onChange={onNumber} />}
  </Field>
)

const ReasonField = ({ reason, problems, onReason }: Omit<AskFieldsProps, 'number' | 'onNumber'>) => (
  <TextField
    label={t.reason}
    hint={t.reasonHint}
    problem={problems.reason}
    rows={3}
    maxLength={300}
    value={reason}
    onChange={onReason}
  />
)

/** What it does for good, and that the slip itself was seen. */
const InHand = ({
  text,
  value,
  onChange,
}: {
  text: string
  value: boolean
  onChange: (is: boolean) => void
}) => (
  <>
    <p role="note">{text}</p>
    <Checkbox checked={value} onChange={event => onChange(event.target.checked)}>
      {t.inHand}
    </Checkbox>
  </>
)

interface AskDialogProps extends WithdrawalPlace {
  slips: Slip[]
  onClose: () => void
}

export const AskDialog = ({ id, communityId, slips, onClose }: AskDialogProps) => {
  const { message } = App.useApp()
  const [number, setNumber] = useState<number | null>(null)
  const [code, setCode] = useState('')
  const [reason, setReason] = useState('')
  const [isInHand, setInHand] = useState(false)
  const { send, isPending, problems, problem } = useChecked(id, () => {
    void message.success(t.asked)
    onClose()
  })
  const ask = () => {
    const flaw = number === null ? m.act.required : flawOf(slips.find(slip => slip.number === number))
    send({ name: 'ask', communityId, number, code, reason }, flaw === undefined ? {} : { number: flaw })
  }
  return (
    <FormDialog
      title={t.askTitle}
      okText={t.ask}
      okButtonProps={{ danger: true, disabled: !isInHand }}
      onOk={ask}
      onCancel={onClose}
      command={{ isPending, problem }}
    >
      <NumberField number={number} problems={problems} onNumber={setNumber} />
      <CodeField value={code} problem={problems.code} onChange={setCode} />
      <ReasonField reason={reason} problems={problems} onReason={setReason} />
      <InHand text={t.finality} value={isInHand} onChange={setInHand} />
    </FormDialog>
  )
}

interface DecideProps extends WithdrawalPlace {
  number: number
  onClose: () => void
}

export const AgreeDialog = ({ id, communityId, number, onClose }: DecideProps) => {
  const [code, setCode] = useState('')
  const [isInHand, setInHand] = useState(false)
  const { send, isPending, problems, problem } = useChecked(id, onClose)
  return (
    <FormDialog
      title={t.agreeTitle(number)}
      okText={t.agree}
      okButtonProps={{ danger: true, disabled: !isInHand }}
      onOk={() => send({ name: 'agree', communityId, number, code })}
      onCancel={onClose}
      command={{ isPending, problem }}
    >
      <CodeField value={code} problem={problems.code} onChange={setCode} />
      <InHand text={t.agreeHint} value={isInHand} onChange={setInHand} />
    </FormDialog>
  )
}

export const RefuseDialog = ({ id, communityId, number, onClose }: DecideProps) => {
  const { message } = App.useApp()
  const command = useWithdrawal(id, () => {
    void message.success(t.refused)
    onClose()
  })
  return (
    <ReasonDialog
      title={t.refuseTitle(number)}
      label={t.refuseReason}
      hint={t.refuseHint}
      least={4}
      command={command}
      onSend={reason => command.run({ name: 'refuse', communityId, number, reason })}
      onClose={onClose}
    />
  )
}
