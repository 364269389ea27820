import { useQuery } from '@tanstack/react-query'
import { Alert } from 'antd'
import { Link } from 'react-router'
import { type CalendarYear, calendarQuery } from '../../api/calendar.js'
import { holds } from '../../api/offices.js'
import { useSession } from '../../api/session.js'
import { m } from '../../messages/index.js'

const t = m.calendar

/** A year that open deadlines reach into without a notice: somebody has to load it. */
export const AwaitedYears = ({ awaited }: Pick<CalendarYear, 'awaited'>) =>
  awaited.map(({ year, processes }) => (
    <Alert key={year} type="warning" showIcon role="alert" title={t.awaited(year, processes)} />
  ))

/** The same where an administrator's day begins. */
export const AwaitedNotice = () => {
  const isAdministrator = holds(useSession(), 'SystemAdministrator')
  const calendar = useQuery({ ...calendarQuery(new Date().getFullYear()), enabled: isAdministrator })
  if (!calendar.data || calendar.data.awaited.length === 0) return null
  return (
    <>
      <AwaitedYears awaited={calendar.data.awaited} />
      <Link to="/calendar">{t.go}</Link>
    </>
  )
}
