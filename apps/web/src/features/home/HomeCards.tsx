import { queryOptions, useQuery } from '@tanstack/react-query'
import { Link } from 'react-router'
import type { HomeCardName } from '#contracts/http/home.js'
import { client } from '../../api/client.js'
import { answerOf } from '../../api/problem.js'
import { useSession } from '../../api/session.js'
import type { Session } from '../../api/types.js'
import { useBusinessToday } from '../../components/use-business-today.js'
import { m } from '../../messages/index.js'
import './home.css'

const homeQuery = queryOptions({
  queryKey: ['home'],
  queryFn: () => answerOf(client.GET('/api/home')),
})

/** Where each card leads. */
const paths: Record<HomeCardName, string> = {
  ownCheckIn: '/check-ins?view=own',
  signedUp: '/agenda',
  nearMe: '/activities',
  late: '/clock-ledger',
  dueToday: '/clock-ledger?state=upcoming',
  checkIns: '/check-ins?view=pending',
  membersMissing: '/check-ins?view=missing',
  agenciesMissing: '/reports/facts?figure=agenciesCheckedIn&gap=true',
  unclaimed: '/projects?status=open',
  claims: '/claims?open=true',
  activities: '/activities',
  attendance: '/activities',
  quiet: '/branches',
  withoutSecretary: '/branches',
  interviews: '/interviews',
}

/** A community's or a subdistrict's own projects; a Party organisation looks among all. */
const within = ({ grants }: Session): string => {
  const place = grants.find(
    ({ role }) => role === 'CommunityDeputySecretary' || role === 'SubdistrictCoordinator',
  )
  return place ? `&community=${place.unitId}` : ''
}

const departmentRoles = ['OrganizationDepartmentOfficer', 'DeputyHeadInCharge', 'OrganizationDepartmentHead']

/** Those below one's department that are missing in the month of today. */
const missingNow = ({ grants }: Session, today: string): string => {
  const place = grants.find(({ role }) => departmentRoles.includes(role))
  return `&unit=${place?.unitId ?? ''}&period=${today.slice(0, 7)}`
}

/** What waits, by what somebody looks after: a number each, and the way to it. */
export const HomeCards = () => {
  const home = useQuery(homeQuery)
  const session = useSession()
  const today = useBusinessToday()
  const more: Partial<Record<HomeCardName, string>> = {
    unclaimed: within(session),
    agenciesMissing: missingNow(session, today),
  }
  if (!home.data || home.data.cards.length === 0) return null
  return (
    <section className="home-cards" aria-label={m.home.lead}>
      {home.data.cards.map(({ name, count, urgent }) => {
        const [label, about, none] = m.home.cards[name] ?? [name, '', '']
        return (
          <Link
            key={name}
            to={`${paths[name]}${more[name] ?? ''}`}
            className={urgent && count > 0 ? 'home-card is-urgent' : 'home-card'}
          >
            <span>{label}</span>
            {count > 0 && <strong className="figure">{m.home.count(name, count)}</strong>}
            <span className="muted">{count > 0 ? about : none}</span>
          </Link>
        )
      })}
    </section>
  )
}
