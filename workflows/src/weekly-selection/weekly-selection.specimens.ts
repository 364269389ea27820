/** Made-up weeks in which every round opens: what the documentation and the tests look at. */
import type { WeeklySelectionFacts } from './weekly-selection.facts.js'

const week: WeeklySelectionFacts = {
  communityId: 'community',
  subdistrictId: 'subdistrict',
  districtId: 'district',
  week: '2026-W48',
  sunday: '2026-11-29',
  countsFrom: 0,
  avoiding: [],
  returns: [],
}
const aside = { by: 'secretary', relation: '亲属', at: 0 }

export const weeklySelectionSpecimens: WeeklySelectionFacts[] = [
  week,
  { ...week, avoiding: [aside] },
  { ...week, avoiding: [aside, { ...aside, by: 'coordinator' }] },
]
