/** A lifecycle laid out for reading: every stage with the rounds it can open and where each outcome leads. */
import {
  regionsOf,
  targetsOf,
  type Form,
  type Lifecycle,
  type RoundSpec,
  type Stage,
  type View,
} from '#domain/kernel/lifecycle.js'
import type { Specimens } from '#workflows/specimens.js'

export interface RoundStory {
  name: string
  spec: RoundSpec
  form: Form<unknown, unknown>
}

export interface Way {
  /** `round.outcome`, or `all.done`. */
  outcome: string
  /** What people call it. */
  label: string
  to: string[]
}

export interface StageStory {
  name: string
  label: string
  final: boolean
  moves?: { region: string; stage: string }
  rounds: RoundStory[]
  ways: Way[]
}

export interface RegionStory {
  name: string
  stages: StageStory[]
}

export const storyOf = (lifecycle: Lifecycle, { policy, facts }: Specimens): RegionStory[] =>
  Object.entries(regionsOf(lifecycle)).map(([name, stages]) => ({
    name,
    stages: Object.entries(stages).map(
      ([stageName, { label, final = false, moves, needs, opens, on = {} }]) => {
        const views = facts.map(each => ({ facts: each, policy, stage: stageName, visited: [stageName] }))
        const rounds = merged(views.map(view => roundsOf({ needs, opens }, view))).map(([round, spec]) => ({
          name: round,
          spec,
          form: formOf(lifecycle, spec),
        }))
        const ways = Object.entries(on).map(([outcome, target]) => ({
          outcome,
          label: outcomeLabel(outcome, rounds),
          to: targetsOf(target),
        }))
        return { name: stageName, label, final, rounds, ways, ...(moves && { moves }) }
      },
    ),
  }))

/** A specimen that lacks what a stage needs is too early to open it. */
const roundsOf = (
  { needs, opens }: Pick<Stage<unknown, unknown>, 'needs' | 'opens'>,
  view: View<unknown, unknown>,
): Record<string, RoundSpec> => ((needs?.(view.facts) ?? true) ? (opens?.(view) ?? {}) : {})

const formOf = (lifecycle: Lifecycle, { form }: RoundSpec): Form<unknown, unknown> => {
  const found = lifecycle.forms[form]
  if (!found) throw new Error(`lifecycle ${lifecycle.kind} has no form ${form}`)
  return found
}

/** One entry a round; its seats are all that any specimen gives it. */
const merged = (opened: Record<string, RoundSpec>[]): [string, RoundSpec][] => {
  const rounds = new Map<string, RoundSpec>()
  for (const [name, spec] of opened.flatMap(each => Object.entries(each))) {
    const known = rounds.get(name)
    const more = spec.seats.filter(seat => !known?.seats.some(({ chair }) => chair === seat.chair))
    rounds.set(name, known ? { ...known, seats: [...known.seats, ...more] } : spec)
  }
  return [...rounds]
}

const outcomeLabel = (outcome: string, rounds: RoundStory[]): string => {
  if (outcome === 'all.done') return rounds.length === 0 ? '自动' : '无待办时'
  const [name, result] = outcome.split('.')
  const round = rounds.find(each => each.name === name)
  const act = Object.values(round?.form.acts ?? {}).find(each => each.outcome === result)
  if (act) return act.label
  if (round?.spec.clock?.stages.some(stage => stage.outcome === result)) return '到期自动'
  throw new Error(`no act and no clock leads to ${outcome}`)
}
