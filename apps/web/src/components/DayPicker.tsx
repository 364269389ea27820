import { DatePicker } from 'antd'
import dayjs from 'dayjs'
import { m } from '../messages/index.js'

interface DayPickerProps {
  id?: string
  status?: '' | 'error'
  'aria-describedby'?: string | undefined
  /** `YYYY-MM-DD`; empty for none. */
  value: string
  onChange: (day: string) => void
  allowClear?: boolean
  min?: string
  max?: string
}

/** A calendar day, chosen or typed as `YYYY-MM-DD`. */
export const DayPicker = ({ value, onChange, min, max, allowClear = false, ...control }: DayPickerProps) => (
  <DatePicker
    {...control}
    allowClear={allowClear}
    placeholder={m.state.day}
    value={value ? dayjs(value) : null}
    {...(min && { minDate: dayjs(min) })}
    {...(max && { maxDate: dayjs(max) })}
    onChange={day => onChange(day ? day.format('YYYY-MM-DD') : '')}
  />
)
