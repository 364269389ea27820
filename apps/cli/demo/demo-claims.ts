/** Fills the demo with claims in every state, made by running the reducer in the past; `rebuild` then opens them. */
import type { Pool } from 'pg'
import type { Party } from '#contracts/workflow/claim.js'
import { addDays, localDateOf, type Instant } from '#domain/calendar/local-date.js'
import type { Rules, Seat } from '#domain/kernel/state.js'
import { demoCast, type DemoAgency, type DemoCast, type DemoProject } from '#persistence/seed/demo-cast.js'
import type { ClaimFacts } from '#workflows/claim/claim.facts.js'
import { claim } from '#workflows/claim/claim.lifecycle.js'
import type { ClaimPolicy } from '#workflows/claim/claim.policy.js'
import { newClaim } from '#workflows/claim/claim.rules.js'
import { newProjectScenarios, scenarios, type Scenario } from './scenarios.js'
import { ageOf, commitSteps, eachOf, play, type Story } from './story.js'

interface Part {
  scenario: Scenario
  index: number
  project: DemoProject
  agency: DemoAgency
  joint: DemoAgency
}

/** @returns how many claims were made; none when the demo has them already */
export const makeDemoClaims = async (
  pool: Pool,
  rules: Rules,
  now: Instant,
  progress: (done: number, all: number) => void,
): Promise<number> => {
  const cast = await demoCast(pool)
  return commitClaims(pool, assign(scenarios, cast), cast, { rules, now, progress })
}

/** Claims of what has been published this quarter. @param projectIds its ids */
export const claimNewProjects = async (
  pool: Pool,
  rules: Rules,
  now: Instant,
  projectIds: readonly string[],
): Promise<number> => {
  const cast = await demoCast(pool)
  const projects = cast.projects.filter(({ projectId }) => projectIds.includes(projectId))
  const parts = assign(newProjectScenarios.slice(0, projects.length), { ...cast, projects })
  return commitClaims(pool, parts, cast, { rules, now, progress: () => undefined })
}

interface Run {
  rules: Rules
  now: Instant
  progress: (done: number, all: number) => void
}

const commitClaims = async (
  pool: Pool,
  parts: Part[],
  cast: DemoCast,
  { rules, now, progress }: Run,
): Promise<number> => {
  let done = 0
  for (const part of parts) {
    const story = storyOf(part, cast, rules)
    if (!(await commitSteps(pool, story.key, play(story, now)))) return done
    progress((done += 1), parts.length)
  }
  return done
}

/** Each claim has a project and an agency of its own. */
const assign = (among: readonly Scenario[], { projects, agencies }: DemoCast): Part[] =>
  eachOf(among).map((part, place) => {
    const project = projects[place]
    const agency = agencies[place % agencies.length]
    const joint = agencies[(place + 1) % agencies.length]
    if (!project || !agency || !joint) throw new Error('the demo district is too small for its claims')
    return { ...part, project, agency, joint }
  })

const storyOf = (
  { scenario, index, project, agency, joint }: Part,
  cast: DemoCast,
  rules: Rules,
): Story<ClaimFacts> => ({
  lifecycle: claim,
  key: `demo-${scenario.name}-${index}`,
  rules,
  title: project.title,
  facts: now => factsOf(scenario, project, agency, rules, now),
  startedBy: personOf(scenario.startedBy, project, agency),
  acts: scenario.acts(joint.agencyId),
  ageWorkingDays: ageOf(scenario, index),
  actor: seat => actorOf(seat, project, agency, joint, cast),
})

const personOf = (party: Party, project: DemoProject, agency: DemoAgency): string =>
  party === 'agency' ? agency.liaison : project.deputySecretary

const factsOf = (
  scenario: Scenario,
  project: DemoProject,
  agency: DemoAgency,
  rules: Rules,
  now: Instant,
): ClaimFacts =>
  newClaim(
    {
      projectId: project.projectId,
      agencyId: agency.agencyId,
      communityId: project.communityId,
      subdistrictId: project.subdistrictId,
      districtId: project.districtId,
      startedBy: scenario.startedBy,
      personId: personOf(scenario.startedBy, project, agency),
      submitted: scenario.submitted ?? true,
      ...(project.places > 1 && { shared: true as const }),
      terms: {
        content: `${project.need}由机关党组织牵头，组织在职党员到社区开展服务。`,
        beneficiaries: '辖区居民，以老旧院落住户为主',
        sessions: project.wantedSessions,
        startOn: addDays(localDateOf(now), 14),
        endOn: addDays(localDateOf(now), 75),
        people: 6,
        resources: '业务骨干、宣传资料和必要工具由机关统筹。',
        communitySupport: '社区提供场地并通知居民。',
      },
    },
    rules.policy as Rules<ClaimPolicy>['policy'],
    now,
  )

const actorOf = (
  { holder, chair }: Seat,
  project: DemoProject,
  agency: DemoAgency,
  joint: DemoAgency,
  cast: DemoCast,
): string => {
  switch (holder.role) {
    case 'CommunityDeputySecretary':
      return project.deputySecretary
    case 'SubdistrictCoordinator':
      return cast.coordinators[project.subdistrictId] ?? project.deputySecretary
    case 'OrganizationDepartmentOfficer':
      return cast.officers[0] ?? ''
    default:
      return chair === joint.agencyId ? joint.liaison : agency.liaison
  }
}
