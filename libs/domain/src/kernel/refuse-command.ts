/** Why an administrator's command, or the system's, cannot be applied to a state. */
import { refusePause, refuseSkip } from './clock-commands.js'
import type { AdminCommand } from './events.js'
import { mayNotTakeOver } from './acts/hand-over.js'
import { findSeat, formOf, isLive, openRoundsOf } from './find.js'
import { findStage, type Lifecycle } from './lifecycle.js'
import { refusal, type Refusal } from './refusal.js'
import { mayNotBeAsked } from './stand-aside.js'
import type { ProcessState, Rules } from './state.js'

interface Scene {
  lifecycle: Lifecycle
  state: ProcessState
  rules: Rules
}

type Refuser<C> = (command: C, scene: Scene) => Refusal | undefined
/** A command without an entry is never refused. */
type Refusers = { [N in AdminCommand['name']]?: Refuser<Extract<AdminCommand, { name: N }>> }

const mustBeOpen: Refuser<{ seatId: string }> = ({ seatId }, { state }) =>
  isLive(findSeat(state, seatId)?.seat ?? { status: 'done' })
    ? undefined
    : refusal('seatNotFound', { seatId })

const refusers: Refusers = {
  move: ({ region, stage }, { lifecycle, state }) => {
    const there = findStage(lifecycle, region, stage)
    if (!there) return refusal('unknownStage', { stage })
    return there.needs && !there.needs(state.facts) ? refusal('stageNotReady', { stage }) : undefined
  },
  reassign: ({ seatId, holder }, { lifecycle, state, rules }) => {
    const place = findSeat(state, seatId)
    if (!place || !isLive(place.seat)) return refusal('seatNotFound', { seatId })
    const form = formOf(lifecycle, place.round)
    const code = mayNotBeAsked(form, state, rules, holder)
    if (code) return refusal(code)
    const { personId } = holder
    const seat = { ...place.seat, holder }
    return personId === undefined
      ? undefined
      : mayNotTakeOver({ lifecycle, state, rules, form, ...place, seat }, personId)
  },
  release: mustBeOpen,
  fallback: mustBeOpen,
  extend: ({ region, round: name, budget }, { state }) => {
    const round = openRoundsOf(state).find(open => open.region === region && open.round.name === name)?.round
    if (!round) return refusal('roundNotOpen', { round: name })
    if (!round.clock) return refusal('clockMissing', { round: name })
    const unit = round.clock.extension?.unit ?? budget.unit
    return unit === budget.unit ? undefined : refusal('extensionUnit', { unit })
  },
  pause: (command, { state }) => refusePause(state, command, true),
  resume: (command, { state }) => refusePause(state, command, false),
  skip: (command, scene) => refuseSkip(scene, command),
  adoptRules: ({ rules: adopted }, { rules }) =>
    adopted.policy.version === rules.policy.version && adopted.calendar.version === rules.calendar.version
      ? refusal('olderRules')
      : undefined,
}

export const refuseCommand = <N extends AdminCommand['name']>(
  command: Extract<AdminCommand, { name: N }>,
  scene: Scene,
): Refusal | undefined => {
  const refuser = refusers[command.name as N] as Refuser<typeof command> | undefined
  return refuser?.(command, scene)
}
