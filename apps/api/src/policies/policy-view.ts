/** Policy as people read it: values in words, where they come from, what a form offers. */
import type { z } from 'zod'
import type { policyStep, policyStepForm } from '#contracts/http/policies.js'
import type { LocalDate } from '#domain/calendar/local-date.js'
import { rolePlaces } from '#domain/district/role-places.js'
import type { Rules } from '#domain/kernel/state.js'
import { roles, unitKinds, type Role, type UnitKind } from '#domain/organisation/roles.js'
import { mergePolicy } from '#domain/policy/merge-policy.js'
import type { PolicySpec, StepSpec, StepValue } from '#domain/policy/policy-spec.js'
import { sentenceOf, targetText } from '#domain/policy/policy-words.js'
import type { PublishedRow } from '#persistence/rules/policy-rows.js'
import { policyValueOf } from './change-view.js'

const rolesAt = (kinds: readonly UnitKind[]): Role[] =>
  (Object.keys(roles) as Role[]).filter(role => rolePlaces[role].some(kind => kinds.includes(kind)))

const officesIn = (spec: PolicySpec) =>
  Object.entries(spec.places).flatMap(([place, { kinds }]) =>
    rolesAt(kinds).map(role => ({ value: `${role}@${place}`, label: targetText(spec, `${role}@${place}`) })),
  )

export const formOf = (spec: PolicySpec, step: StepSpec): z.input<typeof policyStepForm> => {
  switch (step.type) {
    case 'limit':
      return { type: step.type, least: step.least, most: step.most, counted: step.counted }
    case 'approval':
      return {
        type: step.type,
        roles: rolesAt(spec.places[step.place]?.kinds ?? []).map(role => ({
          value: role,
          label: roles[role],
        })),
      }
    case 'timing':
      return {
        type: step.type,
        most: step.mostDays,
        targets: officesIn(spec),
        outcomes: Object.entries(step.outcomes ?? {}).map(([value, label]) => ({ value, label })),
      }
  }
}

export const unitOf = ({ id, name, kind }: { id: string; name: string; kind: UnitKind }) => ({
  id,
  name,
  kindLabel: unitKinds[kind],
})

export interface PolicyView {
  spec: PolicySpec
  shipped: Rules['policy']
  rows: readonly PublishedRow[]
  way: readonly { id: string; name: string }[]
  today: LocalDate
}

const lastOf = (rows: readonly PublishedRow[]): PublishedRow | undefined =>
  [...rows]
    .sort((a, b) =>
      a.effectiveFrom < b.effectiveFrom ? -1 : a.effectiveFrom > b.effectiveFrom ? 1 : a.number - b.number,
    )
    .at(-1)

export const stepsOf = (view: PolicyView): z.input<typeof policyStep>[] => {
  const { spec, shipped, rows, way, today } = view
  const merged = mergePolicy(
    shipped,
    rows,
    way.map(({ id }) => id),
    today,
  )
  const values = merged.policy as unknown as Record<string, StepValue>
  return Object.entries(spec.steps).flatMap(([step, stepSpec]) => {
    const value = values[step]
    if (value === undefined) return []
    return [
      {
        step,
        label: stepSpec.label,
        form: formOf(spec, stepSpec),
        value: policyValueOf(value),
        sentence: sentenceOf(spec, step, value),
        source: sourceOf(
          view,
          rows.find(({ number }) => number === merged.sources[step]),
        ),
        shipped: sentenceOf(spec, step, (shipped as unknown as Record<string, StepValue>)[step] ?? 0),
        ...ownAndComing(view, step),
      },
    ]
  })
}

export const sourceOf = ({ way }: Pick<PolicyView, 'way'>, row: PublishedRow | undefined) => {
  if (!row) return { shipped: true }
  const { unitId, effectiveFrom, changeId } = row
  const unitName = way.find(({ id }) => id === unitId)?.name ?? unitId
  return { shipped: false, unitId, unitName, effectiveFrom, changeId }
}

const ownAndComing = ({ spec, rows, way, today }: PolicyView, step: string) => {
  const said = (value: unknown) => (value === null ? '沿用上级' : sentenceOf(spec, step, value as StepValue))
  const ofStep = rows.filter(row => row.step === step)
  return {
    own: way.flatMap(({ id: unitId }) => {
      const row = lastOf(ofStep.filter(each => each.unitId === unitId && each.effectiveFrom <= today))
      return row && row.value !== null
        ? [{ unitId, sentence: said(row.value), effectiveFrom: row.effectiveFrom }]
        : []
    }),
    coming: way.flatMap(({ id: unitId, name: unitName }) =>
      ofStep
        .filter(row => row.unitId === unitId && row.effectiveFrom > today)
        .map(({ value, effectiveFrom }) => ({ unitId, unitName, sentence: said(value), effectiveFrom })),
    ),
  }
}
