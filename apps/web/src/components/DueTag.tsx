import { m } from '../messages/index.js'
import { formatDay } from '../format/dates.js'
import './status-tag.css'

interface DueTagProps {
  dueOn?: string | undefined
  workingDaysLeft?: number | undefined
  overdue: boolean
  provisional?: boolean
}

const soonDays = 1

const leftOf = ({ workingDaysLeft, overdue }: DueTagProps): string | undefined => {
  if (overdue)
    return workingDaysLeft && workingDaysLeft < 0
      ? m.deadline.overdue(-workingDaysLeft)
      : m.deadline.overdueNow
  return workingDaysLeft === undefined ? undefined : m.deadline.left(Math.max(0, workingDaysLeft))
}

const urgencyOf = ({ workingDaysLeft, overdue }: DueTagProps): string => {
  if (overdue) return 'due-overdue'
  return workingDaysLeft !== undefined && workingDaysLeft <= soonDays ? 'due-soon' : ''
}

/** A due day with its weekday and the working days left; red once overdue, marked while provisional. */
export const DueTag = (due: DueTagProps) =>
  due.dueOn === undefined ? (
    <span className="muted">{m.deadline.none}</span>
  ) : (
    <span className={`due-tag figure ${urgencyOf(due)}`}>
      <time dateTime={due.dueOn}>{formatDay(due.dueOn)}</time>
      <span className="due-left">{leftOf(due)}</span>
      {due.provisional && (
        <abbr className="provisional-mark" title={m.deadline.provisionalHint}>
          {m.deadline.provisional}
        </abbr>
      )}
    </span>
  )
