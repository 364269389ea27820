import type { ClockDay } from '../../api/types.js'
import { formatDay, localDateOf, weekdayNumber } from '../../format/dates.js'
import { m } from '../../messages/index.js'
import './deadline.css'

const classOf = (day: ClockDay, today: string): string =>
  [
    'deadline-day',
    `is-${day.kind}`,
    day.counted && 'is-counted',
    day.date === today && 'is-today',
    day.provisional && 'is-provisional',
  ]
    .filter(Boolean)
    .join(' ')

const sayOf = (day: ClockDay): string =>
  [
    formatDay(day.date),
    day.holiday,
    day.note,
    day.ordinal && m.deadline.ordinal(day.ordinal),
    day.provisional && m.deadline.provisional,
  ]
    .filter(Boolean)
    .join('，')

const underOf = (day: ClockDay, isFirst: boolean, isLast: boolean): string => {
  if (isLast) return m.deadline.dueDay
  if (isFirst) return m.deadline.start
  if (day.hours) return m.deadline.hours(day.hours)
  return day.ordinal ? m.deadline.ordinal(day.ordinal) : (day.holiday ?? '')
}

/** Monday first: empty places before the first day. */
const emptyDaysBefore = (date: string): number => (weekdayNumber(date) + 6) % 7

const Legend = ({ days }: { days: ClockDay[] }) => (
  <ul className="deadline-legend">
    <li className="is-counted">{m.deadline.legend.counted}</li>
    <li>{m.deadline.legend.rest}</li>
    <li>{m.deadline.legend.makeup}</li>
    <li>{m.deadline.legend.holiday}</li>
    {days.some(({ kind }) => kind === 'closure') && <li>{m.deadline.legend.closure}</li>}
  </ul>
)

/** A little calendar from the first day to the due day that shows which days count, and why the others do not. */
export const DeadlineExplained = ({
  days,
  today = localDateOf(new Date()),
}: {
  days: ClockDay[]
  today?: string
}) => {
  const first = days[0]
  if (!first) return null
  return (
    <div className="deadline">
      <ol className="deadline-grid">
        {m.deadline.weekdays.map(name => (
          <li key={name} className="deadline-weekday" aria-hidden>
            {name}
          </li>
        ))}
        {Array.from({ length: emptyDaysBefore(first.date) }, (_, index) => (
          <li key={`before-${index}`} aria-hidden />
        ))}
        {days.map((day, index) => (
          <li key={day.date} className={classOf(day, today)} title={sayOf(day)} aria-label={sayOf(day)}>
            <span className="deadline-number figure">{Number(day.date.slice(8))}</span>
            {m.deadline.marks[day.kind] && (
              <span className="deadline-mark">{m.deadline.marks[day.kind]}</span>
            )}
            <span className="deadline-under">{underOf(day, index === 0, index === days.length - 1)}</span>
          </li>
        ))}
      </ol>
      <Legend days={days} />
    </div>
  )
}
