import { useQuery } from '@tanstack/react-query'
import { Alert, Button } from 'antd'
import { useNavigate } from 'react-router'
import { calendarQuery, type CalendarYear } from '../api/calendar.js'
import { makePlan } from '../api/policies.js'
import { useCommand } from '../api/use-command.js'
import { useListSearch } from '../components/list/use-list-search.js'
import { PageTitle } from '../components/PageTitle.js'
import { Panel } from '../components/Panel.js'
import { ProblemAlert } from '../components/ProblemAlert.js'
import { NotLoaded } from '../components/states/NotLoaded.js'
import { useBusinessToday } from '../components/use-business-today.js'
import { AwaitedYears } from '../features/calendar/AwaitedNotice.js'
import { ClosuresPanel } from '../features/calendar/ClosuresPanel.js'
import { MonthGrid } from '../features/calendar/MonthGrid.js'
import { NoticePanel } from '../features/calendar/NoticePanel.js'
import '../features/calendar/calendar.css'
import { formatInstant } from '../format/dates.js'
import { m } from '../messages/index.js'

const t = m.calendar

/** What the marks mean that this year has. */
const Legend = ({ days }: Pick<CalendarYear, 'days'>) => {
  const has = (kind: CalendarYear['days'][number]['kind']) => days.some(day => day.kind === kind)
  return (
    <p className="deadline-legend" aria-label={t.legend}>
      <span className="is-counted">{t.workday}</span>
      {(['makeup', 'holiday', 'closure'] as const).filter(has).map(kind => (
        <span key={kind}>{m.deadline.legend[kind]}</span>
      ))}
      {days.some(({ provisional }) => provisional) && <span className="is-dashed">{t.guessed}</span>}
    </p>
  )
}

const Year = ({
  calendar: { days, officeHours, provisional },
  today,
}: {
  calendar: CalendarYear
  today: string
}) => (
  <>
    {provisional && <Alert type="warning" showIcon title={t.provisional} />}
    <div className="calendar-year">
      {Array.from({ length: 12 }, (_, index) => index + 1).map(month => (
        <MonthGrid
          key={month}
          month={month}
          today={today}
          days={days.filter(({ date }) => Number(date.slice(5, 7)) === month)}
        />
      ))}
    </div>
    <Legend days={days} />
    <p className="muted">{t.officeHours(officeHours.map(({ from, to }) => `${from}–${to}`))}</p>
  </>
)

const Adopt = ({ unitId }: { unitId: string }) => {
  const navigate = useNavigate()
  const plan = useCommand(
    (unit: string, key) => makePlan({ purpose: 'calendar', unitId: unit }, key),
    ({ id }) => void navigate(`/admin/rule-plans/${id}`),
  )
  return (
    <Panel title={t.adopt}>
      <p>{t.adoptLead}</p>
      {plan.problem && <ProblemAlert problem={plan.problem} />}
      <Button loading={plan.isPending} onClick={() => plan.run(unitId)}>
        {t.tryOut}
      </Button>
    </Panel>
  )
}

const YearPicker = ({ year, onPick }: { year: number; onPick: (year: number) => void }) => (
  <div className="toolbar">
    <Button onClick={() => onPick(year - 1)}>{t.before}</Button>
    <strong className="figure">{t.year(year)}</strong>
    <Button onClick={() => onPick(year + 1)}>{t.after}</Button>
  </div>
)

/** The working-day calendar: a year at a time, what units have closed, and notices coming in. */
export default function Calendar() {
  const today = useBusinessToday()
  const list = useListSearch()
  const year = Number(list.valueOf('year') ?? today.slice(0, 4))
  const found = useQuery(calendarQuery(year))
  if (!found.isSuccess) return <NotLoaded query={found} />
  const calendar = found.data
  return (
    <>
      <PageTitle title={t.title} lead={t.lead} />
      <AwaitedYears awaited={calendar.awaited} />
      <YearPicker year={year} onPick={next => list.set({ year: String(next) })} />
      <Panel
        title={t.year(calendar.year)}
        aside={
          <span className="muted">
            {t.loaded(String(calendar.noticeYears.at(-1) ?? ''), formatInstant(calendar.importedAt))}
          </span>
        }
      >
        <Year calendar={calendar} today={today} />
      </Panel>
      <ClosuresPanel calendar={calendar} />
      {calendar.allowedActions.includes('import') && <NoticePanel />}
      {calendar.unitId && <Adopt unitId={calendar.unitId} />}
    </>
  )
}
