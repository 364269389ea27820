import { Inject, Injectable } from '@nestjs/common'
import type { PoolClient } from 'pg'
import type { z } from 'zod'
import type { DraftPolicy, policyChangesQuery, PolicyCommandRequest } from '#contracts/http/policies.js'
import { localDateOf } from '#domain/calendar/local-date.js'
import { checkPolicy } from '#domain/policy/check-policy.js'
import { idsOf } from '#domain/organisation/tree-path.js'
import {
  draftingRoles,
  isOpen,
  publishingRoles,
  refuseEdit,
  refusePreview,
  refusePublication,
  type PolicyRefusalCode,
} from '#domain/policy/policy-change.js'
import { changeDirectory } from '#persistence/organisation/change-directory.js'
import { findNames } from '#persistence/read/names.js'
import {
  draftPolicyChange,
  editPolicyChange,
  findPolicyChange,
  findPolicyChanges,
  markPreviewed,
  publishPolicyChange,
  withdrawPolicyChange,
  type PolicyChangeRow,
} from '#persistence/rules/policy-changes.js'
import { findPolicyRows, findShippedPolicy } from '#persistence/rules/policy-rows.js'
import { findPlanOfChange, keepRulePlan, type PlanItem } from '#persistence/rules/rule-plans.js'
import type { SignedIn } from '../access/me.js'
import { sightOf } from '../access/sight.js'
import { DATABASE, type Database } from '../dependencies.js'
import { accepted } from '../http/accepted.js'
import { ProblemError } from '../http/problem.js'
import { DirectoryChanges } from '../organisation/directory-changes.js'
import { changeOf, detailOf, draftedRows, stepValuesOf } from './change-view.js'
import { specOf } from './policies.service.js'
import { PolicyReach } from './policy-reach.js'
import { RulePlansService } from './rule-plans.service.js'

type Command = PolicyCommandRequest['command']
type Answer = { changeId: string; revision: number; planId?: string }
type Refused = { refused: PolicyRefusalCode }

@Injectable()
export class PolicyChangesService {
  constructor(
    @Inject(DATABASE) private readonly database: Database,
    private readonly changes: DirectoryChanges,
    private readonly reach: PolicyReach,
    private readonly plans: RulePlansService,
  ) {}

  async list(me: SignedIn, query: z.output<typeof policyChangesQuery>) {
    const sight = sightOf(me, publishingRoles)
    const { items, total } = await findPolicyChanges(this.database, { ...query, sight })
    const people = items.flatMap(({ draftedBy, endedBy }) => [
      draftedBy,
      ...(endedBy === null ? [] : [endedBy]),
    ])
    const names = await findNames(this.database, { people, units: [] })
    return { items: items.map(row => changeOf(row, specOf(row.kind), names)), total }
  }

  async one(me: SignedIn, id: string) {
    const row = await this.reached(me, id)
    const { kind, path } = row
    const [names, shipped, rows, plan] = await Promise.all([
      findNames(this.database, { people: [row.draftedBy, row.endedBy ?? ''], units: [] }),
      findShippedPolicy(this.database, kind, localDateOf(Date.now())),
      findPolicyRows(this.database, kind, idsOf(path)),
      findPlanOfChange(this.database, id),
    ])
    return {
      ...detailOf({ row, spec: specOf(kind), names, shipped, rows, today: localDateOf(Date.now()) }),
      ...this.offered(me, row),
      ...(plan && { plan: await this.plans.view(me, plan) }),
    }
  }

  /** A draft of one unit's own; whatever is wrong with it is told, and it can be kept all the same. */
  async draft(me: SignedIn, key: string, request: DraftPolicy): Promise<Answer> {
    const { kind, unitId } = request
    const spec = specOf(kind)
    await this.reach.pathOf(me, draftingRoles, unitId)
    const steps = stepValuesOf(request.steps)
    const state = checkPolicy(spec, steps).length === 0 ? 'validated' : 'draft'
    const order = this.changes.orderOf(me, key, { reason: '', ...request })
    return accepted(
      await changeDirectory(this.database, order, async client => ({
        changeId: await draftPolicyChange(client, { kind, unitId, state, steps, by: me.personId }),
        revision: 1,
      })),
    )
  }

  async command(me: SignedIn, key: string, id: string, { command }: PolicyCommandRequest): Promise<Answer> {
    const row = await this.reached(me, id)
    const roles = command.name === 'publish' || command.name === 'preview' ? publishingRoles : draftingRoles
    if (!this.reach.isWithin(me, roles, row.path)) throw new ProblemError('forbidden')
    const items = command.name === 'preview' && isOpen(row) ? await this.foresee(row) : []
    const asked = { reason: '', ...command, changeId: id }
    const order = this.changes.orderOf(me, key, asked)
    return accepted(
      await changeDirectory<Answer | Refused>(this.database, order, client =>
        this.carryOut(client, me, id, command, items),
      ),
    )
  }

  private async carryOut(
    client: PoolClient,
    me: SignedIn,
    id: string,
    command: Command,
    items: readonly PlanItem[],
  ): Promise<Answer | Refused> {
    const row = await findPolicyChange(client, id, true)
    if (!row) throw new ProblemError('notFound')
    const refused = this.refusalOf(me, row, command)
    if (refused) return { refused }
    const answer = { changeId: id, revision: row.revision }
    const by = me.personId
    switch (command.name) {
      case 'edit': {
        const steps = stepValuesOf(command.steps)
        const state = checkPolicy(specOf(row.kind), steps).length === 0 ? 'validated' : 'draft'
        await editPolicyChange(client, id, { state, steps, by })
        return { ...answer, revision: row.revision + 1 }
      }
      case 'preview': {
        const plan = { purpose: 'policy' as const, changeId: id, scopePath: row.path, runnable: false, by }
        const planId = await keepRulePlan(client, plan, items)
        await markPreviewed(client, id)
        return { ...answer, planId }
      }
      case 'publish':
        await publishPolicyChange(client, row, { ...command, by })
        return answer
      case 'withdraw':
        await withdrawPolicyChange(client, id, { ...command, by })
        return answer
    }
  }

  private refusalOf(me: SignedIn, row: PolicyChangeRow, command: Command): PolicyRefusalCode | undefined {
    switch (command.name) {
      case 'edit':
        return refuseEdit(row, command.revision)
      case 'preview':
        return refusePreview(row, command.revision)
      case 'publish':
        return refusePublication(row, { ...command, by: me.personId, today: localDateOf(Date.now()) })
      case 'withdraw':
        return isOpen(row) ? undefined : 'policyEnded'
    }
  }

  /** As if it were in force today. */
  private foresee(row: PolicyChangeRow): Promise<PlanItem[]> {
    const drafted = draftedRows(row, localDateOf(Date.now()))
    return this.plans.foresee([row.kind], row.path, { purpose: 'policy', drafted })
  }

  /** What this person can do with it now, and who else has to, when they cannot. */
  private offered(me: SignedIn, row: PolicyChangeRow) {
    if (!isOpen(row)) return { allowedActions: [] }
    const { revision } = row
    const drafts = this.reach.isWithin(me, draftingRoles, row.path)
    const today = localDateOf(Date.now())
    const refused = refusePublication(row, { by: me.personId, revision, effectiveFrom: today, today })
    return {
      allowedActions: [
        ...(drafts ? (['edit', 'withdraw'] as const) : []),
        ...(row.state === 'draft' ? [] : (['preview'] as const)),
        ...(refused ? [] : (['publish'] as const)),
      ],
      ...(refused && { waitsFor: waits[refused] }),
    }
  }

  /** @throws ProblemError notFound, also for what lies elsewhere */
  private async reached(me: SignedIn, id: string): Promise<PolicyChangeRow> {
    const row = await findPolicyChange(this.database, id)
    if (!row || !this.reach.isWithin(me, publishingRoles, row.path)) throw new ProblemError('notFound')
    return row
  }
}

const waits: Record<PolicyRefusalCode, string> = {
  policyEnded: '',
  policyStale: '',
  policyFaulty: '先按提示修改草案',
  policyNotPreviewed: '先预览对未办结事项的影响',
  policyOwnChange: '等待另一人发布：未参与起草的系统管理员或组织部部长',
  policyEffectiveFrom: '',
}
