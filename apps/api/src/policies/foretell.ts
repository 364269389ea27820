/** What other rules would do to one open process: reduced as the process itself would, and thrown away. */
import { dueOf, type ClockStage } from '#domain/calendar/clock.js'
import type { AdminEvent } from '#domain/kernel/events.js'
import { openRoundsOf } from '#domain/kernel/find.js'
import type { Lifecycle } from '#domain/kernel/lifecycle.js'
import { reduce } from '#domain/kernel/reduce.js'
import type { ProcessState, Rules } from '#domain/kernel/state.js'
import { nextDueAt } from '#domain/kernel/ticks.js'
import { stageLabels } from '#domain/policy/policy-words.js'
import type { PlanItem } from '#persistence/rules/rule-plans.js'

type Effects = Pick<PlanItem, 'deadlines' | 'fires'>

export interface Foretelling {
  lifecycle: Lifecycle
  state: ProcessState
  /** What it stands under. */
  rules: Rules
  /** What it would stand under. */
  target: Rules
  now: number
}

export const foretell = ({ lifecycle, state, rules, target, now }: Foretelling): Effects => {
  const event: AdminEvent = {
    type: 'admin',
    key: 'foretold',
    bodyHash: '',
    by: 'system',
    reason: '',
    command: { name: 'adoptRules', rules: target },
  }
  const adopted = reduce(lifecycle, state, rules, event, now)
  const before = dueDays(lifecycle, state, rules)
  const after = dueDays(lifecycle, adopted.step.state, target)
  const deadlines = [...before].flatMap(([place, { label, dueOn }]) => {
    const moved = after.get(place)?.dueOn
    return moved === undefined || moved === dueOn ? [] : [{ label, before: dueOn, after: moved }]
  })
  return { deadlines, fires: firesAtOnce(lifecycle, adopted.step.state, target, now) }
}

const dueDays = (lifecycle: Lifecycle, state: ProcessState, { calendar }: Rules) =>
  new Map(
    openRoundsOf(state).flatMap(({ region, round }) =>
      round.clock
        ? [
            [
              `${region} ${round.name}`,
              { label: labelOf(lifecycle, round.form), dueOn: dueOf(round.clock, calendar).dueOn },
            ],
          ]
        : [],
    ),
  )

const labelOf = (lifecycle: Lifecycle, form: string): string => lifecycle.forms[form]?.label ?? form

const firesAtOnce = (lifecycle: Lifecycle, state: ProcessState, rules: Rules, now: number): string[] => {
  const dueAt = nextDueAt(state, rules)
  if (dueAt === undefined || dueAt > now) return []
  const forms = new Map(
    openRoundsOf(state).map(({ region, round }) => [`${region} ${round.name}`, round.form]),
  )
  const { journal } = reduce(lifecycle, state, rules, { type: 'tick' }, now).step
  return journal.flatMap(({ code, region, round }) => {
    const does = code.replace('clock.', '') as ClockStage['does']
    if (!Object.hasOwn(stageLabels, does) || !code.startsWith('clock.')) return []
    return [`${labelOf(lifecycle, forms.get(`${region} ${round ?? ''}`) ?? '')}：${stageLabels[does]}`]
  })
}
