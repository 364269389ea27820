/** 退回: back to a stage already walked; what else is open there closes visibly, and a new round begins. */
import { changedSeat, copyOf, regionOf, stageOf, viewOf, type Draft } from '../draft.js'
import type { ActEvent, ReturnBody } from '../events.js'
import { actOf, formOf, hasAnswered, roundsOf, type SeatPlace } from '../find.js'
import type { Stage } from '../lifecycle.js'
import { refusal } from '../refusal.js'
import { decide } from '../rounds.js'
import { enterStage, settle } from '../stages.js'
import type { Return, Round } from '../state.js'
import { remembering } from './form-act.js'
import type { KernelAct, Scene } from './kernel-act.js'
import { writeLine } from './lines.js'

type AnyStage = Stage<unknown, unknown>

/** Stages that were walked, that the form lets return to, and that would ask somebody for something. */
export const returnTargets = ({ lifecycle, state, rules, region, round, form }: Scene): string[] => {
  const returnable = round.returnable ?? form.returnable ?? []
  const { stage: present, visited = [] } = state.regions[region] ?? {}
  if (returnable.length === 0) return []
  return visited.filter(name => {
    const stage = stageOf(lifecycle, region, name)
    const isNamed = returnable === 'visited' || returnable.includes(name)
    return isNamed && name !== present && !stage.final && asksSomebody(stage, { state, rules, region, name })
  })
}

const asksSomebody = (
  stage: AnyStage,
  { state, rules, region, name }: Pick<Scene, 'state' | 'rules' | 'region'> & { name: string },
): boolean => {
  const context = { now: state.startedAt, policy: rules.policy }
  const facts = stage.returned?.(copyOf(state.facts), context) ?? state.facts
  const view = { ...viewOf({ ...state, facts }, rules, region), stage: name }
  return Object.keys(stage.opens?.(view) ?? {}).length > 0
}

export const returnTo: KernelAct = {
  label: '退回',
  effect: 'decides',
  confirm: true,
  by: 'holder',
  isOffered: scene => returnTargets(scene).length > 0,
  refuses: (scene, { body }) => {
    const { stage } = body as ReturnBody
    return returnTargets(scene).includes(stage) ? undefined : refusal('unknownStage', { stage })
  },
  apply: (draft, place, event) => remembering(draft, place, event, () => goBack(draft, place, event)),
}

const goBack = (draft: Draft, place: SeatPlace, event: ActEvent): void => {
  const { region: name, seat } = place
  const { by, act, onBehalfOf } = event
  const { stage, then, reason } = event.body as ReturnBody
  const region = regionOf(draft, name)
  const returned: Return = {
    from: region.stage,
    to: stage,
    then,
    by: onBehalfOf ?? by,
    seatId: seat.id,
    reason,
    at: draft.now,
    version: draft.state.version,
    answers: answersKept(draft, place),
  }
  writeLine(draft, place, event, {
    code: 'act.returned',
    reason,
    detail: { before: region.stage, after: stage, then },
  })
  Object.assign(seat, { status: 'done', act, by, actedAt: draft.now, ...(onBehalfOf && { onBehalfOf }) })
  changedSeat(draft, seat)
  decide(draft, place, 'returned', 'returned')
  enterStage(draft, name, stage, 'returned')
  regionOf(draft, name).returned = returned
  const { returned: reopens } = stageOf(draft.lifecycle, name, stage)
  const context = { now: draft.now, policy: draft.rules.policy }
  if (reopens) draft.state.facts = reopens(copyOf(draft.state.facts), context)
  settle(draft)
}

/**
 * What was agreed to in the rounds that a return closes: objections are asked for anew. Nothing of it when somebody who
 * was added (加签) returns: no story seats them again, and the others alone would be enough without anybody's look.
 */
const answersKept = (draft: Draft, { region, seat }: SeatPlace): Return['answers'] =>
  seat.addedBy !== undefined
    ? {}
    : Object.fromEntries(
        roundsOf(draft.state)
          .filter(place => place.region === region)
          .map(({ round }) => [round.name, agreedIn(draft, round)]),
      )

const agreedIn = (draft: Draft, round: Round): Return['answers'][string] =>
  Object.fromEntries(
    round.seats.flatMap(seat => {
      const { chair, addedBy, act = '', by, onBehalfOf, actedAt } = seat
      const spec = actOf(formOf(draft.lifecycle, round), act)
      const isAgreed = spec?.effect === 'completes' && spec.vote !== 'against'
      return hasAnswered(seat) && isAgreed && addedBy === undefined && by !== undefined
        ? [[chair, { personId: by, ...(onBehalfOf && { onBehalfOf }), act, at: actedAt ?? draft.now }]]
        : []
    }),
  )
