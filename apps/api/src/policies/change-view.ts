/** A change of policy as people read it: step by step, field by field, before and after. */
import type { z } from 'zod'
import type { policyChange, policyChangeDetail, PolicyValue } from '#contracts/http/policies.js'
import type { LocalDate } from '#domain/calendar/local-date.js'
import type { Rules } from '#domain/kernel/state.js'
import { idsOf } from '#domain/organisation/tree-path.js'
import { checkPolicy } from '#domain/policy/check-policy.js'
import { mergePolicy, type PolicyRow } from '#domain/policy/merge-policy.js'
import { changeStates, isOpen } from '#domain/policy/policy-change.js'
import { stageIdOf, type PolicySpec, type StepValue } from '#domain/policy/policy-spec.js'
import { differencesOf } from '#domain/policy/policy-words.js'
import type { Names } from '#persistence/read/names.js'
import type { PolicyChangeRow, PolicySteps } from '#persistence/rules/policy-changes.js'
import type { PublishedRow } from '#persistence/rules/policy-rows.js'

const stepValueOf = (value: PolicyValue): StepValue =>
  typeof value === 'object' && 'stages' in value
    ? { ...value, stages: value.stages.map(stage => ({ id: stageIdOf(stage), ...stage })) }
    : value

/** Stages get their ids here: they are told from what a stage does. */
export const stepValuesOf = (steps: Record<string, PolicyValue | null>): PolicySteps =>
  Object.fromEntries(
    Object.entries(steps).map(([step, value]) => [step, value === null ? null : stepValueOf(value)]),
  )

/** As it goes out and may come in again. */
export const policyValueOf = (value: StepValue): PolicyValue =>
  typeof value === 'object' && 'stages' in value
    ? { ...value, stages: value.stages.map(({ id: _id, ...stage }) => stage) }
    : value

/** As its rows would be: after everything published. */
export const draftedRows = ({ steps, unitId }: PolicyChangeRow, effectiveFrom: LocalDate): PolicyRow[] =>
  Object.entries(steps).map(([step, value]) => ({
    number: Number.MAX_SAFE_INTEGER,
    step,
    unitId,
    effectiveFrom,
    value,
  }))

const labelsOf = ({ steps }: PolicyChangeRow, spec: PolicySpec): string[] =>
  Object.keys(steps).map(step => spec.steps[step]?.label ?? step)

export const changeOf = (
  row: PolicyChangeRow,
  spec: PolicySpec,
  names: Names,
): z.input<typeof policyChange> => ({
  id: row.id,
  kind: row.kind,
  kindLabel: spec.label,
  unitId: row.unitId,
  unitName: row.unitName,
  state: row.state,
  stateLabel: changeStates[row.state],
  revision: row.revision,
  stepLabels: labelsOf(row, spec),
  draftedByName: names.person(row.draftedBy),
  draftedAt: row.draftedAt.toISOString(),
  ...(row.endedBy !== null && { endedByName: names.person(row.endedBy) }),
  ...(row.endedAt !== null && { endedAt: row.endedAt.toISOString() }),
  ...(row.effectiveFrom !== null && { effectiveFrom: row.effectiveFrom }),
  ...(row.reason !== null && { reason: row.reason }),
})

export interface ChangeView {
  row: PolicyChangeRow
  spec: PolicySpec
  names: Names
  shipped: Rules['policy']
  /** Everything published on the way to its unit. */
  rows: readonly PublishedRow[]
  today: LocalDate
}

type Detail = Omit<z.input<typeof policyChangeDetail>, 'allowedActions' | 'plan' | 'waitsFor'>

export const detailOf = (view: ChangeView): Detail => {
  const { row, spec, names } = view
  return {
    ...changeOf(row, spec, names),
    differences: differences(view),
    steps: Object.fromEntries(
      Object.entries(row.steps).map(([step, value]) => [step, value === null ? null : policyValueOf(value)]),
    ),
    faults: isOpen(row) ? checkPolicy(spec, row.steps) : [],
  }
}

/** What counted before it, or would count without it; and with it. */
const differences = ({ row, spec, shipped, rows, today }: ChangeView): Detail['differences'] => {
  const own = rows.filter(({ changeId }) => changeId === row.id)
  const first = Math.min(...own.map(({ number }) => number), Number.MAX_SAFE_INTEGER)
  const day = row.effectiveFrom ?? today
  const before = rows.filter(({ number }) => number < first)
  const way = idsOf(row.path)
  const valuesBy = (counting: readonly PolicyRow[]) =>
    mergePolicy(shipped, counting, way, day).policy as unknown as Record<string, StepValue>
  const [without, withIt] = [valuesBy(before), valuesBy([...before, ...draftedRows(row, day)])]
  return Object.entries(row.steps).map(([step, value]) => ({
    step,
    label: spec.steps[step]?.label ?? step,
    inherits: value === null,
    fields: differencesOf(spec, step, without[step] ?? null, withIt[step] ?? null),
  }))
}
