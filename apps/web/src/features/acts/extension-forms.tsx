/** Asking for more time, and deciding on it. */
import { InputNumber, Select, Space } from 'antd'
import { kernelActs } from '#contracts/http/kernel-acts.js'
import { Field } from '../../components/form/Field.js'
import { optionsOf } from '../../format/options.js'
import { m } from '../../messages/index.js'
import type { ActForm, ControlProps, FieldSpec } from './act-form.js'
import { text } from './controls/text.js'

const mostUnits = 365
const units = optionsOf(m.administration.units)

interface Budget {
  amount: number | undefined
  unit: string
}

/** How much more, and in what it is counted. */
const budget: FieldSpec = {
  name: 'budget',
  initial: () => ({ amount: 2, unit: 'workingDays' }) satisfies Budget,
  Control: ({ body, set, problemAt }: ControlProps) => {
    const { amount, unit } = body.budget as Budget
    return (
      <Field label={m.administration.amount} problem={problemAt('budget.amount') ?? problemAt('budget.unit')}>
        {control => (
          <Space.Compact>
            <InputNumber
              {...control}
              min={1}
              max={mostUnits}
              precision={0}
              value={amount}
              onChange={value => set('budget', { amount: value ?? undefined, unit })}
            />
            <Select
              aria-label={m.administration.unitOfTime}
              options={units}
              value={unit}
              onChange={value => set('budget', { amount, unit: value })}
            />
          </Space.Compact>
        )}
      </Field>
    )
  },
}

export const extensionForms: Record<string, ActForm> = {
  requestExtension: {
    fields: [budget, text('reason', m.act.reason, { most: 300 })],
    schema: kernelActs.requestExtension,
    about: m.clock.askAbout,
  },
  grantExtension: {
    fields: [text('opinion', m.act.opinion, { most: 300, optional: true })],
    schema: kernelActs.grantExtension,
  },
  denyExtension: { fields: [text('reason', m.act.reason, { most: 300 })], schema: kernelActs.denyExtension },
}
