/** Made-up objections in which every round opens: what the documentation and the tests look at. */
import type { PointObjectionFacts } from './point-objection.facts.js'

const missing: PointObjectionFacts = {
  month: '2026-09',
  subject: 'member',
  subjectId: 'member',
  agencyId: 'agency',
  communityId: 'community',
  subdistrictId: 'subdistrict',
  districtId: 'district',
  about: 'missing',
  rule: 'activity',
  activity: { id: 'activity', title: '清洁家园', on: '2026-09-12' },
  claim: '参加了清洁活动，未见记入',
}

export const pointObjectionSpecimens: PointObjectionFacts[] = [
  missing,
  { ...missing, subject: 'agency', subjectId: 'agency', about: 'wrong', entryId: '1' },
]
