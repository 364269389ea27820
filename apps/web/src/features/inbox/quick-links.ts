import { holdsOffice, type Role } from '../../api/offices.js'
import type { Session } from '../../api/types.js'
import { m } from '../../messages/index.js'

interface QuickLink {
  to: string
  label: string
  about: string
}

const links = {
  openProjects: { to: '/projects?status=open', ...m.inbox.links.openProjects },
  claims: { to: '/claims?open=true', ...m.inbox.links.claims },
  agenda: { to: '/agenda', ...m.inbox.links.agenda },
  posts: { to: '/posts?view=own', ...m.inbox.links.posts },
  rules: { to: '/point-rules', ...m.inbox.links.rules },
  reports: { to: '/reports', ...m.inbox.links.reports },
  administration: { to: '/processes', ...m.inbox.links.administration },
} satisfies Record<string, QuickLink>

const byRole: Partial<Record<Role, QuickLink[]>> = {
  AgencyLiaison: [links.openProjects, links.claims],
  AgencySecretary: [links.openProjects, links.claims],
  CommunityDeputySecretary: [links.openProjects, links.claims],
  SystemAdministrator: [links.administration, links.claims],
}

/** What the person's roles look for most, without repeats. */
export const quickLinksOf = (session: Session): QuickLink[] => {
  if (!holdsOffice(session)) return [links.agenda, links.posts, links.rules]
  const wanted = session.grants.flatMap(({ role }) => byRole[role] ?? [])
  return [...new Set([...wanted, links.claims, links.reports])]
}
