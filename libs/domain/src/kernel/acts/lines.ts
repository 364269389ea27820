/** The journal line of an act on a seat; a substitute's names the principal as the seat's person. */
import { write, type Draft } from '../draft.js'
import type { ActEvent } from '../events.js'
import type { SeatPlace } from '../find.js'
import type { JournalCode } from '../step.js'
import type { Holder } from '../state.js'

interface Told {
  code: JournalCode
  reason?: string
  detail?: Record<string, unknown>
}

export const writeLine = (
  draft: Draft,
  { region, round, seat }: SeatPlace,
  { by, act, onBehalfOf }: ActEvent,
  { code, reason, detail }: Told,
): void =>
  write(draft, {
    actor: 'person',
    by,
    code,
    region,
    round: round.name,
    seatId: seat.id,
    holder: onBehalfOf === undefined ? seat.holder : principalOn(seat.holder, onBehalfOf),
    act,
    ...(reason !== undefined && { reason }),
    ...(detail && { detail }),
  })

const principalOn = (holder: Holder, personId: string): Holder => ({ ...holder, personId })
