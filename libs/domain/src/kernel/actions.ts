/** What a person may do now: the web shows exactly this and re-implements nothing. */
import type { Instant, LocalDate } from '../calendar/local-date.js'
import { dueOf, nextStage, type ClockStage } from '../calendar/clock.js'
import { awaitedOf } from './acts/delegation.js'
import type { Scene } from './acts/kernel-act.js'
import { kernelActLabels, kernelActs } from './acts/kernel-acts.js'
import { recall } from './acts/names.js'
import { returnTargets } from './acts/return-to.js'
import { stageOf, viewOf } from './draft.js'
import { formOf, isLive, openRoundsOf } from './find.js'
import type { ActEffect, Lifecycle } from './lifecycle.js'
import { asksForItself, speaksForAnother, standsAside, type Acting } from './stand-aside.js'
import type { Holder, Office, ProcessState, Rules } from './state.js'
import type { PersonId } from '../organisation/roles.js'

export interface AllowedAction {
  seatId: string
  region: string
  round: string
  form: string
  act: string
  label: string
  effect: ActEffect
  confirm: boolean
  /** Where a return may lead. */
  targets?: { stage: string; label: string }[]
}

export interface Viewer {
  personId: PersonId
  /** For whom, when a substitute looks. */
  onBehalfOf?: PersonId
  /** What the two hold, for 回避 by unit. */
  offices?: readonly Office[]
  holds: (holder: Holder) => boolean
  /** Whether they have to do with the process beyond seeing it: they may comment and remind. */
  isInvolved?: boolean
  /** Whether they coordinate what goes on below: without a part in it they may still remind. */
  mayUrge?: boolean
  /** Whether they started it, act in it or have acted: they may copy it to others. */
  takesPart?: boolean
  /** The moment, for what can be asked for only until a deadline. */
  now?: Instant
}

export const allowedActions = (
  lifecycle: Lifecycle,
  state: ProcessState,
  rules: Rules,
  viewer: Viewer,
): AllowedAction[] => {
  if (state.endedAt !== undefined) return []
  const scenes = openRoundsOf(state).flatMap(({ region, round }) =>
    round.seats.filter(isLive).map((seat): Scene => ({
      lifecycle,
      state,
      rules,
      ...(viewer.now !== undefined && { now: viewer.now }),
      region,
      round,
      seat,
      form: formOf(lifecycle, round),
    })),
  )
  return [
    ...scenes.flatMap(scene => actsOn(scene, viewer)),
    ...recallBy(state, viewer),
    ...(viewer.isInvolved || viewer.mayUrge ? reminders(scenes, viewer) : []),
    ...(viewer.isInvolved ? tellingActs(viewer) : []),
  ]
}

const actingOf = ({ personId, onBehalfOf, offices }: Viewer): Acting => ({
  by: personId,
  ...(onBehalfOf !== undefined && { onBehalfOf }),
  ...(offices && { offices }),
})

const at = ({ seat, region, round }: Scene) => ({
  seatId: seat.id,
  region,
  round: round.name,
  form: round.form,
})

const actsOn = (scene: Scene, viewer: Viewer): AllowedAction[] => {
  const acting = actingOf(viewer)
  const { seat, form, state, rules } = scene
  const sits = seat.status === 'open' && viewer.holds(seat.holder) && !standsAside(form, state, rules, acting)
  const awaited = awaitedOf(seat)
  return [
    ...(sits && !awaited ? formActs(scene, acting) : []),
    ...Object.entries(kernelActs)
      .filter(([name, { by }]) => by === 'formerHand' || (sits && (!awaited || name === 'opine')))
      .filter(([, act]) => act.isOffered(scene, acting) && !act.mayNotNow?.(scene))
      .map(([act, { label, effect, confirm = false }]) => ({
        ...at(scene),
        act,
        label,
        effect,
        confirm,
        ...(act === 'returnTo' && { targets: targetsOf(scene) }),
      })),
  ]
}

const formActs = (scene: Scene, acting: Acting): AllowedAction[] => {
  const { form, round, seat, state, rules, region } = scene
  const view = viewOf(state, rules, region)
  return Object.entries(form.acts)
    .filter(([, spec]) => spec.offeredTo?.(seat, view) ?? true)
    .filter(([, spec]) => !asksForItself(round, acting) && !speaksForAnother(round, seat, spec, acting))
    .map(([act, { label, effect, confirm = false }]) => ({ ...at(scene), act, label, effect, confirm }))
}

const targetsOf = (scene: Scene) =>
  returnTargets(scene).map(stage => ({
    stage,
    label: stageOf(scene.lifecycle, scene.region, stage).label,
  }))

const recallBy = ({ recallable }: ProcessState, { personId }: Viewer): AllowedAction[] =>
  recallable?.by === personId
    ? [
        {
          seatId: recallable.seatId,
          region: recallable.region,
          round: recallable.round,
          form: '',
          act: recall,
          label: kernelActLabels[recall] ?? '',
          effect: 'decides',
          confirm: true,
        },
      ]
    : []

const telling = (act: string) => ({
  act,
  label: kernelActLabels[act] ?? '',
  effect: 'records' as const,
  confirm: false,
})

const reminders = (scenes: Scene[], { holds }: Viewer): AllowedAction[] =>
  scenes
    .filter(({ seat, round }) => seat.status === 'open' && !round.quiet && !holds(seat.holder))
    .map(scene => ({ ...at(scene), ...telling('remind') }))

const tellingActs = ({ takesPart }: Viewer): AllowedAction[] =>
  [...(takesPart ? ['copyTo'] : []), 'comment'].map(act => ({
    seatId: '',
    region: 'main',
    round: '',
    form: '',
    ...telling(act),
  }))

export interface Upcoming {
  region: string
  round: string
  does: ClockStage['does']
  to?: string
  outcome?: string
  at: Instant
  dueOn: LocalDate
  provisional: boolean
}

/** What happens next by itself, per open round. */
export const upcoming = (state: ProcessState, rules: Rules): Upcoming[] =>
  openRoundsOf(state)
    .flatMap(({ region, round }) => {
      const next = round.clock && nextStage(round.clock, rules.calendar)
      if (!round.clock || !next) return []
      const { does, to, outcome } = next.stage
      const { dueOn, provisional } = dueOf(round.clock, rules.calendar)
      return [
        {
          region,
          round: round.name,
          does,
          at: next.at,
          dueOn,
          provisional,
          ...(to && { to }),
          ...(outcome && { outcome }),
        },
      ]
    })
    .sort((a, b) => a.at - b.at)
