import { useQuery } from '@tanstack/react-query'
import { Alert } from 'antd'
import { type Period, periodsQuery, type Watched } from '../api/point-rules.js'
import { PageTitle } from '../components/PageTitle.js'
import { Panel } from '../components/Panel.js'
import { EmptyState } from '../components/states/EmptyState.js'
import { NotLoaded } from '../components/states/NotLoaded.js'
import { Legend, PeriodStrip } from '../features/points/PeriodStrip.js'
import { m } from '../messages/index.js'
import '../features/points/points.css'

const t = m.period

/** Whether they are all there, in words. */
const Verdict = ({ periods }: { periods: Period[] }) => {
  const amiss = periods.filter(({ is }) => is === 'missing' || is === 'incomplete')
  if (amiss.length === 0) return <p className="muted">{t.allThere}</p>
  return (
    <Alert
      type="warning"
      showIcon
      title={t.amiss(amiss.map(({ period }) => period).join('、'))}
      description={amiss
        .filter(({ is }) => is === 'incomplete')
        .map(t.say)
        .join('；')}
    />
  )
}

const Months = ({ of: { district, months, waiting } }: { of: Watched['districts'][number] }) => (
  <Panel title={t.months(district.name)}>
    {months.length === 0 ? (
      <p className="muted">{t.noMonths}</p>
    ) : (
      <>
        <PeriodStrip label={t.months(district.name)} periods={months} />
        <Verdict periods={months} />
      </>
    )}
    {waiting.length > 0 && (
      <>
        <h3 className="period-waiting">{t.waiting}</h3>
        <ul className="plain-list">
          {waiting.map(({ month, whyLabel }) => (
            <li key={month}>{t.waitingOf(month, whyLabel)}</li>
          ))}
        </ul>
      </>
    )}
  </Panel>
)

/** 周期核对: every week and month that should be there, as strips of a calendar. */
export default function Periods() {
  const found = useQuery(periodsQuery)
  if (!found.isSuccess) return <NotLoaded query={found} />
  const { districts, weeks } = found.data
  return (
    <>
      <PageTitle title={t.title} lead={t.lead} />
      <Legend />
      {districts.length === 0 && <EmptyState title={t.none[0]} hint={t.none[1]} />}
      {districts.map(each => (
        <Months key={each.district.id} of={each} />
      ))}
      <Panel title={t.weeks}>
        {weeks.length === 0 ? (
          <p className="muted">{t.noWeeks}</p>
        ) : (
          <>
            <PeriodStrip label={t.weeks} periods={weeks} />
            <Verdict periods={weeks} />
          </>
        )}
      </Panel>
    </>
  )
}
