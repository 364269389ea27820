import { useQuery } from '@tanstack/react-query'
import { Link } from 'react-router'
import { type PublicMonth, publicPointsQuery } from '../api/point-rules.js'
import { EmptyState } from '../components/states/EmptyState.js'
import { NotLoaded } from '../components/states/NotLoaded.js'
import { PublicPage } from '../features/sign-in/PublicPage.js'
import { m } from '../messages/index.js'
import '../features/points/points.css'
import '../features/weekly/weekly.css'

const t = m.publicPoint

const Counts = ({
  title,
  of,
  say,
}: {
  title: string
  of: PublicMonth['members']
  say: (count: number) => string
}) => (
  <div className="public-counts">
    <h3>{title}</h3>
    <dl>
      {(['pointed', 'zero', 'excluded'] as const).map(each => (
        <div key={each}>
          <dt>{t.counts[each]}</dt>
          <dd className="figure">{say(of[each])}</dd>
        </div>
      ))}
      {of.reached.map(({ points, count }) => (
        <div key={points}>
          <dt>{t.reached(points)}</dt>
          <dd className="figure">{say(count)}</dd>
        </div>
      ))}
    </dl>
  </div>
)

const Honours = ({ of, total }: { of: PublicMonth['honours']; total: number }) => (
  <>
    <h3>{t.honours}</h3>
    {of.length === 0 && <p className="muted">{t.noHonours}</p>}
    <ul className="public-models">
      {of.map(({ week, name, communityName, why }) => (
        <li key={`${week} ${communityName}`}>
          <b>{name}</b> <span className="muted">{communityName}</span>
          {why && <p>{why}</p>}
        </li>
      ))}
    </ul>
    {total > of.length && (
      <p className="muted">
        {t.moreHonours(total, of.length)} <Link to="/models">{t.models}</Link>
      </p>
    )}
  </>
)

const Month = ({ of }: { of: PublicMonth }) => {
  const { district, month, publishedOn, shownUntil, rules, members, agencies, honours, honoursTotal } = of
  return (
    <section className="public-month" aria-label={t.heading(district.name, month)}>
      <h2>{t.heading(district.name, month)}</h2>
      <p className="muted figure">{t.shown(publishedOn, shownUntil)}</p>
      <p>{m.pointRule.line(rules.amounts, m.pointRule.zeroBy[rules.zeroBy])}</p>
      <div className="public-subjects">
        <Counts title={t.subjects.members} of={members} say={t.people} />
        <Counts title={t.subjects.agencies} of={agencies} say={t.units} />
      </div>
      <Honours of={honours} total={honoursTotal} />
    </section>
  )
}

const Found = () => {
  const found = useQuery(publicPointsQuery)
  if (!found.isSuccess) return <NotLoaded query={found} />
  const { items } = found.data
  if (items.length === 0) return <EmptyState title={t.empty[0]} hint={t.empty[1]} />
  return items.map(each => <Month key={`${each.district.id} ${each.month}`} of={each} />)
}

/** 积分公示: for everybody, without an account; counts, and only whoever is honoured by name. */
export default function PublicPoints() {
  return (
    <PublicPage title={t.title} lead={t.lead}>
      <Found />
    </PublicPage>
  )
}
