import dayjs from 'dayjs'
import { m } from '../../messages/index.js'
import { useIsPhone } from '../use-is-phone.js'
import { Calendar, type CalendarControl } from './calendar.js'

interface DayPickerProps extends CalendarControl {
  /** `YYYY-MM-DD`; empty for none. */
  value: string
  onChange: (day: string) => void
  placeholder?: string
  allowClear?: boolean
  min?: string
  max?: string
}

/** A calendar day, chosen, or typed as `YYYY-MM-DD` where there is a keyboard. */
export const DayPicker = ({ value, onChange, min, max, allowClear = false, ...control }: DayPickerProps) => (
  <Calendar
    placeholder={m.state.day}
    {...control}
    inputReadOnly={useIsPhone()}
    allowClear={allowClear}
    value={value ? dayjs(value) : null}
    {...(min && { minDate: dayjs(min) })}
    {...(max && { maxDate: dayjs(max) })}
    onChange={day => onChange(day ? day.format('YYYY-MM-DD') : '')}
  />
)
