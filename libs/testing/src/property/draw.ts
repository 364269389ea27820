/** Turns what was drawn into an event that fits the process as it stands. */
import { outcomesOf } from '#domain/kernel/clock-commands.js'
import type { ActEvent, AdminCommand, KeyedEvent } from '#domain/kernel/events.js'
import { formOf, liveSeats, openRoundsOf, type SeatPlace } from '#domain/kernel/find.js'
import { regionsOf } from '#domain/kernel/lifecycle.js'
import type { ProcessState, Rules } from '#domain/kernel/state.js'
import type { Command } from './commands.js'
import type { Subject } from './subject.js'

export interface Scene {
  subject: Subject
  state: ProcessState
  /** A fresh key for somebody's event. */
  keyed(by: string): { key: string; bodyHash: string; by: string }
}

type Drawn<D extends Command['does']> = Extract<Command, { does: D }>

const people = ['starter', 'anna', 'bo', 'chen', 'dai']

/** The drawn one of a list, which may be empty. */
const chosen = <T>(list: readonly T[], drawn: number): T | undefined => list[drawn % list.length]

export const personOf = (drawn: number): string => chosen(people, drawn) ?? ''

export const rulesOf = ({ policies, calendar }: Subject, drawn: number): Rules => {
  const policy = chosen(policies, drawn)
  if (!policy) throw new Error('a subject has a policy')
  return { policy, calendar }
}

export const openSeatsOf = (state: ProcessState): SeatPlace[] =>
  openRoundsOf(state).flatMap(({ region, round }) =>
    round.seats.filter(({ status }) => status === 'open').map(seat => ({ region, round, seat })),
  )

export const liveSeatsOf = (state: ProcessState): SeatPlace[] =>
  openRoundsOf(state).flatMap(({ region, round }) => liveSeats(round).map(seat => ({ region, round, seat })))

export const actsOf = ({ subject }: Scene, { round }: SeatPlace): string[] =>
  Object.keys(formOf(subject.lifecycle, round).acts)

export const actEvent = (
  { subject, state, keyed }: Scene,
  { seat }: SeatPlace,
  act: string,
  by: string,
  drawn = 0,
): ActEvent => ({
  type: 'act',
  ...keyed(by),
  act,
  seatId: seat.id,
  expectedVersion: state.version,
  offices: [{ role: seat.holder.role, unitId: seat.holder.unitId }],
  body: subject.body(act, state, seat, drawn),
})

/** @returns undefined when there is nothing to do it on, or time is what passes */
export const eventOf = (scene: Scene, command: Command): KeyedEvent | undefined => {
  switch (command.does) {
    case 'act':
      return drawnAct(scene, command)
    case 'nonsense':
      return nonsense(scene, command)
    case 'recall':
      return recall(scene, command)
    case 'transfer':
      return transfer(scene, command)
    case 'kernel':
      return kernelAct(scene, command)
    case 'wait':
    case 'repeat':
      return undefined
    default: {
      const admin = adminCommand(scene, command)
      return { type: 'admin', ...scene.keyed('administrator'), reason: 'drawn', command: admin }
    }
  }
}

/** Mostly on a seat that has the act, by whoever it is theirs to do; a substitute now and then. */
const kernelAct = (
  scene: Scene,
  { act, seat, person, other, drawn }: Drawn<'kernel'>,
): ActEvent | undefined => {
  const seats = liveSeatsOf(scene.state)
  const fitting = seats.filter(place => fits(act, place))
  const place = chosen(fitting.length > 0 ? fitting : seats, seat)
  if (!place) return undefined
  const by = whoseIt(act, place) ?? personOf(person)
  const body = bodyOf(scene, { act, other, drawn }, place)
  return {
    ...actEvent(scene, place, act, drawn % 11 === 0 ? personOf(other) : by),
    body,
    offices: officesOf(place),
  }
}

const fits = (act: string, { seat }: SeatPlace): boolean =>
  (act !== 'dropSeat' || seat.addedBy !== undefined) &&
  (act !== 'putBack' || seat.taken === true) &&
  (!['opine', 'takeBack'].includes(act) || (seat.delegation !== undefined && !seat.delegation.opinion))

const whoseIt = (act: string, { seat }: SeatPlace): string | undefined => {
  if (act === 'dropSeat') return seat.addedBy
  if (act === 'takeBack') return seat.delegation?.by
  return act === 'opine' ? seat.delegation?.to : seat.holder.personId
}

/** The office that the seat asks for: whoever passes a step holds it. */
const officesOf = ({ seat: { holder } }: SeatPlace) => [{ role: holder.role, unitId: holder.unitId }]

const places = ['before', 'after', 'beside'] as const
const stances = ['for', 'against', 'neutral'] as const

const bodyOf = (
  { state }: Scene,
  { act, other, drawn }: { act: string; other: number; drawn: number },
  { region }: SeatPlace,
): Record<string, unknown> => {
  const person = personOf(other)
  const visited = state.regions[region]?.visited ?? []
  const bodies: Record<string, Record<string, unknown>> = {
    returnTo: {
      stage: chosen(visited, drawn) ?? 'nowhere',
      then: drawn % 2 === 0 ? 'walk' : 'straight',
      reason: 'again',
    },
    delegate: { to: person, reason: 'please' },
    opine: { opinion: 'fine', stance: chosen(stances, drawn) },
    addSeats: {
      where: chosen(places, drawn),
      people: [person, ...(drawn % 5 === 0 ? [personOf(other + 1)] : [])],
      reason: 'look',
    },
    dropSeat: { reason: 'no need' },
    copyTo: { people: [person] },
    comment: { text: 'so', mentions: [person] },
  }
  return bodies[act] ?? {}
}

/** Acts that end a process are drawn seldom. */
const drawnAct = (scene: Scene, { act, person, body, seen }: Drawn<'act'>): ActEvent | undefined => {
  const all = openSeatsOf(scene.state).flatMap(place => actsOf(scene, place).map(name => ({ place, name })))
  const often = all.filter(({ name }) => !scene.subject.endings.includes(name))
  const drawn = chosen(often.length > 0 && body % 6 > 0 ? often : all, act)
  if (!drawn) return undefined
  const event = actEvent(scene, drawn.place, drawn.name, personOf(person), body)
  const principal = scene.subject.standsInFor?.(body)
  const isSubstitute = principal !== undefined && principal !== event.by
  return {
    ...event,
    expectedVersion: event.expectedVersion - seen,
    ...(isSubstitute && { onBehalfOf: principal }),
  }
}

const nonsense = ({ keyed }: Scene, { act, seatId, person, version }: Drawn<'nonsense'>): ActEvent => ({
  type: 'act',
  ...keyed(personOf(person)),
  act,
  seatId,
  expectedVersion: version,
  body: {},
})

const recall = ({ state, keyed }: Scene, { person }: Drawn<'recall'>): ActEvent => ({
  type: 'act',
  ...keyed(person % 5 === 0 ? personOf(person) : (state.recallable?.by ?? '')),
  act: 'recall',
  seatId: state.recallable?.seatId ?? '',
  expectedVersion: state.version,
  body: {},
})

const transfer = (scene: Scene, { seat, person, to }: Drawn<'transfer'>): ActEvent | undefined => {
  const place = chosen(openSeatsOf(scene.state), seat)
  const body = { to: personOf(to), reason: 'away' }
  return place && { ...actEvent(scene, place, 'transfer', personOf(person)), body }
}

const adminCommand = (scene: Scene, command: Drawn<AdminCommand['name']>): AdminCommand => {
  switch (command.does) {
    case 'move':
      return move(scene, command)
    case 'reassign':
      return reassign(scene, command)
    case 'release':
      return { name: 'release', seatId: chosen(openSeatsOf(scene.state), command.seat)?.seat.id ?? '' }
    case 'fallback':
      return fallback(scene, command)
    case 'relocate':
      return relocate(scene, command)
    case 'adoptRules':
      return { name: 'adoptRules', rules: rulesOf(scene.subject, command.version) }
    case 'terminate':
    case 'rebuilt':
      return { name: command.does }
    case 'fastForward':
      return { name: 'fastForward', byMs: command.byMs }
    default:
      return onRound(scene, command)
  }
}

const reassign = ({ state }: Scene, { seat: drawn, to }: Drawn<'reassign'>): AdminCommand => {
  const seat = chosen(openSeatsOf(state), drawn)?.seat
  const { role, unitId } = seat?.holder ?? { role: 'AgencyLiaison', unitId: 'agency' }
  return { name: 'reassign', seatId: seat?.id ?? '', holder: { role, unitId, personId: personOf(to) } }
}

const fallback = ({ state }: Scene, { seat }: Drawn<'fallback'>): AdminCommand => ({
  name: 'fallback',
  seatId: chosen(openSeatsOf(state), seat)?.seat.id ?? '',
  holder: { role: 'SystemAdministrator', unitId: 'district' },
})

const relocate = ({ state }: Scene, { seat: drawn, to }: Drawn<'relocate'>): AdminCommand => {
  const unitId = chosen(openSeatsOf(state), drawn)?.seat.holder.unitId ?? 'agency'
  return { name: 'relocate', units: { [unitId]: `successor-${to % 3}` } }
}

const roundAt = ({ state }: Scene, drawn: number) => {
  const open = chosen(openRoundsOf(state), drawn)
  return { region: open?.region ?? '', round: open?.round.name ?? '' }
}

const onRound = (scene: Scene, command: Drawn<'extend' | 'pause' | 'resume' | 'skip'>): AdminCommand => {
  const at = roundAt(scene, command.round)
  switch (command.does) {
    case 'extend':
      return { name: 'extend', ...at, budget: { unit: command.unit, amount: command.amount } }
    case 'pause':
    case 'resume':
      return { name: command.does, ...at }
    case 'skip': {
      const outcomes = outcomesOf(scene.subject.lifecycle, scene.state, at)
      return { name: 'skip', ...at, outcome: chosen(outcomes, command.outcome) ?? '' }
    }
  }
}

/** To an end only seldom. */
const move = ({ subject }: Scene, { region: drawn, stage }: Drawn<'move'>): AdminCommand => {
  const [region, stages] = chosen(Object.entries(regionsOf(subject.lifecycle)), drawn) ?? ['', {}]
  const lasting = Object.keys(stages).filter(name => !stages[name]?.final || stage % 9 === 0)
  return { name: 'move', region, stage: chosen(lasting, stage) ?? '' }
}
