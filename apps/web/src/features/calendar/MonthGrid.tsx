import type { CalendarDay } from '../../api/calendar.js'
import '../../components/process/deadline.css'
import { formatDay, weekdayNumber } from '../../format/dates.js'
import { m } from '../../messages/index.js'

const t = m.calendar

const sayOf = ({ date, holiday, provisional, kind }: CalendarDay): string =>
  [formatDay(date), m.deadline.marks[kind], holiday, provisional && m.deadline.provisional]
    .filter(Boolean)
    .join('，')

const classOf = ({ date, kind, provisional }: CalendarDay, today: string): string =>
  [
    'deadline-day',
    `is-${kind}`,
    (kind === 'workday' || kind === 'makeup') && 'is-counted',
    date === today && 'is-today',
    provisional && 'is-provisional',
  ]
    .filter(Boolean)
    .join(' ')

/** One month, Monday first; days that count are tinted, provisional ones dashed. */
export const MonthGrid = ({ month, days, today }: { month: number; days: CalendarDay[]; today: string }) => {
  const [first] = days
  if (!first) return null
  const empty = (weekdayNumber(first.date) + 6) % 7
  return (
    <section aria-label={t.month(month)}>
      <h3>{t.month(month)}</h3>
      <ol className="deadline-grid calendar-month">
        {m.deadline.weekdays.map(name => (
          <li key={name} className="deadline-weekday" aria-hidden>
            {name}
          </li>
        ))}
        {Array.from({ length: empty }, (_, index) => (
          <li key={`before-${index}`} aria-hidden />
        ))}
        {days.map(day => (
          <li key={day.date} className={classOf(day, today)} title={sayOf(day)} aria-label={sayOf(day)}>
            <span className="deadline-number figure">{Number(day.date.slice(8))}</span>
            {m.deadline.marks[day.kind] && (
              <span className="deadline-mark">{m.deadline.marks[day.kind]}</span>
            )}
          </li>
        ))}
      </ol>
    </section>
  )
}
