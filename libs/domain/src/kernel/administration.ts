/** Administrators' acts: events like any other, each with a reason and before → after in the journal. */
import { extendClock } from '../calendar/clock.js'
import { regionOf, write, type Draft } from './draft.js'
import type { AdminCommand, AdminEvent } from './events.js'
import { findSeat } from './find.js'
import { terminated } from './lifecycle.js'
import { handOver, notifySeats } from './rounds.js'
import { enterStage, settle } from './stages.js'

type Line = { region: string; round?: string; seatId?: string; detail: Record<string, unknown> }
type Handler<C> = (draft: Draft, command: C) => Line
type Handlers = { [N in AdminCommand['name']]: Handler<Extract<AdminCommand, { name: N }>> }

const handlers: Handlers = {
  move(draft, { region, stage }) {
    const before = regionOf(draft, region).stage
    enterStage(draft, region, stage, 'moved')
    settle(draft)
    return { region, detail: { before, after: stage } }
  },
  reassign(draft, { seatId, holder }) {
    const place = findSeat(draft.state, seatId)
    if (!place) throw new Error(`no seat ${seatId}`)
    const before = place.seat.holder
    handOver(place.seat, holder, 'reassigned')
    draft.state.version += 1
    notifySeats(draft, place, 'task.transferred', [place.seat])
    return { region: place.region, round: place.round.name, seatId, detail: { before, after: holder } }
  },
  extend(draft, { region, round: name, budget }) {
    const round = regionOf(draft, region).rounds[name]
    if (!round?.clock) throw new Error(`no clock on ${region}.${name}`)
    round.clock = extendClock(round.clock, budget)
    return { region, round: name, detail: { budget } }
  },
  terminate(draft) {
    const before = regionOf(draft, 'main').stage
    enterStage(draft, 'main', terminated, 'terminated')
    return { region: 'main', detail: { before, after: terminated } }
  },
  adoptRules(draft, { rules }) {
    const versions = () => ({ policy: draft.rules.policy.version, calendar: draft.rules.calendar.version })
    const before = versions()
    draft.rules = rules
    Object.assign(draft.state, {
      policyVersion: rules.policy.version,
      calendarVersion: rules.calendar.version,
    })
    settle(draft)
    return { region: 'main', detail: { before, after: versions() } }
  },
  fastForward(draft, { byMs }) {
    draft.state.aheadMs += byMs
    return { region: 'main', detail: { byMs } }
  },
  rebuilt(draft) {
    return { region: 'main', detail: { epoch: draft.state.epoch } }
  },
}

const handle = <N extends AdminCommand['name']>(
  draft: Draft,
  command: Extract<AdminCommand, { name: N }>,
): Line => {
  const handler: Handler<Extract<AdminCommand, { name: N }>> = handlers[command.name as N]
  return handler(draft, command)
}

export const administer = (draft: Draft, { command, by, reason }: AdminEvent): void => {
  delete draft.state.recallable
  const line = handle(draft, command)
  write(draft, { actor: 'administrator', by, code: `admin.${command.name}`, reason, ...line })
}
