/** The acts of a form: what the story offers on its seats. */
import { changedSeat, copyOf, mattersToAll, regionOf, type Draft } from '../draft.js'
import type { ActEvent } from '../events.js'
import { actOf, formOf, type SeatPlace } from '../find.js'
import type { ActSpec } from '../lifecycle.js'
import { answerSeat } from '../rounds.js'
import { settle } from '../stages.js'
import { writeLine } from './lines.js'

export const applyFormAct = (draft: Draft, place: SeatPlace, event: ActEvent): void => {
  const spec = actOf(formOf(draft.lifecycle, place.round), event.act)
  if (!spec) throw new Error(`no act ${event.act}`)
  const work = () => carryOut(draft, place, spec, event)
  if (spec.effect === 'records' || spec.final) {
    work()
    delete draft.state.recallable
  } else remembering(draft, place, event, work)
}

const carryOut = (draft: Draft, place: SeatPlace, spec: ActSpec<unknown, unknown>, event: ActEvent): void => {
  const { state, now, rules } = draft
  const { round, seat } = place
  changedSeat(draft, seat)
  const before = JSON.stringify(state.facts)
  const context = { by: event.by, seat, now, policy: rules.policy }
  if (spec.apply) state.facts = spec.apply(copyOf(state.facts), event.body, context)
  writeAct(draft, place, event)
  if (spec.cancels) draft.cause = spec.cancels
  if (passesOn(draft, place, event)) draft.passing = { by: event.by, offices: event.offices ?? [] }
  answerSeat(draft, place, seat, { ...event, spec })
  if (JSON.stringify(state.facts) !== before) mattersToAll(draft)
  if (round.status === 'decided')
    Object.assign(draft.journal.find(line => line.code === 'act') ?? {}, {
      outcome: `${round.name}.${round.outcome}`,
    })
  settle(draft)
}

/** A substitute passes nothing in anybody's name, and whoever was added to a round was only asked for that. */
const passesOn = ({ lifecycle }: Draft, { round, seat }: SeatPlace, event: ActEvent): boolean =>
  event.onBehalfOf === undefined &&
  seat.addedBy === undefined &&
  formOf(lifecycle, round).passesSamePerson === event.act

const writeAct = (draft: Draft, place: SeatPlace, event: ActEvent): void => {
  const body = (event.body ?? {}) as Record<string, unknown>
  writeLine(draft, place, event, {
    code: 'act',
    ...(typeof body.reason === 'string' && { reason: body.reason }),
    ...(Object.keys(body).length > 0 && { detail: body }),
  })
}

/** Does something that may be taken back (撤回) until the next act, unless it moved another region or ended all. */
export const remembering = (draft: Draft, place: SeatPlace, event: ActEvent, work: () => void): void => {
  const { state } = draft
  const { region, round, seat } = place
  const before = { facts: state.facts as Facts, region: copyOf(regionOf(draft, region)) }
  const others = stagesBeside(draft, region)
  work()
  delete state.recallable
  if (state.endedAt !== undefined || others !== stagesBeside(draft, region)) return
  const { by, act } = event
  state.recallable = {
    seatId: seat.id,
    by,
    act,
    region,
    round: round.name,
    before: { ...changesOf(before.facts, state.facts as Facts), region: before.region },
  }
}

type Facts = Record<string, unknown>

/** A state is written with every step, so what an act has left as it was does not stand in it twice. */
const changesOf = (before: Facts, after: Facts): { facts: Facts; added: string[] } => ({
  facts: Object.fromEntries(
    Object.entries(before).filter(
      ([name, fact]) => fact !== after[name] && JSON.stringify(fact) !== JSON.stringify(after[name]),
    ),
  ),
  added: Object.keys(after).filter(name => after[name] !== undefined && before[name] === undefined),
})

const stagesBeside = (draft: Draft, region: string): string =>
  Object.entries(draft.state.regions)
    .map(([name, { stage, enteredAt }]) => (name === region ? '' : `${name}.${stage}.${enteredAt}`))
    .join()
