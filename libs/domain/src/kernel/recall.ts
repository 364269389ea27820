/** 撤回: the last act, or the start itself, is taken back until somebody acts next. */
import { recall } from './acts/names.js'
import { changed, regionOf, write, type Draft } from './draft.js'
import type { ActEvent } from './events.js'
import { cancelSeats } from './seats.js'
import { settle } from './stages.js'
import { isLive } from './find.js'
import type { Recallable, Region, Round, Seat } from './state.js'

const started = 'start'

/** A start that its story lets its initiator take back: to where it would be had it only been drafted. */
export const rememberStart = ({ lifecycle, state, now }: Draft): void => {
  const drafted = state.endedAt === undefined ? lifecycle.recalled?.(state.facts) : undefined
  if (!drafted) return
  const { stage, facts } = drafted
  const region: Region = { stage, enteredAt: now, rounds: {}, visited: [stage] }
  state.recallable = {
    seatId: '',
    by: state.startedBy,
    act: started,
    region: 'main',
    round: '',
    before: { facts, region },
  }
}

/** Its region stands again as it stood before the act, but for what the clock did meanwhile. */
export const applyRecall = (draft: Draft, { by, body }: ActEvent): void => {
  const recallable = draft.state.recallable
  if (!recallable) throw new Error('nothing to recall')
  const { region: name, round, before, seatId, act } = recallable
  const region = regionOf(draft, name)
  const { reason } = (body ?? {}) as { reason?: string }
  if (act === started) draft.unitsLeft = Object.values(draft.lifecycle.places(draft.state.facts))
  write(draft, {
    actor: 'person',
    by,
    code: 'act.recalled',
    region: name,
    round,
    ...(seatId !== '' && { seatId }),
    act: recall,
    ...(typeof reason === 'string' && { reason }),
    detail: { recalled: act },
  })
  for (const opened of Object.values(region.rounds))
    if (!isSame(before.region.rounds[opened.name], opened)) takeBack(draft, name, opened)
  draft.state.regions[name] = restored(recallable, region)
  draft.state.facts = factsBefore(recallable, draft.state.facts)
  changed(draft)
  delete draft.state.recallable
  settle(draft)
}

const factsBefore = ({ before: { facts, added } }: Recallable<unknown>, present: unknown): unknown => {
  if (!added) return facts
  const kept = Object.entries(present as object).filter(([name]) => !added.includes(name))
  return { ...Object.fromEntries(kept), ...(facts as object) }
}

/** Rounds of one name follow each other; seats are numbered once and for all. */
const isSame = (one: Round | undefined, other: Round): boolean => one?.seats[0]?.id === other.seats[0]?.id

/** What the act had opened closes, signatures given in advance included. */
const takeBack = (draft: Draft, region: string, round: Round): void => {
  cancelSeats(draft, { region, round }, 'recalled', round.seats)
  round.status = 'cancelled'
  draft.departed.push({ region, stage: regionOf(draft, region).stage, round })
}

const restored = ({ before, round: name }: Recallable<unknown>, present: Region): Region => ({
  ...before.region,
  rounds: Object.fromEntries(
    Object.values(before.region.rounds).map(earlier => {
      const now = present.rounds[earlier.name]
      if (!now || !isSame(earlier, now)) return [earlier.name, earlier]
      return [earlier.name, earlier.name === name ? reopened(earlier, now) : now]
    }),
  ),
})

/**
 * The round as it was; what its clock has fired stays fired, superiors seated meanwhile stay seated, and seats that went to
 * somebody else meanwhile are theirs.
 */
const reopened = (earlier: Round, now: Round): Round => ({
  ...earlier,
  ...(now.clock && { clock: now.clock }),
  seats: [
    ...earlier.seats.map((seat, place) => heldAsNow(seat, now.seats[place])),
    ...now.seats.slice(earlier.seats.length).map(seat => inTurn(seat, earlier.seats)),
  ],
})

/** In its turn as before the act, whoever holds it by now: a seat is found once to be somebody's who is gone. */
const heldAsNow = (earlier: Seat, now: Seat | undefined): Seat => {
  if (!now || !isLive(earlier) || !isLive(now)) return earlier
  const { waitsFor: _later, ...held } = now
  const { status, openedAt, waitsFor } = earlier
  return { ...held, status, openedAt, ...(waitsFor && { waitsFor }) }
}

/** A superior seated for a party whose turn is to come waits with it. */
const inTurn = (seat: Seat, seats: Seat[]): Seat => {
  const { waitsFor } = seats.find(({ chair, status }) => chair === seat.chair && status === 'waiting') ?? {}
  return waitsFor && isLive(seat) ? { ...seat, status: 'waiting', waitsFor } : seat
}
