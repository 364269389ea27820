/** What a community offers on its two menus: key projects for agencies, general posts for members (M6). */
import type { LocalDate } from '../calendar/local-date.js'
import type { UnitId } from '../organisation/roles.js'

export const offerKinds = ['project', 'post'] as const
export type OfferKind = (typeof offerKinds)[number]

/** What a Party organisation is told of an offer that no process is behind, as it was when it was told. */
export interface OfferNews {
  offer: OfferKind
  offerId: string
  title: string
  /** Name of the community. */
  community: string
}

/** A draft, and what is under review, are a process: only what has been published is a row. */
export const offerStates = ['published', 'closed'] as const
export type OfferState = (typeof offerStates)[number]

/** 三项原则 of the letter: what is set up must be wanted, fitting and feasible. */
export const principles = ['wanted', 'fitting', 'feasible'] as const
export type Principle = (typeof principles)[number]
export interface Finding {
  yes: boolean
  reason: string
}
export type PrincipleCheck = Record<Principle, Finding>

export interface Offer {
  title: string
  need: string
  categoryCode: string
  places: number
  opensOn?: LocalDate
  closesOn?: LocalDate
  /** Of a project. */
  wantedSessions?: number
  expectedFrom?: LocalDate
  expectedTo?: LocalDate
  wantedFunctions?: string
  wantedUnits?: UnitId[]
  /** Nobody but the units named may claim it of their own accord. */
  onlyWanted?: boolean
}

/** What a publication leaves behind: the needs it takes up, and the offer once it is published. */
export interface OfferRow {
  /** Of the publication, and of the project or post that it becomes. */
  id: string
  kind: OfferKind
  communityId: UnitId
  needIds: string[]
  stands: 'underWay' | 'published' | 'dropped'
  offer: Offer
}

/** What a claim takes of a project that has places for several agencies, or that was drafted before it was claimed. */
export interface ProjectPlace {
  claimId: string
  projectId: string
  /** When it was offered. */
  on: LocalDate
}

export const unmet = (check: PrincipleCheck): Principle[] =>
  principles.filter(principle => !check[principle].yes)

/** Dates of an offer that cannot be: ended before it begins, or over already. */
export const datesOf = ({ opensOn, closesOn, expectedFrom, expectedTo }: Offer, today: LocalDate): boolean =>
  (closesOn === undefined || closesOn >= (opensOn ?? today)) &&
  (closesOn === undefined || closesOn >= today) &&
  (expectedFrom === undefined || expectedTo === undefined || expectedFrom <= expectedTo)

/** How an offer stands on the menu. */
export type OfferStatus = 'open' | 'full' | 'expired' | 'closed' | 'later'

export const statusOf = (
  offer: { state: OfferState; opensOn?: LocalDate; closesOn?: LocalDate; places: number; taken: number },
  today: LocalDate,
): OfferStatus => {
  if (offer.state === 'closed') return 'closed'
  if (offer.closesOn !== undefined && offer.closesOn < today) return 'expired'
  if (offer.opensOn !== undefined && offer.opensOn > today) return 'later'
  return offer.taken >= offer.places ? 'full' : 'open'
}

export const offerRefusalCodes = ['offerClosed', 'offerOpen', 'offerDates', 'offerTaken'] as const
export type OfferRefusalCode = (typeof offerRefusalCodes)[number]

/** Closing what is open, and opening again what is closed or expired, with a last day still to come. */
export const refuseOfferCommand = (
  { state, closesOn }: { state: OfferState; closesOn?: LocalDate },
  command: { name: 'close' } | { name: 'reopen'; closesOn?: LocalDate },
  today: LocalDate,
): OfferRefusalCode | undefined => {
  if (command.name === 'close') return state === 'closed' ? 'offerClosed' : undefined
  const isExpired = closesOn !== undefined && closesOn < today
  if (state !== 'closed' && !isExpired) return 'offerOpen'
  return command.closesOn !== undefined && command.closesOn < today ? 'offerDates' : undefined
}
