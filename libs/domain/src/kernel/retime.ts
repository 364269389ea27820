/** Open deadlines follow the policy that a process adopts: another budget, other stages, the same start. */
import type { Clock, ClockStage } from '../calendar/clock.js'
import { stageOf, viewOf, type Draft } from './draft.js'
import type { ClockSpec } from './lifecycle.js'

/** Stages that do the same are told apart by their order: the second reminder stays the second, on whatever day. */
const places = (stages: readonly ClockStage[]): Map<string, string> => {
  const seen = new Map<string, number>()
  return new Map(
    stages.map(({ id, does, to = '', outcome = '' }) => {
      const kind = [does, to, outcome].join(' ')
      const ordinal = (seen.get(kind) ?? 0) + 1
      seen.set(kind, ordinal)
      return [`${kind} ${ordinal}`, id]
    }),
  )
}

/** What has fired stays fired: a stage that takes the place of a fired one does not fire again. */
const retimed = (clock: Clock, { budget, stages }: ClockSpec): Clock => {
  const before = places(clock.stages)
  const fired = [...places(stages)].flatMap(([place, id]) =>
    clock.fired.includes(before.get(place) ?? '') ? [id] : [],
  )
  return { ...clock, budget, stages, fired }
}

/** Gives every open clock the time that the rules now give it; rounds and seats stay as they are. */
export const retime = (draft: Draft): void => {
  for (const [name, region] of Object.entries(draft.state.regions)) {
    const wanted = stageOf(draft.lifecycle, name, region.stage).opens?.(
      viewOf(draft.state, draft.rules, name),
    )
    for (const round of Object.values(region.rounds)) {
      const clock = wanted?.[round.name]?.clock
      if (round.status === 'open' && round.clock && clock) round.clock = retimed(round.clock, clock)
    }
  }
}
