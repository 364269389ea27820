/**
 * 项目认领 (P3, M7–M9): negotiation ⇄ resubmission → approval → delivery → acceptance → appraisal.
 * Read from top to bottom; a withdrawal runs beside the main line.
 */
import {
  lifecycle,
  oneOf,
  type ClockSpec,
  type RoundSpec,
  type SeatSpec,
  type View,
} from '#domain/kernel/lifecycle.js'
import { placesOf } from '#domain/kernel/named-units.js'
import type { Role, UnitId } from '#domain/organisation/roles.js'
import type { ClaimFacts } from './claim.facts.js'
import { claimForms } from './claim.forms.js'
import type { ClaimPolicy } from './claim.policy.js'
import { hasRoundsLeft, placeOf, reopenTerms, standingOffer, withUnits } from './claim.rules.js'

type Claim = View<ClaimFacts, ClaimPolicy>

const agencySeat = ({ facts }: Claim): SeatSpec => ({
  chair: 'agency',
  role: 'AgencyLiaison',
  unitId: facts.agencyId,
})
const communitySeat = ({ facts }: Claim): SeatSpec => ({
  chair: 'community',
  role: 'CommunityDeputySecretary',
  unitId: facts.communityId,
})
const bothSides = (claim: Claim): SeatSpec[] => [agencySeat(claim), communitySeat(claim)]

const anyOf = (seats: SeatSpec[], form: string, clock?: ClockSpec): RoundSpec => ({
  form,
  rule: 'any',
  seats,
  ...(clock && { clock }),
})

/** Both sides sign (会签); an offer on the table is already signed by whoever made it. */
const terms = (claim: Claim, clock: ClockSpec): RoundSpec => {
  const offer = standingOffer(claim.facts)
  const seats = bothSides(claim).map(seat =>
    seat.chair === offer?.by
      ? { ...seat, answeredBy: { personId: offer.personId, act: 'sign', at: offer.at } }
      : seat,
  )
  return { form: 'answer', rule: 'all', seats, clock }
}

/** The Organization Department's seats, as many and by the rule that policy says (P4). */
const approval = ({ facts, policy }: Claim, form: string): RoundSpec => {
  const { rule, roles, weights = {}, votes, fallback = [], samePersonPasses } = policy.approval
  return {
    form,
    rule,
    seats: roles.map((role: Role) => ({
      chair: role,
      role,
      unitId: facts.districtId,
      ...(rule === 'votes' && { weight: weights[role] ?? 1 }),
    })),
    ...(rule === 'votes' && votes && { votes }),
    ...(samePersonPasses && { samePersonPasses }),
    fallback: fallback.map(role => `${role}@district`),
    clock: policy.decision,
  }
}

/** Back to the parties, where policy says so; what the approvers have signed may stand meanwhile. */
const verdict = (claim: Claim): RoundSpec => ({
  ...approval(claim, 'verdict'),
  ...(claim.policy.approval.returnable && { returnable: ['negotiating'] }),
})

const consents = ({ facts, policy }: Claim): Record<string, RoundSpec> =>
  Object.fromEntries(
    facts.jointUnits.flatMap(({ unitId, status }, index) =>
      status === 'invited'
        ? [
            [
              `consent-${index + 1}`,
              anyOf([{ chair: unitId, role: 'AgencyLiaison', unitId }], 'consent', policy.consent),
            ],
          ]
        : [],
    ),
  )

const isAccepted = ({ facts }: Claim): boolean => facts.acceptances.some(({ accepted }) => accepted)

/** Either side may ask to withdraw from the first offer until the service is accepted; what is undecided then lapses. */
const withdrawalRequest = (claim: Claim): Record<string, RoundSpec> =>
  claim.facts.submitted && !isAccepted(claim)
    ? { request: { ...anyOf(bothSides(claim), 'withdrawalRequest'), quiet: true } }
    : {}

const withdrawalDecision = (claim: Claim): Record<string, RoundSpec> =>
  isAccepted(claim) ? {} : { decision: approval(claim, 'withdrawalDecision') }

/** A draft is its author's alone: until it is submitted, the claim is seen from nowhere. */
const places = (facts: ClaimFacts): Record<string, UnitId> => {
  if (!facts.submitted) return {}
  const joint = facts.jointUnits.filter(unit => unit.status !== 'declined')
  return {
    ...placesOf(facts),
    ...Object.fromEntries(joint.map(({ unitId }) => [`joint-${unitId}`, unitId])),
  }
}

const negotiationOutcomes = {
  'terms.signed': 'signed',
  'terms.refusedByAgency': 'refusedByAgency',
  'terms.refusedByCommunity': 'refusedByCommunity',
  'terms.released': 'released',
}

export const claim = lifecycle<ClaimFacts, ClaimPolicy>({
  kind: 'claim',
  label: '项目认领',
  numberPrefix: 'RL',
  firstStage: facts => (facts.submitted ? 'negotiating' : 'drafting'),
  main: {
    drafting: {
      label: '草拟',
      opens: claim => ({
        draft: {
          ...anyOf(
            bothSides(claim).filter(seat => seat.chair === claim.facts.startedBy),
            'draft',
          ),
          quiet: true,
        },
      }),
      on: { 'draft.submitted': 'negotiating', 'draft.discarded': 'discarded' },
    },
    negotiating: {
      label: '协商中',
      opens: claim => ({ terms: terms(claim, claim.policy.answer) }),
      returned: (facts, { now, policy }) => reopenTerms(facts, now, policy.maxRenegotiationRounds),
      on: {
        ...negotiationOutcomes,
        'terms.countered': oneOf(['negotiating', 'atJointMeeting'], ({ facts }) =>
          hasRoundsLeft(facts) ? 'negotiating' : 'atJointMeeting',
        ),
      },
    },
    signed: { label: '已签约', on: { 'all.done': 'awaitingApproval' } },
    awaitingApproval: {
      label: '已报批',
      opens: claim => ({ verdict: verdict(claim) }),
      on: {
        'verdict.approved': 'delivering',
        'verdict.returned': 'renegotiating',
        'verdict.rejected': 'rejected',
      },
    },
    renegotiating: {
      label: '发回重新协商',
      opens: claim => ({
        terms: terms(claim, { ...claim.policy.renegotiation, startedAt: claim.facts.negotiation.since }),
      }),
      on: {
        ...negotiationOutcomes,
        'terms.countered': oneOf(['renegotiating', 'atJointMeeting'], ({ facts }) =>
          hasRoundsLeft(facts) ? 'renegotiating' : 'atJointMeeting',
        ),
        'terms.expired': 'atJointMeeting',
      },
    },
    atJointMeeting: {
      label: '提交联席会议',
      opens: ({ facts, policy }) => ({
        item: anyOf(
          [{ chair: 'meeting', role: 'OrganizationDepartmentOfficer', unitId: facts.districtId }],
          'jointMeetingItem',
          policy.jointMeeting,
        ),
      }),
      on: { 'item.resumed': 'negotiating', 'item.dissolved': 'dissolved' },
    },
    delivering: {
      label: '实施中',
      opens: claim => ({
        ...(claim.facts.workPlan
          ? { progress: anyOf([agencySeat(claim)], 'progress') }
          : { plan: anyOf([agencySeat(claim)], 'plan', claim.policy.workPlan) }),
        ...consents(claim),
      }),
      on: { 'progress.completed': 'awaitingAcceptance' },
    },
    awaitingAcceptance: {
      label: '待验收',
      opens: claim => ({ acceptance: anyOf([communitySeat(claim)], 'acceptance', claim.policy.acceptance) }),
      on: { 'acceptance.accepted': 'accepted', 'acceptance.sentBack': 'delivering' },
    },
    accepted: {
      label: '办结',
      opens: claim => ({ appraisal: anyOf([communitySeat(claim)], 'appraisal', claim.policy.appraisal) }),
      on: { 'appraisal.appraised': 'appraised' },
    },
    appraised: { label: '已评议', final: true },
    refusedByAgency: { label: '拒绝认领', final: true },
    refusedByCommunity: { label: '拒绝签约', final: true },
    released: { label: '解除认领', final: true },
    rejected: { label: '不予通过', final: true },
    dissolved: { label: '联席会议终止', final: true },
    withdrawn: { label: '已退出', final: true },
    discarded: { label: '已放弃', final: true },
  },
  beside: {
    withdrawal: {
      first: 'none',
      stages: {
        none: {
          label: '未申请退出',
          opens: withdrawalRequest,
          on: {
            'request.requested': oneOf(['requested', 'granted'], ({ facts }) =>
              facts.signedAt === undefined ? 'granted' : 'requested',
            ),
          },
        },
        requested: {
          label: '退出审批中',
          opens: withdrawalDecision,
          on: { 'decision.granted': 'granted', 'decision.denied': 'none', 'all.done': 'none' },
        },
        granted: { label: '同意退出', moves: { region: 'main', stage: 'withdrawn' } },
      },
    },
  },
  forms: claimForms,
  places,
  relocated: withUnits,
  merger: {
    follows: '由承接单位继续：社区、机关、街道的席位随单位转去，环节和期限不变。',
  },
  recalled: facts =>
    facts.submitted ? { stage: 'drafting', facts: { ...facts, submitted: false, drafted: true } } : undefined,
  subject: ({ projectId, agencyId, shared }, stage) =>
    stage === 'drafting' ? undefined : shared ? `${projectId}:${agencyId}` : projectId,
  rows: placeOf,
  parties: facts =>
    facts.submitted
      ? [
          { role: 'AgencyLiaison', unitId: facts.agencyId },
          { role: 'CommunityDeputySecretary', unitId: facts.communityId },
        ]
      : [],
})
