import { useQuery } from '@tanstack/react-query'
import { Button } from 'antd'
import { useState } from 'react'
import { useParams } from 'react-router'
import { projectQueryOf } from '../api/directory.js'
import { holdsCommunity } from '../api/offices.js'
import { useSession } from '../api/session.js'
import type { Project as ProjectShape } from '../api/types.js'
import { LinkButton } from '../components/LinkButton.js'
import { Pair } from '../components/Pair.js'
import { PageTitle } from '../components/PageTitle.js'
import { Panel } from '../components/Panel.js'
import { NotLoaded } from '../components/states/NotLoaded.js'
import { StatusTag } from '../components/StatusTag.js'
import { type OfferAsked, OfferDialog } from '../features/needs/OfferDialog.js'
import { NextStep } from '../features/projects/NextStep.js'
import { CategoryName, projectTones } from '../features/projects/project-columns.js'
import { m } from '../messages/index.js'
import '../features/claims/claims.css'
import '../features/projects/projects.css'

const noteOf = ({ mayClaim, mayInvite, status, onlyWanted }: ProjectShape): string => {
  if (mayClaim || mayInvite) return ''
  if (status === 'done') return m.project.finished
  if (status === 'claimed') return m.project.taken
  if (status === 'full') return m.project.full
  if (status !== 'open') return m.project.notOpen
  return onlyWanted ? m.project.forNamed : m.project.onlyAgencies
}

const namesOf = ({ wantedUnits, onlyWanted }: ProjectShape): string => {
  const names = wantedUnits.map(({ name }) => name).join('、')
  return onlyWanted ? `${names}（${m.project.onlyWanted}）` : names
}

const Facts = ({ project }: { project: ProjectShape }) => (
  <dl className="pairs">
    <Pair
      label={m.project.columns.community}
      children={`${project.subdistrict.name} ${project.community.name}`}
    />
    <Pair label={m.project.columns.category} children={<CategoryName category={project.category} />} />
    <Pair label={m.project.functions} children={project.wantedFunctions} />
    <Pair label={m.project.wantedUnits} children={namesOf(project)} />
    <Pair
      label={m.project.places}
      children={project.places > 1 && m.project.placesTaken(project.taken, project.places)}
    />
    <Pair
      label={m.project.sessions}
      children={project.wantedSessions !== undefined && m.project.times(project.wantedSessions)}
    />
    <Pair label={m.project.period} children={m.project.to(project.expectedFrom, project.expectedTo)} />
    <Pair label={m.project.opensOn} children={project.opensOn} />
    <Pair label={m.project.closesOn} children={project.closesOn} />
    <Pair label={m.project.stateReason} children={project.stateReason} />
  </dl>
)

/** What is closed, over, done or not yet open plans nothing new. */
const plannable: ProjectShape['status'][] = ['open', 'claimed', 'full']

/** Of its community: planning an activity out of it, closing it, and opening it again. */
const Commands = ({ project }: { project: ProjectShape }) => {
  const { id, title, community, status, allowedActions } = project
  const session = useSession()
  const [asked, setAsked] = useState<OfferAsked>()
  const mayPlan = plannable.includes(status) && holdsCommunity(session, community.id)
  return (
    <>
      {mayPlan && <LinkButton to={`/activities/new?project=${id}`}>{m.project.plan}</LinkButton>}
      {allowedActions.map(name => (
        <Button
          key={name}
          danger={name === 'close'}
          onClick={() => setAsked({ kind: 'project', name, id, title })}
        >
          {m.offer.commands[name]}
        </Button>
      ))}
      {asked && <OfferDialog asked={asked} onClose={() => setAsked(undefined)} />}
    </>
  )
}

/** One project: the need behind it, and the way to take it up. */
export default function Project() {
  const { id = '' } = useParams()
  const found = useQuery(projectQueryOf(id))
  if (!found.isSuccess) return <NotLoaded query={found} />
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
          <Commands project={project} />
          <span className="muted">{noteOf(project)}</span>
        </div>
      </Panel>
    </>
  )
}
