import { Inject, Injectable } from '@nestjs/common'
import type { z } from 'zod'
import type {
  ForecastQuery,
  judgedForecast,
  SetQuestionnaire,
  StartEvaluation,
} from '#contracts/http/evaluations.js'
import { mostJudged } from '#domain/evaluation/questionnaire.js'
import type { Answer } from '#domain/kernel/state.js'
import { addQuestionnaire } from '#persistence/evaluation/add-questionnaire.js'
import { findCommunitiesOf } from '#persistence/evaluation/find-communities.js'
import { findJudged } from '#persistence/evaluation/judged.js'
import { findWayTo } from '#persistence/organisation/units.js'
import { inTransaction } from '#persistence/transaction.js'
import type { EvaluationFacts } from '#workflows/evaluation/evaluation.facts.js'
import type { SignedIn } from '../access/me.js'
import { DATABASE, type Database } from '../dependencies.js'
import { invalid, ProblemError } from '../http/problem.js'
import { ProcessStarter } from '../processes/process-starter.js'
import { isOfficer } from './evaluation-sight.js'

@Injectable()
export class StartEvaluationService {
  constructor(
    @Inject(DATABASE) private readonly database: Database,
    private readonly starter: ProcessStarter,
  ) {}

  /** A plan for a district's year. @throws ProblemError forbidden for whoever is no officer there */
  start(me: SignedIn, key: string, request: StartEvaluation): Promise<Answer> {
    return this.starter.start(me, key, 'evaluation', request, async () => {
      const { districtId, settings } = request
      await this.mustPrepare(me, districtId)
      const facts: EvaluationFacts = {
        districtId,
        communityIds: await this.communitiesOf(request),
        settings,
        returns: [],
        lists: {},
        receivers: [],
      }
      return { unitId: districtId, title: settings.title, factsUnder: () => facts }
    })
  }

  /** Whom the rule finds in the facts as they are now, community by community. */
  async forecast(
    me: SignedIn,
    { districtId, year, leastAttendances }: ForecastQuery,
  ): Promise<z.input<typeof judgedForecast>> {
    await this.mustPrepare(me, districtId)
    const communities = await findCommunitiesOf(this.database, districtId)
    const communityIds = communities.map(({ id }) => id)
    const found = await findJudged(this.database, { year, communityIds, leastAttendances })
    return {
      mostJudged,
      communities: communities.map(community => ({
        ...community,
        judged: found.filter(({ communityId }) => communityId === community.id),
      })),
    }
  }

  /** Another version of what residents are asked; the versions there are stay. */
  async setQuestionnaire(me: SignedIn, request: SetQuestionnaire): Promise<{ id: string }> {
    await this.mustPrepare(me, request.districtId)
    const version = await inTransaction(this.database, client =>
      addQuestionnaire(client, { ...request, by: me.personId }),
    )
    return { id: `${version}` }
  }

  private async mustPrepare(me: SignedIn, districtId: string): Promise<void> {
    const district = (await findWayTo(this.database, districtId)).at(-1)
    if (district?.kind !== 'district') throw invalid('districtId', '请选择区')
    if (!isOfficer(me, district.path)) throw new ProblemError('forbidden')
  }

  private async communitiesOf({ districtId, communityIds }: StartEvaluation): Promise<string[]> {
    const all = (await findCommunitiesOf(this.database, districtId)).map(({ id }) => id)
    if (communityIds === undefined && all.length > 0) return all
    const known = new Set(all)
    if (all.length === 0 || communityIds?.some(id => !known.has(id)))
      throw invalid('communityIds', '请选择本区的社区')
    return [...new Set(communityIds)]
  }
}
