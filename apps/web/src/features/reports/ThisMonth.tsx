import { useQuery } from '@tanstack/react-query'
import { Link } from 'react-router'
import { factsPage, numbersQueryOf, type Figure, type FigureCode } from '../../api/numbers.js'
import { holdsOffice } from '../../api/offices.js'
import { useSession } from '../../api/session.js'
import { Panel } from '../../components/Panel.js'
import { useBusinessToday } from '../../components/use-business-today.js'
import { m } from '../../messages/index.js'
import { periodsOfDay } from '#contracts/http/periods.js'
import './this-month.css'

const t = m.numbers

/** Of a place, and of a Party organisation, which has no communities to cover. */
const ofPlaces: FigureCode[] = [
  'checkedIn',
  'agenciesCheckedIn',
  'claimsOpen',
  'held',
  'attendances',
  'coverage',
  'onTime',
]
const ofAgencies: FigureCode[] = ['checkedIn', 'claimsOpen', 'held', 'attendances', 'people', 'onTime']

const Line = ({ figure, unitId, period }: { figure: Figure; unitId: string; period: string }) => {
  const { code, label, value, of, percent, measure } = figure
  return (
    <div>
      <dt>{label}</dt>
      <dd>
        <Link
          className="figure"
          to={factsPage({ unitId, period, figure: code })}
          aria-label={`${label} ${value} ${measure}`}
        >
          {percent === undefined ? `${value} ${measure}` : t.percent(percent)}
        </Link>{' '}
        {of !== undefined && percent !== undefined && (
          <span className="muted figure">{`${value}${t.of(of)}`}</span>
        )}
      </dd>
    </div>
  )
}

/** The month's main figures of the highest unit somebody looks after, each leading to its facts. */
export const ThisMonth = () => {
  const session = useSession()
  const period = periodsOfDay(useBusinessToday()).month
  const numbers = useQuery({
    ...numbersQueryOf({ period, below: 'false' }),
    enabled: holdsOffice(session),
  }).data
  if (!numbers) return null
  const { unit, groups } = numbers
  const isAgency = unit.kind === 'agency' || unit.kind === 'agencyPartyOrganization'
  const figures = groups.flatMap(group => group.figures)
  const find = (code: FigureCode) => figures.find(each => each.code === code)
  return (
    <Panel title={m.inbox.thisMonth} aside={<Link to={`/reports?period=${period}`}>{m.inbox.seeAll}</Link>}>
      <p className="muted">{unit.name}</p>
      <p className="figure">
        {m.report.sentence(find('claimsApproved')?.value ?? 0, find('claimsReturned')?.value ?? 0)}
      </p>
      <dl className="month-figures" aria-label={t.monthOf(unit.name)}>
        {(isAgency ? ofAgencies : ofPlaces).map(code => {
          const figure = find(code)
          return figure && <Line key={code} figure={figure} unitId={unit.id} period={period} />
        })}
      </dl>
    </Panel>
  )
}
