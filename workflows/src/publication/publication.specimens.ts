/** Made-up publications in which every round opens: what the documentation and the tests look at. */
import type { Finding } from '#domain/needs/offer.js'
import type { PublicationFacts } from './publication.facts.js'

const yes: Finding = { yes: true, reason: '示例' }

export const submitted: PublicationFacts = {
  kind: 'project',
  communityId: 'community',
  subdistrictId: 'subdistrict',
  districtId: 'district',
  needIds: [],
  offer: { title: '示例', need: '示例', categoryCode: 'P1', places: 1 },
  check: { wanted: yes, fitting: yes, feasible: yes },
  submitted: true,
  returns: [],
}

export const publicationSpecimens: PublicationFacts[] = [
  submitted,
  { ...submitted, kind: 'post', submitted: false },
]
