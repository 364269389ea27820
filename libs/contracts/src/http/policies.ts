/** Policy as data people change: what counts where, changes from draft to publication, and plans that move open processes. */
import { z } from 'zod'
import { budgetUnits } from '#domain/calendar/countdown.js'
import type { RoundRule } from '#domain/kernel/state.js'
import { changeStates, type ChangeState } from '#domain/policy/policy-change.js'
import { id, instant, localDate, page, processId, role, text } from './shared.js'

const rules = ['any', 'all', 'sequence', 'votes'] as const satisfies readonly RoundRule[]
const kind = z.string().regex(/^[A-Za-z]{1,40}$/, '没有这类事项')
const step = z.string().regex(/^[A-Za-z]{1,60}$/, '没有这一项')
const reason = text(300)

const budget = z.strictObject({ unit: z.enum(budgetUnits), amount: z.number().min(0).max(100_000) })
const clockStage = z.strictObject({
  does: z.enum(['warn', 'remind', 'escalate', 'auto']),
  after: budget,
  at: z.enum(['morning', 'end']).optional(),
  /** `Role@place`, of an escalation. */
  to: z.string().max(100).optional(),
  outcome: z.string().max(60).optional(),
})
const timing = z.strictObject({ budget, stages: z.array(clockStage).max(30) })
const percent = z.number().min(-1_000).max(1_000)
const approval = z.strictObject({
  rule: z.enum(rules),
  roles: z.array(role).max(30),
  weights: z.partialRecord(role, z.number().min(-1_000).max(1_000)).optional(),
  votes: z.strictObject({ passPercent: percent, rejectPercent: percent }).optional(),
  samePersonPasses: z.boolean().optional(),
  avoidsOwnUnit: z.boolean().optional(),
  returnable: z.boolean().optional(),
  fallback: z.array(role).max(30).optional(),
})
/** A limit, a deadline or who decides; whether it is within the limits is told by checking it. */
export const policyValue = z.union([z.number().min(-1_000_000).max(1_000_000), timing, approval])
export type PolicyValue = z.infer<typeof policyValue>

const choice = z.object({ value: z.string(), label: z.string() })
/** What a form needs to offer: by `type`, with limits and what can be chosen. */
export const policyStepForm = z.object({
  type: z.enum(['timing', 'limit', 'approval']),
  least: z.int().optional(),
  most: z.int().optional(),
  counted: z.string().optional(),
  /** Whom a deadline can be escalated to. */
  targets: z.array(choice).optional(),
  outcomes: z.array(choice).optional(),
  roles: z.array(choice).optional(),
})

const unit = z.object({ id, name: z.string(), kindLabel: z.string() })
const source = z.object({
  /** `shipped`: as delivered with the product; nobody above has said anything. */
  shipped: z.boolean(),
  unitId: id.optional(),
  unitName: z.string().optional(),
  effectiveFrom: localDate.optional(),
  changeId: z.uuid().optional(),
})
export const policyStep = z
  .object({
    step,
    label: z.string(),
    form: policyStepForm,
    value: policyValue,
    sentence: z.string(),
    source,
    shipped: z.string(),
    /** What each unit on the way says of its own, in the order of `way`; those that say nothing are left out. */
    own: z.array(z.object({ unitId: id, sentence: z.string(), effectiveFrom: localDate })),
    /** Published, not in force yet. */
    coming: z.array(
      z.object({ unitId: id, unitName: z.string(), sentence: z.string(), effectiveFrom: localDate }),
    ),
  })
  .meta({ id: 'PolicyStep' })
export const policyQuery = z.strictObject({ kind })
export const policyAt = z.object({
  kind,
  label: z.string(),
  /** From the root down to the unit itself. */
  way: z.array(unit),
  steps: z.array(policyStep),
  /** The first units below with something of their own, and how many there are. */
  below: z.array(unit.extend({ steps: z.array(z.string()) })),
  belowTotal: z.int(),
  allowedActions: z.array(z.literal('edit')),
})
export const policyKinds = z.object({ items: z.array(z.object({ kind, label: z.string() })) })
/** The uppermost units in sight: where one can begin to look. */
export const policyUnits = z.object({ items: z.array(unit) })

const stepsOf = z
  .record(step, policyValue.nullable())
  .refine(steps => Object.keys(steps).length > 0, '至少修改一项')
export const draftPolicy = z.strictObject({ kind, unitId: id, steps: stepsOf })
export type DraftPolicy = z.infer<typeof draftPolicy>

const revision = z.int().min(1)
export const policyCommand = z.strictObject({
  command: z.discriminatedUnion('name', [
    z.strictObject({ name: z.literal('edit'), revision, steps: stepsOf }),
    z.strictObject({ name: z.literal('preview'), revision }),
    z.strictObject({ name: z.literal('publish'), revision, effectiveFrom: localDate, reason }),
    z.strictObject({ name: z.literal('withdraw'), reason }),
  ]),
})
export type PolicyCommandRequest = z.infer<typeof policyCommand>
export type PolicyCommand = PolicyCommandRequest['command']
export const policyChangeAnswer = z.object({ changeId: z.uuid(), revision, planId: z.uuid().optional() })

export const planCounts = z.object({
  /** Open processes that would stand under other rules. */
  processes: z.int(),
  /** Of these: with a deadline that moves; with a stage that would fire at once. */
  moved: z.int(),
  firing: z.int(),
})
export const rulePlan = z.object({
  id: z.uuid(),
  purpose: z.enum(['policy', 'calendar']),
  state: z.enum(['tried', 'running', 'finished']),
  stateLabel: z.string(),
  madeAt: instant,
  madeByName: z.string(),
  reason: z.string().optional(),
  counts: planCounts,
  done: z.int(),
  failed: z.int(),
  waiting: z.int(),
  allowedActions: z.array(z.literal('run')),
})

export const policyChange = z
  .object({
    id: z.uuid(),
    kind,
    kindLabel: z.string(),
    unitId: id,
    unitName: z.string(),
    state: z.enum(Object.keys(changeStates) as [ChangeState, ...ChangeState[]]),
    stateLabel: z.string(),
    revision,
    stepLabels: z.array(z.string()),
    draftedByName: z.string(),
    draftedAt: instant,
    endedByName: z.string().optional(),
    endedAt: instant.optional(),
    effectiveFrom: localDate.optional(),
    reason: z.string().optional(),
  })
  .meta({ id: 'PolicyChange' })
export const policyChangesQuery = page.extend({ unitId: id.optional(), kind: kind.optional() })
export const policyChanges = z.object({ items: z.array(policyChange), total: z.int() })
export const policyChangeDetail = policyChange.extend({
  /** What was or would be different, step by step and field by field, against what counts there without it. */
  differences: z.array(
    z.object({
      step,
      label: z.string(),
      inherits: z.boolean(),
      fields: z.array(
        z.object({
          field: z.string(),
          label: z.string(),
          before: z.string().optional(),
          after: z.string().optional(),
        }),
      ),
    }),
  ),
  steps: z.record(step, policyValue.nullable()),
  faults: z.array(z.object({ path: z.string(), message: z.string() })),
  /** Why publishing is not offered, in Chinese. */
  waitsFor: z.string().optional(),
  plan: rulePlan.optional(),
  allowedActions: z.array(z.enum(['edit', 'preview', 'publish', 'withdraw'])),
})

export const planRequest = z.strictObject({
  purpose: z.enum(['policy', 'calendar']),
  /** Processes whose home is this unit or below. */
  unitId: id,
  /** Left out: every kind. */
  kind: kind.optional(),
})
export const planRun = z.strictObject({
  reason,
  /** Left out: every one on the list. */
  processIds: z.array(processId).min(1).max(10_000).optional(),
})
export const planItem = z
  .object({
    processId: z.uuid(),
    number: z.string(),
    title: z.string(),
    deadlines: z.array(z.object({ label: z.string(), before: localDate, after: localDate })),
    fires: z.array(z.string()),
    result: z.enum(['none', 'waiting', 'done', 'failed']),
    resultLabel: z.string(),
    problem: z.string().optional(),
  })
  .meta({ id: 'RulePlanItem' })
export const planItemsQuery = page.extend({ only: z.enum(['moved', 'firing', 'failed']).optional() })
export const planItems = z.object({ items: z.array(planItem), total: z.int() })
export const policyParams = z.object({ id: z.uuid('编号格式不正确') })

/** What one process stands under, in words. */
export const processRules = z.object({
  kind,
  policyVersion: z.string(),
  /** The unit whose policy counted when it started or was moved. */
  homeId: id,
  steps: z.array(z.object({ step, label: z.string(), sentence: z.string(), source })),
  /** Which step times which open round. */
  rounds: z.array(z.object({ region: z.string(), round: z.string(), step })),
  calendar: z.object({
    version: z.string(),
    noticeYears: z.array(z.int()),
    /** The unit whose closures count as well. */
    closuresOf: z.string().optional(),
  }),
})
