/**
 * Open processes follow the directory: seats of people who are gone go back to their office, empty offices are told to
 * administrators, and what belonged to a unit that moved or merged belongs to its successor. Each is an event of the
 * process like any other, by the system; found again until it has happened, it happens once because of its key.
 */
import type { Client } from '@temporalio/client'
import type { Pool } from 'pg'
import { localDateOf, type LocalDate } from '#domain/calendar/local-date.js'
import type { AdminCommand, AdminEvent } from '#domain/kernel/events.js'
import { findSeat } from '#domain/kernel/find.js'
import type { Lifecycle } from '#domain/kernel/lifecycle.js'
import type { Office, ProcessState } from '#domain/kernel/state.js'
import { findMovedMembers, findOvertaken, type Overtaken } from '#persistence/membership/follow-members.js'
import {
  findChangesToFollow,
  findFollowers,
  type Follower,
  type UnitChange,
} from '#persistence/organisation/find-followers.js'
import {
  findMannedAmong,
  findSeatsOfEmptyOffices,
  findSeatsOfPeopleGone,
  type LeftSeat,
  type VacantSeat,
} from '#persistence/organisation/find-left-seats.js'
import { markFollowed } from '#persistence/organisation/mark-followed.js'
import { ownRequest } from './own-request.js'
import { sendAct } from './send-act.js'

export interface Followed {
  /** Seats given back, offices told to be empty, processes that followed their unit. */
  done: number
  /** Tried in vain, to be found again: Temporal is away, or the process waits to be rebuilt. */
  failed: number
}

type Subject = Pick<LeftSeat, 'processId' | 'kind'>

const eventOf = (key: string, reason: string, command: AdminCommand): AdminEvent => ({
  type: 'admin',
  ...ownRequest(key),
  by: 'system',
  reason,
  command,
})

/** @returns whether the process has it, or needs it no more */
const tell = async (client: Client, { kind, processId }: Subject, event: AdminEvent): Promise<boolean> => {
  const { status } = await sendAct(client, kind, processId, event)
  return status === 'answered' || status === 'refused'
}

const giveBack = (client: Client, seat: LeftSeat, reason: string): Promise<boolean> =>
  tell(client, seat, eventOf(seat.key, reason, { name: 'release', seatId: seat.seatId }))

/** An office without people: its seat goes to the first that steps in and has somebody; else administrators are told. */
const stepIn = async (pool: Pool, client: Client, seat: VacantSeat, today: LocalDate): Promise<boolean> => {
  const candidates = steppingInFor(seat.state, seat.seatId)
  const [holder] = (await findMannedAmong(pool, candidates, today)).filter(office => isOther(office, seat))
  if (!holder) return giveBack(client, seat, '请管理员改派或补充任职')
  const command = { name: 'fallback' as const, seatId: seat.seatId, holder }
  return tell(client, seat, eventOf(seat.key, '原岗位暂无在任人员', command))
}

const isOther = (office: Office, seat: Office): boolean =>
  office.role !== seat.role || office.unitId !== seat.unitId

/** In the round's order, without offices that already answer for another party of it. */
const steppingInFor = (state: ProcessState, seatId: string): Office[] => {
  const place = findSeat(state, seatId)
  if (!place) return []
  const { round, seat } = place
  const others = round.rule === 'any' ? [] : round.seats.filter(({ chair }) => chair !== seat.chair)
  return (round.fallback ?? []).filter(office => others.every(({ holder }) => isOther(office, holder)))
}

/** What each kind says becomes of it. */
export type FollowingKinds = Readonly<Record<string, Pick<Lifecycle, 'merger' | 'endsWithMember'>>>

/** Where the successor has the same matter open, this one ends. */
const relocate = async (
  client: Client,
  kinds: FollowingKinds,
  follower: Follower,
  change: UnitChange,
): Promise<boolean> => {
  const { kind, processId, units } = follower
  const event = eventOf(`relocate-${change.id}`, '单位调整', { name: 'relocate', units })
  const outcome = await sendAct(client, kind, processId, event)
  const isTaken = outcome.status === 'refused' && outcome.refusal.code === 'subjectTaken'
  if (!isTaken) return outcome.status === 'answered' || outcome.status === 'refused'
  const reason = kinds[kind]?.merger?.endsTwice ?? '承接单位已有同一事项在办理'
  return tell(client, follower, eventOf(`merged-${change.id}`, reason, { name: 'terminate' }))
}

/**
 * Whoever asked has changed unit: the new one goes on. Whoever is gone, or has by now what was asked for, needs no answer. Looks
 * through all that is open, so it is done when the directory has changed.
 */
export const followMembers = async (pool: Pool, client: Client, kinds: FollowingKinds): Promise<Followed> => {
  const told: boolean[] = []
  for (const { key, units, ...subject } of await findMovedMembers(pool))
    told.push(await tell(client, subject, eventOf(key, '本人调动', { name: 'relocate', units })))
  const ending = Object.keys(kinds).filter(kind => kinds[kind]?.endsWithMember !== undefined)
  for (const overtaken of await findOvertaken(pool, ending)) told.push(await end(client, kinds, overtaken))
  return counted(told)
}

const end = (client: Client, kinds: FollowingKinds, { cause, ...subject }: Overtaken): Promise<boolean> => {
  const reason = cause === 'standing' ? '已有这一报到' : (kinds[subject.kind]?.endsWithMember ?? '本人已离任')
  return tell(client, subject, eventOf(`overtaken-${cause}`, reason, { name: 'terminate' }))
}

/** One look at what there is; several may look at once. */
export const followDirectory = async (
  pool: Pool,
  client: Client,
  kinds: FollowingKinds,
): Promise<Followed> => {
  const today = localDateOf(Date.now())
  const told: boolean[] = []
  for (const change of await findChangesToFollow(pool)) {
    const moved = []
    for (const follower of await findFollowers(pool, change))
      moved.push(await relocate(client, kinds, follower, change))
    if (moved.every(Boolean)) await markFollowed(pool, change)
    told.push(...moved)
    // A later change of the same unit builds on this one.
    if (!moved.every(Boolean)) break
  }
  for (const seat of await findSeatsOfPeopleGone(pool, today))
    told.push(await giveBack(client, seat, '承办人已不在该单位任职'))
  return counted(told)
}

/** Looks through all open seats, so it is done when something has changed that it could find. */
export const tellEmptyOffices = async (pool: Pool, client: Client): Promise<Followed> => {
  const told: boolean[] = []
  const today = localDateOf(Date.now())
  for (const seat of await findSeatsOfEmptyOffices(pool, today))
    told.push(await stepIn(pool, client, seat, today))
  return counted(told)
}

const counted = (told: boolean[]): Followed => {
  const done = told.filter(Boolean).length
  return { done, failed: told.length - done }
}
