import { DatePicker, Segmented } from 'antd'
import dayjs from 'dayjs'
import type { ListSearch } from '../../components/list/use-list-search.js'
import { useBusinessToday } from '../../components/use-business-today.js'
import { m } from '../../messages/index.js'
import { type Period, type PeriodName, periodOf } from './periods.js'

const names: readonly string[] = ['month', 'quarter', 'year'] satisfies PeriodName[]
const isName = (value: string | undefined): value is PeriodName =>
  value !== undefined && names.includes(value)
const options = Object.entries(m.report.periods).map(([value, label]) => ({ value, label }))

/** The period that the page's address asks for; this year when it asks for none. */
export const periodFrom = (list: ListSearch, today: string): Period => {
  const [from, to, name] = [list.valueOf('from'), list.valueOf('to'), list.valueOf('period')]
  return from && to ? { from, to } : periodOf(isName(name) ? name : 'year', today)
}

interface PeriodPickerProps {
  list: ListSearch
  period: Period
}

/** This month, quarter or year, or any two days. */
export const PeriodPicker = ({ list, period }: PeriodPickerProps) => {
  const today = useBusinessToday()
  const isCustom = list.valueOf('from') !== undefined
  const choose = (value: string) =>
    list.set(
      isName(value)
        ? { period: value, from: undefined, to: undefined }
        : { period: undefined, ...periodOf('year', today) },
    )
  return (
    <>
      <Segmented
        aria-label={m.report.period}
        options={options}
        value={isCustom ? 'custom' : (list.valueOf('period') ?? 'year')}
        onChange={choose}
      />
      {isCustom && (
        <DatePicker.RangePicker
          allowClear={false}
          inputReadOnly
          aria-label={m.report.period}
          value={[dayjs(period.from), dayjs(period.to)]}
          onChange={days =>
            list.set({ from: days?.[0]?.format('YYYY-MM-DD'), to: days?.[1]?.format('YYYY-MM-DD') })
          }
        />
      )}
    </>
  )
}
