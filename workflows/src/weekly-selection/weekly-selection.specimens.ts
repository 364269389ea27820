/** Made-up weeks in which every round opens: what the documentation and the tests look at. */
import type { Selection, WeeklySelectionFacts } from './weekly-selection.facts.js'

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

const undecided: WeeklySelectionFacts[] = [
  week,
  { ...week, avoiding: [aside] },
  { ...week, avoiding: [aside, { ...aside, by: 'coordinator' }] },
]
const selection: Selection = {
  ...{ outcome: 'selected', model: { subject: 'member', subjectId: 'member' } },
  ...{ reason: '服务最勤', by: 'secretary', at: 0 },
}

export const weeklySelectionSpecimens: WeeklySelectionFacts[] = [
  ...undecided,
  ...undecided.map(each => ({ ...each, selection })),
]
