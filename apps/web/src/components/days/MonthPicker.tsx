import dayjs from 'dayjs'
import { Calendar, type CalendarControl } from './calendar.js'

interface MonthPickerProps extends CalendarControl {
  /** `YYYY-MM`. */
  value: string
  onChange: (month: string) => void
  /** The last that can be chosen. */
  max?: string
}

export const MonthPicker = ({ value, onChange, max, ...control }: MonthPickerProps) => (
  <Calendar
    {...control}
    picker="month"
    inputReadOnly
    allowClear={false}
    value={dayjs(`${value}-01`)}
    {...(max && { maxDate: dayjs(`${max}-01`) })}
    onChange={month => month && onChange(month.format('YYYY-MM'))}
  />
)
