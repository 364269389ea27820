import { InputNumber } from 'antd'
import { Field } from '../../components/form/Field.js'
import { m } from '../../messages/index.js'

const most = 200

/** How many somebody brought along. */
export const CompanionsField = ({
  value,
  onChange,
}: {
  value: number
  onChange: (count: number) => void
}) => (
  <Field label={m.attendance.review.companions}>
    {({ id }) => (
      <InputNumber id={id} min={0} max={most} value={value} onChange={count => onChange(count ?? 0)} />
    )}
  </Field>
)
