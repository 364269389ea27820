/** A made-up notice: what the documentation and the tests look at. */
import type { IdleMonthFacts } from './idle-month.facts.js'

export const idleMonthSpecimens: IdleMonthFacts[] = [
  {
    month: '2026-09',
    communityId: 'community',
    subdistrictId: 'subdistrict',
    districtId: 'district',
    members: 3,
    agencies: 1,
  },
]
