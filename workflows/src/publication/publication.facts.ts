/** What a publication knows: the offer in the community's words, how it stands against the three principles, ids. */
import type { PublicationRefusalReason } from '#contracts/workflow/publication.js'
import type { Instant } from '#domain/calendar/local-date.js'
import type { Offer, OfferKind, PrincipleCheck } from '#domain/needs/offer.js'
import type { UnitId } from '#domain/organisation/roles.js'

export interface PublicationFacts {
  kind: OfferKind
  communityId: UnitId
  subdistrictId: UnitId
  districtId: UnitId
  /** The needs that it answers. */
  needIds: string[]
  offer: Offer
  check: PrincipleCheck
  submitted: boolean
  /** From then on the units it names see it. */
  published?: true
  /** Whenever the review asked for changes. */
  returns: { at: Instant; reason: string }[]
  refusal?: { reasonCode: PublicationRefusalReason; reason: string }
}
