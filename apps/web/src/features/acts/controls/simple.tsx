/** Numbers, days, choices and scores of a body. */
import { InputNumber, Radio, Rate, Select } from 'antd'
import { DayPicker } from '../../../components/days/DayPicker.js'
import { Field } from '../../../components/form/Field.js'
import { m } from '../../../messages/index.js'
import type { ActContext, ControlProps, FieldSpec } from '../act-form.js'

interface Option {
  value: string | number
  label: string
}

export const number = (
  name: string,
  label: string,
  limits: { min: number; max: number; initial?: number },
): FieldSpec => ({
  name,
  initial: () => limits.initial,
  Control: ({ body, set, problemAt }: ControlProps) => (
    <Field label={label} problem={problemAt(name)}>
      {control => (
        <InputNumber
          {...control}
          min={limits.min}
          max={limits.max}
          precision={0}
          value={body[name] as number | undefined}
          onChange={value => set(name, value ?? undefined)}
        />
      )}
    </Field>
  ),
})

export const day = (name: string, label: string): FieldSpec => ({
  name,
  initial: ({ today }) => today,
  Control: ({ body, set, problemAt }: ControlProps) => (
    <Field label={label} problem={problemAt(name)}>
      {control => <DayPicker {...control} value={String(body[name])} onChange={value => set(name, value)} />}
    </Field>
  ),
})

/** One of a few, all in sight. */
export const choice = (name: string, label: string, options: Option[]): FieldSpec => ({
  name,
  initial: () => undefined,
  Control: ({ body, set, problemAt }: ControlProps) => (
    <Field label={label} problem={problemAt(name)}>
      {({ id }) => (
        <Radio.Group
          id={id}
          vertical
          options={options}
          value={body[name]}
          onChange={event => set(name, event.target.value)}
        />
      )}
    </Field>
  ),
})

/** One of what the page knows just now. */
export const select = (
  name: string,
  label: string,
  optionsOf: (context: ActContext) => Option[],
  nothing: string,
): FieldSpec => ({
  name,
  initial: context => optionsOf(context)[0]?.value,
  Control: ({ context, body, set, problemAt }: ControlProps) => (
    <Field label={label} problem={problemAt(name)}>
      {control => (
        <Select
          {...control}
          placeholder={m.act.choose}
          notFoundContent={nothing}
          options={optionsOf(context)}
          value={body[name]}
          onChange={value => set(name, value)}
        />
      )}
    </Field>
  ),
})

export const score = (name: string, label: string): FieldSpec => ({
  name,
  initial: () => undefined,
  Control: ({ body, set, problemAt }: ControlProps) => {
    const value = Number(body[name] ?? 0)
    return (
      <Field label={label} problem={problemAt(name)}>
        {({ id }) => (
          <div id={id}>
            <Rate value={value} onChange={given => set(name, given || undefined)} />{' '}
            <span className="muted">{m.act.scores[value - 1]}</span>
          </div>
        )}
      </Field>
    )
  },
})
