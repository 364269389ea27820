import { Inject, Injectable } from '@nestjs/common'
import { localDateOf } from '#domain/calendar/local-date.js'
import { idsOf } from '#domain/organisation/tree-path.js'
import { draftingRoles, publishingRoles } from '#domain/policy/policy-change.js'
import { findWayTo } from '#persistence/organisation/units.js'
import {
  findPolicyRows,
  findShippedPolicy,
  findUnitsWithPolicyBelow,
} from '#persistence/rules/policy-rows.js'
import { policySpecs } from '#workflows/policies.js'
import type { SignedIn } from '../access/me.js'
import { sightOf } from '../access/sight.js'
import { DATABASE, type Database } from '../dependencies.js'
import { invalid, ProblemError } from '../http/problem.js'
import { PolicyReach } from './policy-reach.js'
import { stepsOf, unitOf, type PolicyView } from './policy-view.js'

/** What of a kind's policy people may change. @throws ProblemError invalidRequest when there is no such kind */
export const specOf = (kind: string) => {
  const spec = Object.hasOwn(policySpecs, kind) ? policySpecs[kind] : undefined
  if (!spec) throw invalid('kind', '没有这类事项')
  return spec
}

@Injectable()
export class PoliciesService {
  constructor(
    @Inject(DATABASE) private readonly database: Database,
    private readonly reach: PolicyReach,
  ) {}

  kinds() {
    return { items: Object.values(policySpecs).map(({ kind, label }) => ({ kind, label })) }
  }

  async units(me: SignedIn) {
    const tops = sightOf(me, publishingRoles).map(path => idsOf(path).at(-1) ?? '')
    const ways = await Promise.all(tops.map(id => findWayTo(this.database, id)))
    return { items: ways.flatMap(way => way.slice(-1)).map(unitOf) }
  }

  async at(me: SignedIn, unitId: string, kind: string) {
    const { view, path, way } = await this.viewAt(unitId, kind)
    const below = await findUnitsWithPolicyBelow(this.database, kind, { id: unitId, path })
    return {
      kind,
      label: view.spec.label,
      way: way.map(unitOf),
      steps: stepsOf(view),
      below: below.items.map(({ steps, ...unit }) => ({
        ...unitOf(unit),
        steps: steps.map(step => view.spec.steps[step]?.label ?? step),
      })),
      belowTotal: below.total,
      allowedActions: this.reach.isWithin(me, draftingRoles, path) ? ['edit' as const] : [],
    }
  }

  /** @throws ProblemError notFound when there is no such unit */
  private async viewAt(unitId: string, kind: string) {
    const spec = specOf(kind)
    const way = await findWayTo(this.database, unitId)
    const path = way.at(-1)?.path
    if (path === undefined) throw new ProblemError('notFound')
    const today = localDateOf(Date.now())
    const [shipped, rows] = await Promise.all([
      findShippedPolicy(this.database, kind, today),
      findPolicyRows(this.database, kind, idsOf(path)),
    ])
    const view: PolicyView = { spec, shipped, rows, way, today }
    return { view, path, way }
  }
}
