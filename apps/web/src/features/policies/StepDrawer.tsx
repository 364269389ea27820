import { Button, Drawer, InputNumber } from 'antd'
import { useState } from 'react'
import type { PolicyStep, PolicyValue } from '../../api/policies.js'
import { Field } from '../../components/form/Field.js'
import { useIsPhone } from '../../components/use-is-phone.js'
import { m } from '../../messages/index.js'
import { ApprovalEditor } from './ApprovalEditor.js'
import { TimingEditor } from './TimingEditor.js'
import './policies.css'
import '../acts/forms.css'

const t = m.policy

interface StepFormProps {
  step: PolicyStep
  value: PolicyValue
  onChange: (value: PolicyValue) => void
}

const StepForm = ({ step: { form }, value, onChange }: StepFormProps) => {
  if (typeof value === 'number')
    return (
      <Field label={t.form.limit(form.least ?? 0, form.most ?? 0, form.counted ?? '')}>
        {({ id }) => <InputNumber id={id} value={value} onChange={next => onChange(next ?? 0)} />}
      </Field>
    )
  if ('budget' in value)
    return (
      <TimingEditor
        value={value}
        targets={form.targets ?? []}
        outcomes={form.outcomes ?? []}
        onChange={onChange}
      />
    )
  return <ApprovalEditor value={value} roles={form.roles ?? []} onChange={onChange} />
}

interface StepDrawerProps {
  step: PolicyStep
  /** What the draft says so far, when it says something. */
  drafted: PolicyValue | null | undefined
  onKeep: (value: PolicyValue | null) => void
  onClose: () => void
}

/** One step of a policy, to be put into the draft; or given up, so that what counts above counts here too. */
export const StepDrawer = ({ step, drafted, onKeep, onClose }: StepDrawerProps) => {
  const isPhone = useIsPhone()
  const [value, setValue] = useState<PolicyValue>(drafted ?? step.value)
  return (
    <Drawer
      open
      title={t.editStep(step.label)}
      placement={isPhone ? 'bottom' : 'right'}
      size={isPhone ? '92%' : 560}
      onClose={onClose}
      footer={
        <div className="act-footer">
          <Button onClick={() => onKeep(null)}>{t.giveUp}</Button>
          <Button type="primary" onClick={() => onKeep(value)}>
            {t.keep}
          </Button>
        </div>
      }
    >
      <div className="act-form">
        <p className="act-form-about">{step.sentence}</p>
        <StepForm step={step} value={value} onChange={setValue} />
      </div>
    </Drawer>
  )
}
