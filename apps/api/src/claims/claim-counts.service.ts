import { Inject, Injectable } from '@nestjs/common'
import type { z } from 'zod'
import type { claimCountsQuery } from '#contracts/http/claims.js'
import { countClaims } from '#persistence/process/claims.js'
import { findWayTo } from '#persistence/organisation/units.js'
import type { SignedIn } from '../access/me.js'
import { DATABASE, type Database } from '../dependencies.js'
import { ProblemError } from '../http/problem.js'
import { stageLabel } from '../lifecycle/labels.js'
import { lifecycleOf } from '#workflows/lifecycles.js'

@Injectable()
export class ClaimCountsService {
  constructor(@Inject(DATABASE) private readonly database: Database) {}

  /**
   * Without a unit: the highest one the person looks after.
   * @throws ProblemError notFound for a unit outside what the person looks after
   */
  async count({ grants }: SignedIn, query: z.output<typeof claimCountsQuery>) {
    const { from, to } = query
    const offices = grants.filter(({ role }) => role !== 'InServicePartyMember')
    const unitId = query.unitId ?? offices[0]?.unitId ?? ''
    const unit = (await findWayTo(this.database, unitId)).at(-1)
    if (!unit || !offices.some(({ path }) => unit.path.startsWith(path))) throw new ProblemError('notFound')
    const { byStage, ...counts } = await countClaims(this.database, unitId, from, to)
    const order = Object.keys(lifecycleOf('claim').main)
    return {
      unit: { id: unit.id, name: unit.name },
      from,
      to,
      ...counts,
      byStage: byStage
        .sort((a, b) => order.indexOf(a.stage) - order.indexOf(b.stage))
        .map(({ stage, count }) => ({ stage, label: stageLabel('claim', stage), count })),
    }
  }
}
