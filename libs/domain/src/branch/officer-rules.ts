/** Who may hold an office of a branch, and when it may end. */
import type { LocalDate } from '../calendar/local-date.js'
import type { PersonId } from '../organisation/roles.js'

export const officerRefusalCodes = ['officerNotMember', 'officerDates', 'officeHeld', 'officerEnded'] as const
export type OfficerRefusalCode = (typeof officerRefusalCodes)[number]

/** Days, both included; without an end it lasts. */
export interface Term {
  from: LocalDate
  until?: LocalDate
}

/** Somebody in the office that is asked about, until the term or the membership behind it ends. */
export interface Holder extends Term {
  id: string
  personId: PersonId
}

export interface Appointment extends Term {
  personId: PersonId
  /** One person at a time. */
  single: boolean
  /** The holder whose place is taken: their term ends the day before. */
  replaces?: string
  /** The person's membership in the community; none when they have not checked in there. */
  membership?: Term
  holders: readonly Holder[]
}

const always = '9999-12-31'
const overlap = (one: Term, other: Term): boolean =>
  one.from <= (other.until ?? always) && other.from <= (one.until ?? always)

/** An office goes to a member while they are one, to one person at a time where it is single, to nobody twice. */
export const refuseAppointment = (asked: Appointment): OfficerRefusalCode | undefined => {
  const { membership, holders, replaces, single, personId } = asked
  if (!membership || (membership.until !== undefined && membership.until < asked.from))
    return 'officerNotMember'
  if (asked.from < membership.from || (asked.until !== undefined && asked.until < asked.from))
    return 'officerDates'
  const replaced = holders.find(({ id }) => id === replaces)
  if (replaces !== undefined && !replaced) return 'officerEnded'
  if (replaced && replaced.from >= asked.from) return 'officerDates'
  const inTheWay = holders.some(
    holder => holder !== replaced && overlap(holder, asked) && (single || holder.personId === personId),
  )
  return inTheWay ? 'officeHeld' : undefined
}

/** A term ends on a day on which it lasted, today at the latest. */
export const refuseEndOfOffice = (
  term: Term,
  lastDay: LocalDate,
  today: LocalDate,
): OfficerRefusalCode | undefined => {
  if (term.until !== undefined && term.until < today) return 'officerEnded'
  if (lastDay < term.from || lastDay > today || (term.until !== undefined && lastDay > term.until))
    return 'officerDates'
  return undefined
}
