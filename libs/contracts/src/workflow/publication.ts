/** What a publication's acts carry (P2). The HTTP schemas of the same names check it at the door. */
import type { Offer, PrincipleCheck } from '#domain/needs/offer.js'

/** Grounds on which a reviewer may refuse to publish. */
export const publicationRefusalReasons = [
  'notWanted',
  'notFitting',
  'notFeasible',
  'repeated',
  'other',
] as const
export type PublicationRefusalReason = (typeof publicationRefusalReasons)[number]

export interface WriteOffer {
  offer: Offer
  check: PrincipleCheck
}
export interface Publish {
  opinion: string
}
export interface ReturnOffer {
  reason: string
}
export interface RefuseOffer {
  reasonCode: PublicationRefusalReason
  reason: string
}
