import { Inject, Injectable } from '@nestjs/common'
import type { StartClaim } from '#contracts/http/claims.js'
import type { StartEvent } from '#domain/kernel/events.js'
import { blankState } from '#domain/kernel/reduce.js'
import type { Answer, Rules } from '#domain/kernel/state.js'
import { demoAheadMs } from '#persistence/read/demo-clock.js'
import { findAsked } from '#persistence/read/processes.js'
import type { ProjectRow } from '#persistence/read/projects.js'
import { findWayTo } from '#persistence/read/units.js'
import type { ClaimPolicy } from '#workflows/claim/claim.policy.js'
import { newClaim } from '#workflows/claim/claim.rules.js'
import type { SignedIn } from '../access/me.js'
import { DATABASE, type Database } from '../dependencies.js'
import { ProblemError } from '../http/problem.js'
import { RulesService } from '../lifecycle/rules.service.js'
import { hashOf } from '../processes/canonical.js'
import { CommandSender } from '../processes/command-sender.js'
import { mayClaimFor, mayInviteFor } from './claim-authority.js'
import { findOpenProject } from './project-open.js'
import { processIdOf } from './process-id.js'

@Injectable()
export class StartClaimService {
  constructor(
    @Inject(DATABASE) private readonly database: Database,
    private readonly rules: RulesService,
    private readonly commands: CommandSender,
  ) {}

  /** A claim by an agency or an invitation by a community; the same key again is the same claim. */
  async start(me: SignedIn, key: string, request: StartClaim): Promise<Answer> {
    const processId = processIdOf(me.personId, key)
    const bodyHash = hashOf({ by: me.personId, ...request })
    const { answered } = await findAsked(this.database, processId, key)
    if (answered) return this.commands.repeat(answered, bodyHash)
    const [project, aheadMs] = await Promise.all([this.projectFor(me, request), demoAheadMs(this.database)])
    const now = Date.now() + aheadMs
    const rules = (await this.rules.at('claim', project.communityId, now)) as Rules<ClaimPolicy>
    const event: StartEvent = {
      type: 'start',
      key,
      bodyHash,
      by: me.personId,
      title: project.title,
      facts: newClaim(partiesOf(me, request, project), rules.policy, now),
    }
    const start = { state: blankState('claim', processId, rules, aheadMs), rules }
    return this.commands.send('claim', processId, event, { start })
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
      startedBy === 'agency' ? mayClaimFor(me, agencyId) : mayInviteFor(me, project.communityId)
    if (!mayStart) throw new ProblemError('forbidden')
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
  terms: request.terms,
})

const invalid = (path: string, message: string) =>
  new ProblemError('invalidRequest', { problems: [{ path, message }] })
