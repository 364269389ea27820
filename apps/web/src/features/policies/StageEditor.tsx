import { Button, InputNumber, Select } from 'antd'
import type { PolicyTiming } from '../../api/policies.js'
import { Field } from '../../components/form/Field.js'
import { optionsOf } from '../../format/options.js'
import { m } from '../../messages/index.js'

const t = m.policy.form
type Stage = PolicyTiming['stages'][number]
export interface StageChoices {
  targets: { value: string; label: string }[]
  outcomes: { value: string; label: string }[]
}

interface StageEditorProps extends StageChoices {
  stage: Stage
  index: number
  onChange: (stage: Stage) => void
  onRemove: () => void
}

/** What belongs to one kind of stage does not stay with another. */
const doing = ({ after, at }: Stage, does: Stage['does']): Stage => ({ does, after, ...(at && { at }) })

/** One thing that happens by itself on the way to a deadline. */
export const StageEditor = ({ stage, index, targets, outcomes, onChange, onRemove }: StageEditorProps) => {
  const { does, after, at = 'end', to, outcome } = stage
  const inDays = after.unit === 'days' || after.unit === 'workingDays'
  const kinds = optionsOf(t.does).filter(({ value }) => value !== 'auto' || outcomes.length > 0)
  return (
    <fieldset className="policy-stage">
      <legend>{t.nth(index + 1)}</legend>
      <Field label={t.what}>
        {({ id }) => (
          <Select id={id} options={kinds} value={does} onChange={next => onChange(doing(stage, next))} />
        )}
      </Field>
      <Field label={t.when}>
        {({ id }) => (
          <InputNumber
            id={id}
            min={1}
            value={after.amount}
            onChange={amount => onChange({ ...stage, after: { ...after, amount: amount ?? 0 } })}
          />
        )}
      </Field>
      {inDays && (
        <Field label={t.moment}>
          {({ id }) => (
            <Select
              id={id}
              options={optionsOf(t.at)}
              value={at}
              onChange={next => onChange({ ...stage, at: next })}
            />
          )}
        </Field>
      )}
      {does === 'escalate' && (
        <Field label={t.to}>
          {({ id }) => (
            <Select
              id={id}
              options={targets}
              {...(to && { value: to })}
              placeholder={m.act.choose}
              onChange={(next: string) => onChange({ ...stage, to: next })}
            />
          )}
        </Field>
      )}
      {does === 'auto' && (
        <Field label={t.outcome}>
          {({ id }) => (
            <Select
              id={id}
              options={outcomes}
              {...(outcome && { value: outcome })}
              placeholder={m.act.choose}
              onChange={(next: string) => onChange({ ...stage, outcome: next })}
            />
          )}
        </Field>
      )}
      <Button size="small" onClick={onRemove} aria-label={`${t.removeStage} ${t.nth(index + 1)}`}>
        {t.removeStage}
      </Button>
    </fieldset>
  )
}
