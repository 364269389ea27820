import { useQuery } from '@tanstack/react-query'
import { useParams } from 'react-router'
import { projectQueryOf } from '../api/directory.js'
import type { Project as ProjectShape } from '../api/types.js'
import { PageTitle } from '../components/PageTitle.js'
import { Panel } from '../components/Panel.js'
import { LoadFailure } from '../components/states/LoadFailure.js'
import { Loading } from '../components/states/Loading.js'
import { StatusTag } from '../components/StatusTag.js'
import { NextStep } from '../features/projects/NextStep.js'
import { CategoryName, projectTones } from '../features/projects/project-columns.js'
import { m } from '../messages/index.js'
import '../features/claims/claims.css'
import '../features/projects/projects.css'

const noteOf = (project: ProjectShape): string => {
  if (project.mayClaim || project.mayInvite) return ''
  if (project.status === 'done') return m.project.finished
  return project.status === 'claimed' ? m.project.taken : m.project.onlyAgencies
}

const Facts = ({ project }: { project: ProjectShape }) => (
  <dl className="pairs">
    <div>
      <dt>{m.project.columns.community}</dt>
      <dd>
        {project.subdistrict.name} {project.community.name}
      </dd>
    </div>
    <div>
      <dt>{m.project.columns.category}</dt>
      <dd>
        <CategoryName category={project.category} />
      </dd>
    </div>
    <div>
      <dt>{m.project.functions}</dt>
      <dd>{project.wantedFunctions}</dd>
    </div>
    {project.wantedSessions !== undefined && (
      <div>
        <dt>{m.project.sessions}</dt>
        <dd className="figure">{m.project.times(project.wantedSessions)}</dd>
      </div>
    )}
    <div>
      <dt>{m.project.period}</dt>
      <dd className="figure">{m.project.to(project.expectedFrom, project.expectedTo)}</dd>
    </div>
  </dl>
)

/** One project: the need behind it, and the way to take it up. */
export default function Project() {
  const { id = '' } = useParams()
  const found = useQuery(projectQueryOf(id))
  if (found.isPending) return <Loading />
  if (found.isError) return <LoadFailure error={found.error} retry={() => void found.refetch()} />
  const project = found.data
  return (
    <>
      <PageTitle title={project.title} lead={project.number}>
        <StatusTag tone={projectTones[project.status]} label={project.statusLabel} />
      </PageTitle>
      <Panel title={m.project.need}>
        <p className="project-need">{project.need}</p>
        <Facts project={project} />
        <div className="project-next">
          <NextStep project={project} />
          <span className="muted">{noteOf(project)}</span>
        </div>
      </Panel>
    </>
  )
}
