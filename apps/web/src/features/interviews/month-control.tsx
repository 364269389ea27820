import { DatePicker } from 'antd'
import dayjs from 'dayjs'
import type { ControlProps, FieldSpec } from '../acts/act-form.js'
import { Field } from '../../components/form/Field.js'

/** A month of a body, `YYYY-MM`. */
export const month = (name: string, label: string): FieldSpec => ({
  name,
  initial: ({ today }) => dayjs(today).subtract(1, 'month').format('YYYY-MM'),
  Control: ({ body, set, problemAt }: ControlProps) => (
    <Field label={label} problem={problemAt(name)}>
      {control => (
        <DatePicker
          {...control}
          picker="month"
          inputReadOnly
          allowClear={false}
          value={dayjs(String(body[name]))}
          onChange={value => set(name, value?.format('YYYY-MM'))}
        />
      )}
    </Field>
  ),
})
