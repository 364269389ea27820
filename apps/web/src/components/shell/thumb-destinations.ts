import type { Role } from '../../api/offices.js'
import type { Session } from '../../api/types.js'
import { destinations, type Destination } from './destinations.js'

/** What a role opens most: it stands under the thumb, beside home and inbox. */
const thumbs: Partial<Record<Role, string[]>> = {
  InServicePartyMember: ['/attend', '/activities', '/check-ins'],
  AgencyLiaison: ['/claims', '/check-ins'],
  AgencySecretary: ['/claims', '/check-ins'],
  CommunityDeputySecretary: ['/activities', '/claims', '/check-ins'],
  SubdistrictCoordinator: ['/clock-ledger', '/reports'],
  SystemAdministrator: ['/processes', '/admin/organisation'],
  SecurityAdministrator: ['/admin/accounts', '/admin/grants'],
  SecurityAuditor: ['/audit', '/admin/organisation'],
}
const usualThumbs = ['/claims', '/reports']
const tabs = 4

/** The few pages of a phone's bar; the others are one tap further. */
export const thumbDestinations = (session: Session): Destination[] => {
  const all = destinations(session).flatMap(({ items }) => items)
  const wanted = [
    '/',
    '/inbox',
    ...session.grants.flatMap(({ role }) => thumbs[role] ?? usualThumbs),
    ...all.map(({ to }) => to),
  ]
  const found = [...new Set(wanted)].flatMap(to => all.find(each => each.to === to) ?? [])
  return found.slice(0, tabs)
}
