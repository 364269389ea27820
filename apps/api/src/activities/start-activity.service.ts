import { Inject, Injectable } from '@nestjs/common'
import type { PlanActivity } from '#contracts/http/activities.js'
import { refusePlan } from '#domain/activity/plan-rules.js'
import type { Answer, Rules } from '#domain/kernel/state.js'
import { findProjectCommunity } from '#persistence/activity/find-activities.js'
import { findWayTo } from '#persistence/organisation/units.js'
import type { ActivityFacts } from '#workflows/activity/activity.facts.js'
import type { ActivityPolicy } from '#workflows/activity/activity.policy.js'
import { planOf } from '#workflows/activity/activity.rules.js'
import type { SignedIn } from '../access/me.js'
import { DATABASE, type Database } from '../dependencies.js'
import { invalid, ProblemError } from '../http/problem.js'
import { ProcessStarter } from '../processes/process-starter.js'

@Injectable()
export class StartActivityService {
  constructor(
    @Inject(DATABASE) private readonly database: Database,
    private readonly starter: ProcessStarter,
  ) {}

  /** An activity planned for a community by its deputy secretary. */
  start(me: SignedIn, key: string, request: PlanActivity): Promise<Answer> {
    return this.starter.start(me, key, 'activity', request, async () => {
      const { communityId, projectId, ...body } = request
      const mayPlan = me.grants.some(
        ({ role, unitId }) => role === 'CommunityDeputySecretary' && unitId === communityId,
      )
      if (!mayPlan) throw new ProblemError('forbidden')
      await this.mustBeOfCommunity(projectId, communityId)
      const place = await this.placeOf(communityId)
      const factsUnder = ({ policy }: Rules, now: number): ActivityFacts => ({
        plan: checkedPlan(body, policy as ActivityPolicy, now),
        ...place,
        organiserId: me.personId,
        ...(projectId !== undefined && { projectId }),
        changedAt: now,
        lastOnesWait: false,
      })
      return { unitId: communityId, title: body.title, factsUnder }
    })
  }

  /** @throws ProblemError invalidRequest when the project is closed or another community's */
  private async mustBeOfCommunity(projectId: string | undefined, communityId: string): Promise<void> {
    if (projectId === undefined) return
    if ((await findProjectCommunity(this.database, projectId)) !== communityId)
      throw invalid('projectId', '请选择本社区没有关闭的项目')
  }

  private async placeOf(communityId: string) {
    const way = await findWayTo(this.database, communityId)
    const above = (kind: 'district' | 'subdistrict') => way.findLast(unit => unit.kind === kind)?.id
    const districtId = above('district') ?? communityId
    return { communityId, districtId, subdistrictId: above('subdistrict') ?? districtId }
  }
}

/** @throws ProblemError with the rule that the plan breaks */
const checkedPlan = (
  body: Omit<PlanActivity, 'communityId' | 'projectId'>,
  policy: ActivityPolicy,
  now: number,
) => {
  const plan = planOf(body, policy, now)
  const refused = refusePlan(plan, now)
  if (refused) throw new ProblemError(refused)
  if (plan.audience === 'everybody' && policy.othersToo === 0) throw new ProblemError('othersNotLetIn')
  return plan
}
