import dayjs from 'dayjs'
import type { ListSearch } from '../list/use-list-search.js'
import { m } from '../../messages/index.js'
import { Calendar } from './calendar.js'
import './period-filter.css'

/** Narrows a list to the days `from`–`to`; either end may be left open. */
export const PeriodFilter = ({ list, label }: { list: ListSearch; label: string }) => {
  const day = (name: string) => {
    const value = list.valueOf(name)
    return value ? dayjs(value) : null
  }
  return (
    <Calendar.RangePicker
      aria-label={label}
      placeholder={[m.state.since(label), m.state.until]}
      allowEmpty={[true, true]}
      value={[day('from'), day('to')]}
      onChange={(_days, [from, to]) => list.set({ from, to })}
    />
  )
}
