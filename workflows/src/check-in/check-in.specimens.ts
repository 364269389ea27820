/** Made-up check-ins in which every round opens: what the documentation and the tests look at. */
import type { CheckInFacts } from './check-in.facts.js'

const filed: CheckInFacts = {
  subject: 'member',
  personId: 'member',
  agencyId: 'agency',
  communityId: 'community',
  subdistrictId: 'subdistrict',
  districtId: 'district',
  filedBy: 'member',
  estate: '示例小区',
}

const { personId: _member, ...ofAgency } = filed

export const checkInSpecimens: CheckInFacts[] = [filed, { ...ofAgency, subject: 'agency', filedBy: 'agency' }]
