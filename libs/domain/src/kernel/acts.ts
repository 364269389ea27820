/** What people do on their seats: the form's own acts, and the kernel's transfer (转办). */
import type { PersonId } from '../organisation/roles.js'
import { copyOf, regionOf, write, type Draft } from './draft.js'
import type { ActEvent, TransferBody } from './events.js'
import { actOf, findSeat, formOf, type SeatPlace } from './find.js'
import type { ActSpec } from './lifecycle.js'
import { applyRecall, recall } from './recall.js'
import { answerSeat, handOver, notifySeats } from './rounds.js'
import { settle } from './stages.js'

export const transfer = 'transfer'

export const applyAct = (draft: Draft, event: ActEvent): void => {
  if (event.act === recall) return applyRecall(draft, event.by)
  const place = findSeat(draft.state, event.seatId)
  if (!place) throw new Error(`no seat ${event.seatId}`)
  if (event.act === transfer) return applyTransfer(draft, place, event.by, event.body as TransferBody)
  const spec = actOf(formOf(draft.lifecycle, place.round), event.act)
  if (!spec) throw new Error(`no act ${event.act}`)
  applyFormAct(draft, place, spec, event)
}

const applyFormAct = (
  draft: Draft,
  place: SeatPlace,
  spec: ActSpec<unknown, unknown>,
  event: ActEvent,
): void => {
  const { state, now, rules } = draft
  const { region, round, seat } = place
  const before = { facts: state.facts, region: copyOf(regionOf(draft, region)) }
  const others = stagesBeside(draft, region)
  state.version += 1
  if (spec.apply)
    state.facts = spec.apply(copyOf(state.facts), event.body, {
      by: event.by,
      seat,
      now,
      policy: rules.policy,
    })
  writeAct(draft, place, event)
  if (spec.cancels) draft.cause = spec.cancels
  answerSeat(draft, place, seat, event.act, spec, event.by)
  if (round.status === 'decided')
    Object.assign(draft.journal.find(line => line.code === 'act') ?? {}, {
      outcome: `${round.name}.${round.outcome}`,
    })
  settle(draft)
  delete state.recallable
  const recallable =
    spec.effect !== 'records' &&
    !spec.final &&
    state.endedAt === undefined &&
    others === stagesBeside(draft, region)
  if (recallable)
    state.recallable = { seatId: seat.id, by: event.by, act: event.act, region, round: round.name, before }
}

const writeAct = (draft: Draft, { region, round, seat }: SeatPlace, event: ActEvent): void => {
  const body = (event.body ?? {}) as Record<string, unknown>
  write(draft, {
    actor: 'person',
    by: event.by,
    code: 'act',
    region,
    round: round.name,
    seatId: seat.id,
    holder: seat.holder,
    act: event.act,
    ...(typeof body.reason === 'string' && { reason: body.reason }),
    ...(Object.keys(body).length > 0 && { detail: body }),
  })
}

const stagesBeside = (draft: Draft, region: string): string =>
  Object.entries(draft.state.regions)
    .map(([name, { stage, enteredAt }]) => (name === region ? '' : `${name}.${stage}.${enteredAt}`))
    .join()

const applyTransfer = (
  draft: Draft,
  { region, round, seat }: SeatPlace,
  by: PersonId,
  { to, reason }: TransferBody,
): void => {
  const before = seat.holder.personId
  handOver(seat, { ...seat.holder, personId: to }, 'transferred')
  draft.state.version += 1
  delete draft.state.recallable
  write(draft, {
    actor: 'person',
    by,
    code: 'act.transferred',
    region,
    round: round.name,
    seatId: seat.id,
    holder: seat.holder,
    act: transfer,
    reason,
    detail: { before: before ?? null, after: to },
  })
  notifySeats(draft, { region, round }, 'task.transferred', [seat])
}
