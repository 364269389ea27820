import { Button, InputNumber, Select } from 'antd'
import type { PolicyTiming } from '../../api/policies.js'
import { Field } from '../../components/form/Field.js'
import { optionsOf } from '../../format/options.js'
import { m } from '../../messages/index.js'
import { StageEditor, type StageChoices } from './StageEditor.js'

const t = m.policy.form
type Unit = PolicyTiming['budget']['unit']

const units = optionsOf(t.units)

interface TimingEditorProps extends StageChoices {
  value: PolicyTiming
  onChange: (value: PolicyTiming) => void
}

/** A budget, and what happens by itself on the way; all of it is counted in one unit. */
export const TimingEditor = ({ value, onChange, ...choices }: TimingEditorProps) => {
  const { budget, stages } = value
  const inUnit = (unit: Unit): PolicyTiming => ({
    budget: { ...budget, unit },
    stages: stages.map(stage => ({ ...stage, after: { ...stage.after, unit } })),
  })
  const put = (index: number, stage: PolicyTiming['stages'][number] | undefined) =>
    onChange({ budget, stages: stages.flatMap((each, at) => (at === index ? (stage ?? []) : each)) })
  return (
    <>
      <Field label={t.budget}>
        {({ id }) => (
          <span className="policy-budget">
            <InputNumber
              id={id}
              min={1}
              value={budget.amount}
              onChange={amount => onChange({ stages, budget: { ...budget, amount: amount ?? 0 } })}
            />
            <Select
              aria-label={t.budget}
              options={units}
              value={budget.unit}
              onChange={unit => onChange(inUnit(unit))}
            />
          </span>
        )}
      </Field>
      <h3>{t.stages}</h3>
      {stages.map((stage, index) => (
        <StageEditor
          key={index}
          {...choices}
          stage={stage}
          index={index}
          onChange={next => put(index, next)}
          onRemove={() => put(index, undefined)}
        />
      ))}
      <Button
        size="small"
        onClick={() =>
          onChange({ budget, stages: [...stages, { does: 'remind', after: { ...budget }, at: 'end' }] })
        }
      >
        {t.addStage}
      </Button>
    </>
  )
}
