import { Inject, Injectable } from '@nestjs/common'
import type { StartClaim } from '#contracts/http/claims.js'
import type { Answer } from '#domain/kernel/state.js'
import type { ProjectRow } from '#persistence/needs/projects.js'
import { findWayTo } from '#persistence/organisation/units.js'
import type { ClaimPolicy } from '#workflows/claim/claim.policy.js'
import { newClaim } from '#workflows/claim/claim.rules.js'
import type { SignedIn } from '../access/me.js'
import { DATABASE, type Database } from '../dependencies.js'
import { invalid, ProblemError } from '../http/problem.js'
import { ProcessStarter } from '../processes/process-starter.js'
import { agenciesOf, mayInviteFor } from './claim-authority.js'
import { findOpenProject } from './project-open.js'

@Injectable()
export class StartClaimService {
  constructor(
    @Inject(DATABASE) private readonly database: Database,
    private readonly starter: ProcessStarter,
  ) {}

  /** A claim by an agency or an invitation by a community. */
  start(me: SignedIn, key: string, request: StartClaim): Promise<Answer> {
    return this.starter.start(me, key, 'claim', request, async () => {
      const project = await this.projectFor(me, request)
      return {
        unitId: project.communityId,
        title: project.title,
        factsUnder: ({ policy }, now) =>
          newClaim(partiesOf(me, request, project), policy as ClaimPolicy, now),
      }
    })
  }

  /** @throws ProblemError when there is no such project or agency, or the person may not speak for their side */
  private async projectFor(
    me: SignedIn,
    { projectId, agencyId, startedBy }: StartClaim,
  ): Promise<ProjectRow> {
    const [project, way] = await Promise.all([
      findOpenProject(this.database, projectId),
      findWayTo(this.database, agencyId),
    ])
    if (!project) throw invalid('projectId', '没有这个项目')
    if (way.at(-1)?.kind !== 'agencyPartyOrganization') throw invalid('agencyId', '请选择机关党组织')
    const mayStart =
      startedBy === 'agency' ? agenciesOf(me).includes(agencyId) : mayInviteFor(me, project.communityId)
    if (!mayStart) throw new ProblemError('forbidden')
    if (
      startedBy === 'agency' &&
      project.onlyWanted &&
      !project.wantedUnits.some(({ id }) => id === agencyId)
    )
      throw new ProblemError('projectForNamed')
    return project
  }
}

const partiesOf = (me: SignedIn, request: StartClaim, project: ProjectRow) => ({
  projectId: project.id,
  agencyId: request.agencyId,
  communityId: project.communityId,
  subdistrictId: project.subdistrictId,
  districtId: project.districtId,
  startedBy: request.startedBy,
  personId: me.personId,
  submitted: request.submit,
  ...(project.places > 1 && { shared: true as const }),
  terms: request.terms,
})
