/**
 * 周典型评选 (P6): what was recommended within a week is compared by the community and decided, one model or none; the next
 * level looks at secrets and personal data before it is published. A week without a recommendation never comes here.
 */
import { lifecycle, type RoundSpec, type View } from '#domain/kernel/lifecycle.js'
import { placesOf } from '#domain/kernel/named-units.js'
import type { WeeklySelectionFacts } from './weekly-selection.facts.js'
import { weeklySelectionForms } from './weekly-selection.forms.js'
import type { WeeklySelectionPolicy } from './weekly-selection.policy.js'
import {
  decidingLevel,
  isChosen,
  isNone,
  isReviewed,
  modelNews,
  reviewingLevel,
  roleOfLevel,
  unitOfLevel,
  weekIsOf,
  weekOf,
  withUnits,
  type Level,
} from './weekly-selection.rules.js'

type Week = View<WeeklySelectionFacts, WeeklySelectionPolicy>

const seatOf = (facts: WeeklySelectionFacts, level: Level) => ({
  chair: level,
  role: roleOfLevel[level],
  unitId: unitOfLevel(facts, level),
})

/** Whoever steps in for somebody who stood aside, and whoever decides anew, has the whole time. */
const deciding = ({ facts, policy }: Week): RoundSpec => {
  const isFirst = facts.avoiding.length === 0 && facts.returns.length === 0
  return {
    form: 'weeklyDecision',
    rule: 'any',
    seats: [seatOf(facts, decidingLevel(facts))],
    fallback: ['SubdistrictCoordinator@subdistrict', 'OrganizationDepartmentOfficer@district'],
    clock: { ...policy.decision, ...(isFirst && { startedAt: facts.countsFrom }) },
  }
}

const reviewing = ({ facts, policy }: Week): RoundSpec => ({
  form: 'publicityReview',
  rule: 'any',
  seats: [seatOf(facts, reviewingLevel(facts))],
  fallback: ['OrganizationDepartmentOfficer@district', 'DeputyHeadInCharge@district'],
  clock: policy.review,
})

/** A round for each level, so that the one of whoever stood aside closes visibly. */
const roundOf = { community: 'decision', subdistrict: 'subdistrictDecision', district: 'districtDecision' }
const waysOn = Object.values(roundOf).map(round => ({
  [`${round}.selected`]: 'reviewing',
  [`${round}.none`]: 'none',
  [`${round}.lapsed`]: 'lapsed',
}))

export const weeklySelection = lifecycle<WeeklySelectionFacts, WeeklySelectionPolicy>({
  kind: 'weeklySelection',
  label: '周典型评选',
  numberPrefix: 'DX',
  firstStage: () => 'deciding',
  main: {
    deciding: {
      label: '待评选',
      opens: week => ({ [roundOf[decidingLevel(week.facts)]]: deciding(week) }),
      on: Object.assign({}, ...waysOn) as Record<string, string>,
    },
    reviewing: {
      label: '待审核公示',
      needs: isChosen,
      opens: week => ({ review: reviewing(week) }),
      on: { 'review.approved': 'published', 'review.returned': 'deciding' },
    },
    published: { label: '已公示', needs: isReviewed, final: true },
    none: { label: '本周无典型', needs: isNone, final: true },
    lapsed: { label: '逾期未评', final: true },
  },
  forms: weeklySelectionForms,
  places: placesOf,
  relocated: withUnits,
  merger: {
    follows: '原社区的这一周仍单独评选，由承接社区决定，与其自己的评选互不影响。',
  },
  subject: facts => `${weekIsOf(facts)}:${facts.week}`,
  rows: weekOf,
  tells: modelNews,
  parties: facts => [{ role: 'CommunityDeputySecretary', unitId: facts.communityId }],
})
