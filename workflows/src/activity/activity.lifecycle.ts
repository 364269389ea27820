/**
 * 服务活动 (P5): a community plans it, members hear of it and sign up, it is held, the organiser confirms who was there and
 * sums it up. Signing up and attendance are rows; only what somebody must do by a deadline is a round.
 */
import { lifecycle, type ClockSpec, type RoundSpec, type SeatSpec } from '#domain/kernel/lifecycle.js'
import { placesOf, withUnitsMoved } from '#domain/kernel/named-units.js'
import type { ActivityFacts } from './activity.facts.js'
import { activityForms } from './activity.forms.js'
import type { ActivityPolicy } from './activity.policy.js'
import { activityNews, activityRow, untilTheEnd } from './activity.rules.js'

const organiser = ({ communityId }: ActivityFacts): SeatSpec => ({
  chair: 'organiser',
  role: 'CommunityDeputySecretary',
  unitId: communityId,
})

const byOrganiser = (facts: ActivityFacts, form: string, clock: ClockSpec): RoundSpec => ({
  form,
  rule: 'any',
  seats: [organiser(facts)],
  clock,
})

/** A standing right, in no inbox; the end of the activity is its deadline. */
const organise = (facts: ActivityFacts): RoundSpec => ({
  ...byOrganiser(facts, 'organising', untilTheEnd(facts)),
  quiet: true,
})

const review = ({ subdistrictId }: ActivityFacts, { review: clock }: ActivityPolicy): RoundSpec => ({
  form: 'planReview',
  rule: 'any',
  seats: [{ chair: 'subdistrict', role: 'SubdistrictCoordinator', unitId: subdistrictId }],
  clock,
})

export const activity = lifecycle<ActivityFacts, ActivityPolicy>({
  kind: 'activity',
  label: '服务活动',
  numberPrefix: 'HD',
  firstStage: () => 'planned',
  main: {
    planned: {
      label: '待审核',
      opens: ({ facts, policy }): Record<string, RoundSpec> =>
        policy.reviews > 0 ? { review: review(facts, policy), organise: organise(facts) } : {},
      on: {
        'review.approved': 'open',
        'review.refused': 'refused',
        'organise.changed': 'planned',
        'organise.cancelled': 'cancelled',
        'organise.over': 'lapsed',
        'all.done': 'open',
      },
    },
    open: {
      label: '报名中',
      opens: ({ facts }) => ({ organise: organise(facts) }),
      on: { 'organise.changed': 'open', 'organise.cancelled': 'cancelled', 'organise.over': 'held' },
    },
    held: {
      label: '待确认考勤',
      opens: ({ facts, policy }) => ({
        confirmAttendance: byOrganiser(facts, 'attendanceConfirmation', {
          ...policy.confirmation,
          startedAt: facts.plan.endsAt,
        }),
      }),
      on: { 'confirmAttendance.confirmed': 'summarising' },
    },
    summarising: {
      label: '待小结',
      opens: ({ facts, policy }) => ({ summary: byOrganiser(facts, 'activitySummary', policy.summary) }),
      on: { 'summary.summarised': 'closed' },
    },
    closed: { label: '已完成', final: true },
    cancelled: { label: '已取消', final: true },
    refused: { label: '未通过审核', final: true },
    lapsed: { label: '未及审核', final: true },
  },
  forms: activityForms,
  places: placesOf,
  relocated: withUnitsMoved,
  merger: {
    follows: '由承接社区继续组织，报名、签到、确认、小结不受影响。',
  },
  rows: activityRow,
  tells: activityNews,
  parties: ({ communityId }) => [{ role: 'CommunityDeputySecretary', unitId: communityId }],
})
