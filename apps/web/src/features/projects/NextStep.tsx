import { Link } from 'react-router'
import type { Party, Project } from '../../api/types.js'
import { LinkButton } from '../../components/LinkButton.js'
import { m } from '../../messages/index.js'

const newClaim = (project: Project, by: Party) =>
  `/claims/new?${new URLSearchParams({ project: project.id, by }).toString()}`

/** What may be done about a project: claim it, invite an agency, or look at its claim. */
export const NextStep = ({ project, small = false }: { project: Project; small?: boolean }) => {
  const button = { type: 'primary', size: small ? 'small' : 'middle' } as const
  if (project.mayClaim)
    return (
      <LinkButton {...button} to={newClaim(project, 'agency')}>
        {m.project.claim}
      </LinkButton>
    )
  if (project.mayInvite)
    return (
      <LinkButton {...button} to={newClaim(project, 'community')}>
        {m.project.invite}
      </LinkButton>
    )
  if (small && project.allowedActions.includes('handOn'))
    return (
      <LinkButton {...button} to={`/projects/${project.id}`}>
        {m.offer.commands.handOn}
      </LinkButton>
    )
  return project.claimId ? <Link to={`/processes/${project.claimId}`}>{m.project.seeClaim}</Link> : null
}
