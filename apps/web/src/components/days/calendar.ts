import dayjsCalendar from '@rc-component/picker/generate/dayjs'
import { DatePicker } from 'antd'
import dayjs, { type Dayjs } from 'dayjs'
import { sessionQuery } from '../../api/session.js'
import { queryClient } from '../../app/query-client.js'
import { localDateOf } from '../../format/dates.js'

const businessToday = (): Dayjs => {
  const aheadMs = queryClient.getQueryData(sessionQuery.queryKey)?.aheadMs ?? 0
  return dayjs(localDateOf(new Date(Date.now() + aheadMs)))
}

/** antd's calendar, whose 今天 is the programme's: in China's time and by the business clock, wherever the browser stands. */
export const Calendar = DatePicker.generatePicker<Dayjs>({ ...dayjsCalendar, getNow: businessToday })

/** What the fields of days and months have in common. */
export interface CalendarControl {
  id?: string
  status?: '' | 'error'
  'aria-label'?: string
  'aria-invalid'?: boolean
  'aria-describedby'?: string | undefined
}
