import { useQuery } from '@tanstack/react-query'
import { Link, useSearchParams } from 'react-router'
import { projectQueryOf } from '../api/directory.js'
import { PageTitle } from '../components/PageTitle.js'
import { EmptyState } from '../components/states/EmptyState.js'
import { NotLoaded } from '../components/states/NotLoaded.js'
import { NewClaimForm } from '../features/claims/NewClaimForm.js'
import { m } from '../messages/index.js'
import '../features/projects/projects.css'

const NoProject = ({ title, hint }: { title: string; hint: string }) => (
  <EmptyState title={title} hint={hint}>
    <Link to="/projects?status=open">{m.shell.projects}</Link>
  </EmptyState>
)

/** The first offer: by the agency that claims, or by the community that invites one. */
export default function NewClaim() {
  const [params] = useSearchParams()
  const id = params.get('project') ?? ''
  const party = params.get('by') === 'community' ? 'community' : 'agency'
  const found = useQuery({ ...projectQueryOf(id), enabled: id !== '' })
  if (id === '') return <NoProject title={m.claim.start.noProject} hint={m.claim.start.noProjectHint} />
  if (!found.isSuccess) return <NotLoaded query={found} />
  const project = found.data
  if (!(party === 'agency' ? project.mayClaim : project.mayInvite))
    return (
      <NoProject
        title={m.claim.start.notAllowed}
        hint={project.status === 'open' ? m.project.onlyAgencies : m.project.taken}
      />
    )
  return (
    <div className="new-claim">
      <PageTitle title={m.claim.start[party]} lead={`${project.title} · ${project.community.name}`} />
      <NewClaimForm project={project} party={party} />
    </div>
  )
}
