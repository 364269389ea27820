/** A seat as people see it: whose it is, whose turn comes first, who was asked besides, what was said on it. */
import type { z } from 'zod'
import type { seat as seatSchema } from '#contracts/http/processes.js'
import type { Holder, ProcessState, Round, Seat, SeatStatus, Stance } from '#domain/kernel/state.js'
import type { OfficeHolder } from '#persistence/organisation/holders.js'
import type { Names } from '#persistence/read/names.js'
import type { PastSeat } from '#persistence/process/past-seats.js'
import { iso } from '../lifecycle/dates.js'
import { actLabel, cancelLabels, officeLabel, roleLabel } from '../lifecycle/labels.js'

export type SeatView = z.input<typeof seatSchema>

/** Who is who around the seats of one process. */
export interface Around {
  state: ProcessState
  names: Names
  holders: OfficeHolder[]
  /** Seats that are over, and what was written on them. */
  past: PastSeat[]
}

const seatLabels: Record<SeatStatus, string> = {
  waiting: '未到',
  open: '待办理',
  done: '已办理',
  cancelled: '已取消',
}
const stances: Record<Stance, string> = { for: '赞成', against: '不赞成', neutral: '中立' }

export const statusOf = ({
  status,
  cancelled,
}: Pick<Seat, 'status'> & { cancelled?: Seat['cancelled'] | null }) =>
  cancelled ? `因${cancelLabels[cancelled]}而取消` : seatLabels[status]

/** Whose it is: the one person, or whoever holds the office. */
export const heldBy = (holder: Holder, { names, holders }: Pick<Around, 'names' | 'holders'>): string[] =>
  holder.personId
    ? [names.person(holder.personId)]
    : holders
        .filter(({ role, unitId }) => role === holder.role && unitId === holder.unitId)
        .map(each => each.name)

export const officeFields = ({ role, unitId }: Pick<Holder, 'role' | 'unitId'>, names: Names) => {
  const { id, name } = names.unit(unitId)
  return { role, roleLabel: roleLabel(role), unit: { id, name } }
}

/** People that a seat names besides its holder. */
export const peopleAt = ({ by, holder, addedBy, onBehalfOf, delegation }: Seat): string[] =>
  [by, holder.personId, addedBy, onBehalfOf, delegation?.by, delegation?.to].filter(id => id !== undefined)

export const seatView = (seat: Seat, round: Round, around: Around): SeatView => {
  const { names, state } = around
  return {
    seatId: seat.id,
    chair: seat.chair,
    ...officeFields(seat.holder, names),
    holders: heldBy(seat.holder, around),
    status: seat.status,
    statusLabel: statusOf(seat),
    ...(seat.by && { byName: names.person(seat.by) }),
    ...(seat.onBehalfOf && { onBehalfOfName: names.person(seat.onBehalfOf) }),
    ...(seat.actedAt !== undefined && { actedAt: iso(seat.actedAt) }),
    ...(seat.act && { act: seat.act, actLabel: actLabel(state.kind, seat.act) }),
    ...(seat.origin && { origin: seat.origin }),
    ...opinionOf(around.past.find(({ seatId }) => seatId === seat.id)),
    ...(seat.status === 'waiting' && { waitsFor: namesBefore(seat, round, around) }),
    ...(round.rule === 'votes' && { weight: seat.weight ?? 1 }),
    ...(seat.addedBy && { addedByName: names.person(seat.addedBy) }),
    ...delegationOf(seat, names),
    ...(seat.remindedAt !== undefined && { remindedAt: iso(seat.remindedAt) }),
  }
}

/** Whose turn comes first: people where there are any, else the office. */
const namesBefore = ({ waitsFor = [] }: Seat, { seats }: Round, around: Around): string[] =>
  seats
    .filter(({ id, status }) => waitsFor.includes(id) && status !== 'done' && status !== 'cancelled')
    .flatMap(({ holder }) => {
      const people = heldBy(holder, around)
      return people.length > 0 ? people : [officeLabel(around.names.unit(holder.unitId).name, holder.role)]
    })

const delegationOf = ({ delegation }: Seat, names: Names): Pick<SeatView, 'delegation'> => {
  if (!delegation) return {}
  const { by, to, reason, opinion } = delegation
  return {
    delegation: {
      byName: names.person(by),
      toName: names.person(to),
      reason,
      ...(opinion && {
        opinion: { text: opinion.text, stanceLabel: stances[opinion.stance], at: iso(opinion.at) },
      }),
    },
  }
}

/** What somebody wrote when they acted. */
export const opinionOf = (past: PastSeat | undefined): Pick<SeatView, 'opinion'> => {
  const { reason, detail } = past ?? {}
  const said = reason ?? detail?.opinion ?? detail?.comment ?? detail?.note
  return typeof said === 'string' && said !== '' ? { opinion: said } : {}
}
