import { Inject, Injectable } from '@nestjs/common'
import { setImmediate } from 'node:timers/promises'
import type { z } from 'zod'
import type { planItemsQuery, planRequest, planRun } from '#contracts/http/policies.js'
import { draftingRoles, publishingRoles } from '#domain/policy/policy-change.js'
import { changeDirectory } from '#persistence/organisation/change-directory.js'
import { findNames } from '#persistence/read/names.js'
import {
  findPlanItems,
  findRulePlan,
  keepRulePlan,
  openProcessesBelow,
  type NewPlan,
  type OpenProcess,
  type PlanItem,
  type RulePlanRow,
} from '#persistence/rules/rule-plans.js'
import { startRulePlan } from '#persistence/rules/run-plan.js'
import { lifecycleOf } from '#workflows/lifecycles.js'
import { policySpecOf, policySpecs } from '#workflows/policies.js'
import type { SignedIn } from '../access/me.js'
import { DATABASE, type Database } from '../dependencies.js'
import { accepted } from '../http/accepted.js'
import { ProblemError } from '../http/problem.js'
import { RulesService } from '../lifecycle/rules.service.js'
import { csvOf } from '../http/csv.js'
import { DirectoryChanges } from '../organisation/directory-changes.js'
import { foretell } from './foretell.js'
import { planItemOf, rulePlanOf } from './plan-view.js'
import { PolicyReach } from './policy-reach.js'
import { TargetRules, type Target } from './target-rules.js'

@Injectable()
export class RulePlansService {
  constructor(
    @Inject(DATABASE) private readonly database: Database,
    private readonly rules: RulesService,
    private readonly changes: DirectoryChanges,
    private readonly reach: PolicyReach,
  ) {}

  /**
   * Every open process below that would stand under other rules, and what that would do to it.
   * @param keep the rules are in force, and kept to be adopted; otherwise nothing is written
   */
  async foresee(
    kinds: readonly string[],
    scopePath: string,
    target: Target,
    keep = false,
  ): Promise<PlanItem[]> {
    const items: PlanItem[] = []
    for (const kind of kinds) {
      const { homeFact } = policySpecOf(kind)
      const rules = await TargetRules.read(this.database, kind, target)
      for await (const processes of openProcessesBelow(this.database, { kind, homeFact, scopePath })) {
        for (const process of processes) items.push(...(await this.itemOf(process, rules)))
        // Others are to be answered meanwhile.
        await setImmediate()
      }
      if (keep) await rules.keep(this.database)
    }
    return items
  }

  private async itemOf({ id, homePath, state }: OpenProcess, targets: TargetRules): Promise<PlanItem[]> {
    const rules = await this.rules.of(state)
    const now = Date.now() + state.aheadMs
    const target = targets.of({ state, rules, homePath, now })
    const [policyVersion, calendarVersion] = [target.policy.version, target.calendar.version]
    if (policyVersion === state.policyVersion && calendarVersion === state.calendarVersion) return []
    const effects = foretell({ lifecycle: lifecycleOf(state.kind), state, rules, target, now })
    return [{ processId: id, policyVersion, calendarVersion, ...effects }]
  }

  /** A list of what is open, tried against the rules in force: to be looked at, then carried out. */
  async make(me: SignedIn, key: string, request: z.output<typeof planRequest>) {
    const { purpose, unitId, kind } = request
    const scopePath = await this.reach.pathOf(me, draftingRoles, unitId)
    const kinds = kind === undefined ? Object.keys(policySpecs) : [kind]
    const items = await this.foresee(kinds, scopePath, { purpose }, true)
    const plan: NewPlan = { purpose, scopePath, runnable: true, by: me.personId }
    const order = this.changes.orderOf(me, key, { reason: '', ...request })
    const { planId } = accepted(
      await changeDirectory(this.database, order, async client => ({
        planId: await keepRulePlan(client, plan, items),
      })),
    )
    return this.one(me, planId)
  }

  async one(me: SignedIn, id: string) {
    return this.view(me, await this.reached(me, id))
  }

  async view(me: SignedIn, plan: RulePlanRow) {
    const names = await findNames(this.database, { people: [plan.madeBy], units: [] })
    return rulePlanOf(plan, names, this.mayRun(me, plan))
  }

  async items(me: SignedIn, id: string, query: z.output<typeof planItemsQuery>) {
    await this.reached(me, id)
    const { items, total } = await findPlanItems(this.database, id, query)
    return { items: items.map(planItemOf), total }
  }

  async csv(me: SignedIn, id: string): Promise<string> {
    await this.reached(me, id)
    const { items } = await findPlanItems(this.database, id, { offset: 0, limit: null })
    const rows = items
      .map(planItemOf)
      .map(({ number, title, deadlines, fires, resultLabel, problem = '' }) => [
        number,
        title,
        deadlines.map(({ label, before, after }) => `${label}：${before} → ${after}`).join('；'),
        fires.join('；'),
        `${resultLabel}${problem && `：${problem}`}`,
      ])
    return csvOf([['编号', '事项', '期限变化', '立即发生', '结果'], ...rows])
  }

  /** Carries the list out, or the part of it that is named; each process through its own workflow, in the background. */
  async run(me: SignedIn, key: string, id: string, request: z.output<typeof planRun>) {
    const plan = await this.reached(me, id)
    const { reason, processIds } = request
    const asked = { ...request, planId: id }
    const order = this.changes.orderOf(me, key, asked)
    accepted(
      await changeDirectory(this.database, order, async client => {
        if (!plan.runnable || !this.mayReach(me, plan)) return { refused: 'planNotForRunning' as const }
        const started = await startRulePlan(client, id, { by: me.personId, reason, processIds })
        return started ? { planId: id } : { refused: 'planStarted' as const }
      }),
    )
    return this.one(me, id)
  }

  /** @throws ProblemError notFound, also for what lies elsewhere */
  private async reached(me: SignedIn, id: string): Promise<RulePlanRow> {
    const plan = await findRulePlan(this.database, id)
    if (!plan || !this.reach.isWithin(me, publishingRoles, plan.scopePath)) throw new ProblemError('notFound')
    return plan
  }

  private mayReach(me: SignedIn, { scopePath }: RulePlanRow): boolean {
    return this.reach.isWithin(me, draftingRoles, scopePath)
  }

  private mayRun(me: SignedIn, plan: RulePlanRow): boolean {
    return plan.runnable && plan.state === 'tried' && plan.processes > 0 && this.mayReach(me, plan)
  }
}
